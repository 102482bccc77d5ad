import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** A time of its own, in milliseconds: it stands still while anything runs, and then goes on to the next who waits. */
export class VirtualTime {
  now = 0;
  #waiting: { readonly at: number; readonly goOn: () => void }[] = [];

  wait(milliseconds: number): Promise<void> {
    return new Promise((goOn) => this.#waiting.push({ at: this.now + Math.max(0, milliseconds), goOn }));
  }

  /** Resolves once nobody waits any more. */
  async run(): Promise<void> {
    for (;;) {
      // What runs by turns of the real loop has had some.
      for (let turn = 0; turn < 4; turn += 1) await turnOfTheLoop();
      const next = this.#waiting.reduce<number>(
        (least, { at }) => Math.min(least, at),
        Number.POSITIVE_INFINITY,
      );
      if (next === Number.POSITIVE_INFINITY) return;
      this.now = next;
      const due = this.#waiting.filter(({ at }) => at === next);
      this.#waiting = this.#waiting.filter(({ at }) => at !== next);
      for (const { goOn } of due) goOn();
    }
  }
}
