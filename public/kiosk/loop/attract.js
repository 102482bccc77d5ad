import { el } from '../glass/dom.js';
import { kindName, kindsOf, stillHangs } from '../held/exhibition.js';
import { say } from '../say.js';
import { seedOfDay } from './loop.js';
import { momentSeconds, playsByItself, worksOf } from './programme.js';
import { labelOf, showWork } from './showing.js';
import { takeTurns } from './turns.js';

/** Seconds before the end of a work at which the next is made ready. */
const lead = 4;

/**
 * The silent loop that plays while nobody is there: a moment of one story after another with its label (P32), shuffled anew
 * each day. After a visit it goes on where it was, so that every story is seen.
 * @param {Pick<import('../types.d.ts').Context, 'keeper' | 'address'> & { loop: import('../types.d.ts').Loop, start(): void }} context
 * @returns {import('../types.d.ts').Screen}
 */
export function attractScreen({ keeper, address, loop, start }) {
  const { exhibition } = keeper.exhibition();
  const stage = el('div', { class: 'attract-stage turns', 'aria-live': 'off' });
  /** @returns {import('./turns.js').Turn | null} */
  function next() {
    const rules = /** @type {const} */ ({ order: 'shuffled', shares: null, seed: seedOfDay(keeper) });
    const turn = loop.next(playsByItself(keeper.stories()), rules, () => momentSeconds);
    if (!turn) return null;
    const { story, lot, take, passBy } = turn;
    // Of a story with several works one shows, by lot.
    const works = worksOf(story);
    const media = works[lot % works.length] ?? null;
    return {
      take,
      passBy,
      make: () =>
        showWork(
          { keeper, address },
          story,
          media,
          { isWhole: false, volume: null, lot },
          labelWithForms(story),
        ),
      isAllowed: () => stillHangs(story, media, keeper.stories()),
    };
  }

  /** @param {KeyboardEvent} event */
  function keydown({ key }) {
    if (key === 'Enter' || key === ' ') start();
  }

  const turns = takeTurns(stage, { next, lead });
  const node = el(
    'section',
    // The whole glass is the button. A press held long is a touch too.
    { class: 'screen attract', on: { click: start, contextmenu: start, keydown } },
    el(
      'header',
      { class: 'attract-title' },
      exhibition.place && el('p', { class: 'over' }, exhibition.place),
      el('h1', {}, exhibition.title),
    ),
    stage,
    el(
      'button',
      { type: 'button', class: 'attract-start' },
      el('span', { class: 'attract-ring', 'aria-hidden': 'true' }),
      say('player-attract-start'),
    ),
  );
  return { node, name: 'attract', renew: turns.renew, leave: turns.leave };
}

/** @param {import('../types.d.ts').ScreenStory} story */
function labelWithForms(story) {
  // What shows speaks for itself, unless there is more to it than a picture.
  const kinds = kindsOf(story).filter((kind) => kind !== 'artwork' && kind !== 'words');
  return labelOf(story, ...kinds.map((kind) => el('span', { class: 'attract-form' }, kindName(kind))));
}
