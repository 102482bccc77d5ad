import { kindOf } from '../held/exhibition.js';

/**
 * Which story shows next where nobody chooses: on a wall, and in the loop that plays while nobody is there. Nothing here asks
 * the time, the disk or chance, so that a day of it can be counted.
 */

/**
 * Where the loop is. A round shows each story once; what has shown in it is known by its id, so that stories may come and go,
 * and a visit or a power cut loses nobody's turn.
 * @typedef {object} LoopState
 * @property {Readonly<Record<string, Round>>} rounds by form where forms have shares, otherwise 'all'
 * @property {Readonly<Record<string, number>>} used by form: seconds that it has had, divided by its share
 * @property {string | null} last the story that showed last
 */

/** @typedef {{ readonly number: number, readonly seen: readonly string[] }} Round */

/**
 * @typedef {object} LoopRules
 * @property {'shuffled' | 'in-order'} order
 * @property {Readonly<Record<string, number>> | null} shares of the time, by form; null where each story shows once a round
 * @property {string} seed of the shuffle, another one each day
 */

/** @type {LoopState} */
export const freshLoop = { rounds: {}, used: {}, last: null };

/** The form that a story has most to show in. */
const heaviest = /** @type {const} */ (['film', 'sound', 'artwork']);

/**
 * What a story counts as where each form has a share.
 * @param {import('../types.d.ts').ScreenStory} story
 */
export const shareOf = ({ media }) =>
  heaviest.find((form) =>
    media.some((each) => (kindOf(each) === 'moving' ? 'artwork' : each.form) === form),
  ) ?? 'words';

/**
 * The story whose turn it is, and where the loop is once it has shown; null where there is none.
 * @param {LoopState} state
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories in the order of the exhibition, none of them with a note
 * @param {LoopRules} rules
 * @param {(story: import('../types.d.ts').ScreenStory) => number} secondsOf how long a story takes
 * @returns {{ story: import('../types.d.ts').ScreenStory, lot: number, state: LoopState } | null} `lot` is another one in each round
 */
export function nextInLoop(state, stories, rules, secondsOf) {
  const { shares, seed, order } = rules;
  // None shows twice running where there is another.
  const others = stories.filter(({ id }) => id !== state.last);
  const form = shares
    ? (formWhoseTurnItIs(state, others, shares) ?? formWhoseTurnItIs(state, stories, shares))
    : 'all';
  if (form === undefined) return null;
  const own = shares ? stories.filter((story) => shareOf(story) === form) : stories;
  const turn = nextInRound(state.rounds[form], own, order, seed, state.last);
  if (!turn) return null;
  const { story, round } = turn;
  return {
    story,
    lot: lotOf(`${seed} ${round.number} ${story.id}`),
    state: {
      rounds: { ...state.rounds, [form]: round },
      used: shares ? usedAfter(state, stories, shares, form, secondsOf(story)) : {},
      last: story.id,
    },
  };
}

/**
 * The form that has had least for its share, of those that something hangs of; undefined where none has a share.
 * @param {LoopState} state
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @param {Readonly<Record<string, number>>} shares
 */
function formWhoseTurnItIs({ used }, stories, shares) {
  return present(stories, shares).toSorted((one, other) => (used[one] ?? 0) - (used[other] ?? 0))[0];
}

/**
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @param {Readonly<Record<string, number>>} shares
 */
const present = (stories, shares) =>
  [...new Set(stories.map(shareOf))].filter((form) => (shares[form] ?? 0) > 0);

/** The most, in seconds, that a form has to catch up on. */
const mostBehind = 1800;

/**
 * Counted from the form that has had least. A form of which nothing hung for a while does not catch up on that, and one that
 * has too few stories for its share not on all of it.
 * @param {LoopState} state
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @param {Readonly<Record<string, number>>} shares
 * @param {string} form
 * @param {number} seconds
 */
function usedAfter({ used }, stories, shares, form, seconds) {
  const now = present(stories, shares).map((each) => {
    const more = each === form ? seconds / (shares[each] ?? 1) : 0;
    return /** @type {const} */ ([each, (used[each] ?? 0) + more]);
  });
  const least = Math.min(...now.map(([, had]) => had));
  return Object.fromEntries(now.map(([each, had]) => [each, Math.min(mostBehind, had - least)]));
}

/**
 * @param {Round | undefined} round
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @param {LoopRules['order']} order
 * @param {string} seed
 * @param {string | null} last
 */
function nextInRound(round = { number: 0, seen: [] }, stories, order, seed, last) {
  const ids = new Set(stories.map(({ id }) => id));
  // Of those that have left nothing is kept.
  const showed = round.seen.filter((id) => ids.has(id));
  const isOver = showed.length >= stories.length;
  const [number, seen] = isOver ? [round.number + 1, []] : [round.number, showed];
  const left = stories.filter(({ id }) => !seen.includes(id));
  const others = left.length > 1 ? left.filter(({ id }) => id !== last) : left;
  const story = order === 'shuffled' ? firstByLot(others, `${seed} ${number}`) : others[0];
  return story && { story, round: { number, seen: [...seen, story.id] } };
}

/**
 * The first of the order that a seed gives; a story's place in it does not hang on what else is there.
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @param {string} seed
 */
function firstByLot(stories, seed) {
  let [first, least] = [stories[0], Number.POSITIVE_INFINITY];
  for (const story of stories) {
    const lot = lotOf(`${seed} ${story.id}`);
    if (lot < least) [first, least] = [story, lot];
  }
  return first;
}

/**
 * A number by lot, from 0 to 2³², which hangs on every letter: FNV-1a, mixed as MurmurHash3 ends.
 * @param {string} text
 */
function lotOf(text) {
  let lot = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) lot = Math.imul(lot ^ text.charCodeAt(at), 0x01_00_01_93);
  lot = Math.imul(lot ^ (lot >>> 16), 0x85_eb_ca_6b);
  lot = Math.imul(lot ^ (lot >>> 13), 0xc2_b2_ae_35);
  return (lot ^ (lot >>> 16)) >>> 0;
}
