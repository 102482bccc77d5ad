import { forgetState, readState, writeState } from '../held/state.js';
import { freshLoop, nextInLoop } from './loop-order.js';

const saved = 'loop';
/** Milliseconds: how much of the loop's way a power cut may lose. */
const seldom = 60_000;
/** Milliseconds for which a story that did not open is passed by. */
const apart = 300_000;

/**
 * Knows where the loop is, over visits and over restarts, so that it goes on there and every story has its turn.
 * @param {boolean} isKept a preview keeps nothing
 */
export async function openLoop(isKept) {
  /** @type {import('./loop-order.js').LoopState} */
  let state = (isKept && (await readState(saved))) || freshLoop;
  let written = Number.NEGATIVE_INFINITY;
  /** @type {Map<string, number>} */
  const passed = new Map();
  return {
    /**
     * Whose turn it is. It is another's once `take` was called, and for now after `passBy`.
     * @param {readonly import('../types.d.ts').ScreenStory[]} stories
     * @param {import('./loop-order.js').LoopRules} rules
     * @param {(story: import('../types.d.ts').ScreenStory) => number} secondsOf
     */
    next(stories, rules, secondsOf) {
      const now = performance.now();
      // One that has left and come back, with its file anew, opens perhaps.
      for (const id of passed.keys()) if (!stories.some((story) => story.id === id)) passed.delete(id);
      const opening = stories.filter(({ id }) => (passed.get(id) ?? now) <= now);
      const turn = nextInLoop(state, opening, rules, secondsOf);
      if (!turn) return null;
      return {
        story: turn.story,
        lot: turn.lot,
        take() {
          state = turn.state;
          if (!isKept || performance.now() < written + seldom) return;
          written = performance.now();
          void writeState(saved, state);
        },
        passBy: () => void passed.set(turn.story.id, performance.now() + apart),
      };
    },
    async forget() {
      state = freshLoop;
      if (isKept) await forgetState(saved);
    },
  };
}

/**
 * The seed of a screen's day: another order each day, and not that of the screen beside it.
 * @param {import('../types.d.ts').Keeper} keeper
 */
export function seedOfDay(keeper) {
  const today = new Date();
  return `${keeper.exhibition().screen.id} ${today.getFullYear()}-${today.getMonth()}-${today.getDate()}`;
}
