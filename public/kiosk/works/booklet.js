import { setUsable, tool } from '../glass/button.js';
import { el } from '../glass/dom.js';
import { wordsFor } from '../held/exhibition.js';
import { say } from '../say.js';
import { createPicture } from './picture.js';

/** A finger that goes so far across the page turns it, as a part of its width. */
const turnsAt = 0.15;

/**
 * A work that is read page by page: by two large buttons, or with a finger while the whole page shows.
 * @param {import('../types.d.ts').StoryContext} context
 * @param {import('../types.d.ts').ScreenMedia} media
 * @returns {import('../types.d.ts').Part}
 */
export function bookletPart(context, media) {
  const { story, place } = context;
  const count = media.pages.length;
  const forward = story.direction === 'rtl' ? -1 : 1;
  // Going back to this story, or a change of its words, finds the same page again.
  const seen = place.pages ?? {};
  place.pages = seen;
  let at = Math.min(count - 1, seen[media.id] ?? 0);
  /** @type {ReturnType<typeof createPicture> | null} */
  let picture = null;

  const frame = el('div', { class: 'booklet-page' });
  const stage = el('div', { class: 'stage' }, frame);
  const previous = tool(forward === 1 ? 'left' : 'right', say('player-page-previous'), () => turn(-1));
  const next = tool(forward === 1 ? 'right' : 'left', say('player-page-next'), () => turn(1));
  const number = el('p', { class: 'place', role: 'status' });
  const tools = el('div', { class: 'tools-of-page' });
  const ways = el('div', { class: 'tools-of-page' });

  /** @type {Set<number>} */
  const fingers = new Set();
  /** @type {number | null} */
  let touched = null;

  /** @param {number} by */
  function turn(by) {
    const wanted = Math.min(count - 1, Math.max(0, at + by));
    if (wanted !== at) show(wanted);
  }
  /** @param {number} wanted */
  function show(wanted) {
    at = wanted;
    // A finger that lay on the last picture may never be said to have gone.
    fingers.clear();
    touched = null;
    seen[media.id] = at;
    picture?.leave();
    picture = createPicture(context, media, { page: at + 1, alt: media.pages[at]?.alt ?? null });
    frame.replaceChildren(picture.box, picture.status);
    tools.replaceChildren(...picture.tools);
    ways.replaceChildren(...picture.ways);
    number.textContent = say('player-page-of', { page: at + 1, pages: count });
    setUsable(previous, at > 0);
    setUsable(next, at < count - 1);
  }

  frame.addEventListener(
    'pointerdown',
    (event) => {
      fingers.add(event.pointerId);
      touched = fingers.size === 1 && picture?.isWhole() ? event.clientX : null;
    },
    { capture: true },
  );
  for (const end of /** @type {const} */ (['pointerup', 'pointercancel'])) {
    frame.addEventListener(
      end,
      (event) => {
        fingers.delete(event.pointerId);
        const far = touched === null || end === 'pointercancel' ? 0 : event.clientX - touched;
        touched = null;
        if (Math.abs(far) > turnsAt * frame.clientWidth && picture?.isWhole())
          turn(far < 0 ? forward : -forward);
      },
      { capture: true },
    );
  }
  show(at);

  const whole = wordsFor(media.alt);
  return {
    form: 'artwork',
    stage,
    tools: [tools],
    ways: [ways],
    seeker: el(
      'div',
      { class: 'pager page-turner', dir: forward === 1 ? 'ltr' : 'rtl' },
      previous,
      number,
      next,
    ),
    text: whole ? [el('p', { class: 'visually-hidden', lang: story.language }, whole)] : [],
    isPlaying: () => false,
    leave: () => picture?.leave(),
  };
}
