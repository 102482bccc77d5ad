/** Milliseconds: between two looks at what shows, longer than a work takes to fade in (kiosk.css), and how long one may take to open. */
const often = 250;
const fade = 2000;
const patience = 10_000;

/**
 * A work that shows by itself for its time.
 * @typedef {object} Work
 * @property {HTMLElement} node
 * @property {Promise<unknown>} ready rejects where it cannot show
 * @property {() => void} play
 * @property {() => number} left in seconds; 0 once it is over
 * @property {() => void} fails has its file read again
 * @property {() => void} leave lets go of all that it holds
 */

/**
 * @typedef {object} Turn
 * @property {() => Work} make
 * @property {() => void} take it has shown, and the next one has its turn; one that a visit cuts short has it again
 * @property {() => void} passBy it cannot show now
 * @property {() => boolean} isAllowed whether it may show still
 */

/**
 * One work after another, and never nothing between two: the next is made ready while the last one shows, fades in over it,
 * and only then does the last one go. One that does not open is passed by.
 * @param {HTMLElement} place
 * @param {{ next(): Turn | null, lead: number }} how `lead` is how long before the end of a work the next is made ready, in seconds
 */
export function takeTurns(place, { next, lead }) {
  /** @typedef {{ turn: Turn, work: Work, isTaken?: boolean }} Shown */
  /** @type {Shown | null} */
  let current = null;
  /** @type {Shown | null} */
  let upcoming = null;
  /** @type {Set<Shown>} */
  const going = new Set();
  let isPreparing = false;
  let isLeft = false;

  async function prepare() {
    if (isPreparing || upcoming) return;
    isPreparing = true;
    if (current && !current.isTaken) current.turn.take();
    if (current) current.isTaken = true;
    while (!upcoming && !isLeft) {
      const turn = next();
      if (!turn) break;
      upcoming = await opened(turn);
    }
    isPreparing = false;
    look();
  }

  /** @param {Turn} turn */
  async function opened(turn) {
    const work = turn.make();
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error('It does not open')), patience);
    });
    try {
      await Promise.race([work.ready, late]);
      if (!isLeft && turn.isAllowed()) return { turn, work };
    } catch {
      turn.passBy();
      if (!isLeft) work.fails();
    } finally {
      clearTimeout(timer);
    }
    work.leave();
    return null;
  }

  function look() {
    if (isLeft) return;
    const left = current?.work.left() ?? 0;
    if (left <= lead) void prepare();
    if (left <= 0 && upcoming) hang(upcoming);
  }

  /** @param {Shown} fresh */
  function hang(fresh) {
    const old = current;
    [current, upcoming] = [fresh, null];
    const { node } = fresh.work;
    place.append(node);
    // Only what was there without can fade in.
    node.getBoundingClientRect();
    node.classList.add('is-shown');
    fresh.work.play();
    if (!old) return;
    // What goes must not be spoken of.
    old.work.node.setAttribute('aria-hidden', 'true');
    going.add(old);
    setTimeout(() => drop(old), fade);
  }

  /** @param {Shown} old */
  function drop(old) {
    going.delete(old);
    old.work.leave();
    old.work.node.remove();
  }

  const timer = setInterval(look, often);
  look();

  return {
    /** What may be shown has changed: what may not any more leaves at once, and all else plays on. */
    renew() {
      for (const old of [...going]) if (!old.turn.isAllowed()) drop(old);
      if (upcoming && !upcoming.turn.isAllowed()) {
        drop(upcoming);
        upcoming = null;
      }
      if (current && !current.turn.isAllowed()) {
        drop(current);
        current = null;
      }
      look();
    },
    leave() {
      isLeft = true;
      clearInterval(timer);
      for (const shown of [current, upcoming, ...going]) if (shown) drop(shown);
    },
  };
}
