import { forgetState, readState, writeState } from '../held/state.js';

/** Milliseconds between two looks whether nobody stands there. */
const often = 1000;
const saved = 'commands';

/**
 * What a curator asked of this screen: each is carried out once, and what came of it goes with the next beat. All of it
 * outlives a restart, and one that a restart cut short is begun again while its time lasts.
 * @param {import('../types.d.ts').Clock} clock
 */
export async function openCommands(clock) {
  /** @type {import('../types.d.ts').HeldCommand[]} */
  let held = (await readState(saved)) ?? [];
  /** @type {import('../types.d.ts').CommandActs | null} */
  let acts = null;
  const save = () => writeState(saved, held);

  /** @param {import('../types.d.ts').HeldCommand} command */
  async function carryOut(command) {
    if (!acts || command.outcome !== null) return;
    const { isIdle, ended } = acts;
    const isOver = () => clock.now() >= Date.parse(command.until);
    /** @param {import('../types.d.ts').Outcome} outcome */
    const end = async (outcome) => {
      command.outcome = outcome;
      await save();
    };
    const act = acts.does[command.command];
    try {
      if (!act) await end('unknown');
      else if (isOver() || !(await whenNobodyIsThere(act.waits, isIdle, isOver))) await end('late');
      else await act.act(command.id, end);
    } catch {
      await end('failed');
    }
    ended();
  }

  return {
    /** To be told with the next beat. */
    done: () => held.flatMap(({ id, outcome }) => (outcome === null ? [] : [{ id, outcome }])),
    /**
     * These have been told, and those have been asked for.
     * @param {readonly { readonly id: string }[]} told
     * @param {readonly import('../types.d.ts').GivenCommand[]} given
     */
    async heard(told, given) {
      if (told.length === 0 && given.length === 0) return;
      const fresh = given.map((command) => ({ ...command, outcome: null }));
      held = [...held.filter(({ id }) => !told.some((each) => each.id === id)), ...fresh];
      await save();
      for (const command of fresh) void carryOut(command);
    },
    /** @param {import('../types.d.ts').CommandActs} given */
    start(given) {
      acts = given;
      for (const command of held) void carryOut(command);
    },
    async forget() {
      held = [];
      await forgetState(saved);
    },
  };
}

/**
 * Resolves to false where somebody was there until its time was over.
 * @param {boolean} waits
 * @param {() => boolean} isIdle
 * @param {() => boolean} isOver
 */
async function whenNobodyIsThere(waits, isIdle, isOver) {
  while (waits && !isIdle()) {
    await new Promise((resolve) => setTimeout(resolve, often));
    if (isOver()) return false;
  }
  return true;
}
