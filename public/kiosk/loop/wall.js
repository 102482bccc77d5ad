import { el } from '../glass/dom.js';
import { stillHangs } from '../held/exhibition.js';
import { seedOfDay } from './loop.js';
import { shareOf } from './loop-order.js';
import { playsByItself, storySeconds, worksOf } from './programme.js';
import { labelOf, showWork } from './showing.js';
import { takeTurns } from './turns.js';

/** Seconds before the end of a work at which the next is made ready. */
const lead = 10;

/** Of a screen that was made a wall with nothing said of how. */
const plainWall = /** @type {const} */ ({ order: 'shuffled', sound: false, shares: null });

/**
 * What a wall may show: of the forms that its curator gives any time.
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @param {import('../types.d.ts').Profile | null} profile
 */
export function wallStories(stories, profile) {
  const shares = profile?.wall?.shares;
  return playsByItself(stories).filter((story) => !shares || shares[shareOf(story)] > 0);
}

/**
 * A screen that nobody can reach: whole works, one story after another, each with its title and whose it is. Nothing on it
 * can be touched.
 * @param {Pick<import('../types.d.ts').Context, 'keeper' | 'address'> & { loop: import('../types.d.ts').Loop }} context
 * @returns {import('../types.d.ts').Screen}
 */
export function wallScreen({ keeper, address, loop }) {
  const place = el('div', { class: 'turns', 'aria-live': 'off' });
  /** What is still to come of the story that shows. @type {import('./turns.js').Turn[]} */
  let rest = [];

  const wall = () => keeper.profile()?.wall ?? plainWall;
  const volume = () => (wall().sound ? (keeper.profile()?.volumeLimit ?? 0) : null);

  /** @returns {import('./turns.js').Turn | null} */
  function next() {
    rest = rest.filter((turn) => turn.isAllowed());
    return rest[0] ?? ofNextStory();
  }

  function ofNextStory() {
    const { order, shares } = wall();
    const seed = seedOfDay(keeper);
    const how = { isMuted: volume() === null };
    const mine = wallStories(keeper.stories(), keeper.profile());
    const turn = loop.next(mine, { order, shares, seed }, (story) => storySeconds(story, how));
    if (!turn) return null;
    const turns = worksOf(turn.story).map((media) => turnOf(turn.story, media, turn.lot));
    const [first] = turns;
    if (!first) return null;
    return {
      ...first,
      passBy: turn.passBy,
      take() {
        turn.take();
        rest = turns.slice(1);
      },
    };
  }

  /**
   * @param {import('../types.d.ts').ScreenStory} story
   * @param {import('../types.d.ts').ScreenMedia | null} media
   * @param {number} lot
   * @returns {import('./turns.js').Turn}
   */
  function turnOf(story, media, lot) {
    const leaveRest = () => {
      rest = rest.filter((each) => each !== own);
    };
    /** @type {import('./turns.js').Turn} */
    const own = {
      make: () =>
        showWork(
          { keeper, address },
          story,
          media,
          { isWhole: true, volume: volume(), lot },
          labelOf(story, el('span', { class: 'wall-of' }, keeper.exhibition().exhibition.title)),
        ),
      take: leaveRest,
      passBy: leaveRest,
      isAllowed: () => stillHangs(story, media, keeper.stories()),
    };
    return own;
  }

  const turns = takeTurns(place, { next, lead });
  const title = el('h1', { class: 'visually-hidden' }, keeper.exhibition().exhibition.title);
  return {
    node: el('section', { class: 'screen wall' }, title, place),
    name: 'wall',
    renew() {
      title.textContent = keeper.exhibition().exhibition.title;
      turns.renew();
    },
    leave: turns.leave,
  };
}
