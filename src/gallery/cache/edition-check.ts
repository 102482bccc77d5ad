import { setImmediate as thisTurn } from 'node:timers/promises';

/**
 * Lets many requests share one question to the store. A question leaves once every request that this turn of the loop
 * brings has been read; whoever comes while it is on its way waits for the next one. So every answer was asked for after
 * its request had come: one query serves a crowd and none gets old news.
 */
export function createEditionCheck(ask: () => Promise<string>): () => Promise<string> {
  let onItsWay: Promise<unknown> = Promise.resolve();
  let gathering: Promise<string> | null = null;

  async function askOnce(): Promise<string> {
    await onItsWay;
    await thisTurn();
    gathering = null;
    const asked = ask();
    onItsWay = asked.catch(() => undefined);
    return asked;
  }

  return () => {
    gathering ??= askOnce();
    return gathering;
  };
}
