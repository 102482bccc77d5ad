/**
 * Reads a film's description aloud while it plays, moment by moment, for people who cannot see it. The film grows quiet under
 * the words, and waits where they last longer than until the next moment or until somebody speaks. Without this script the
 * description is text. `[data-described]` holds the moments, each with its second in `data-at`, and says in `data-speech` when
 * somebody speaks; `data-read` is what the button says, `data-write` what it says where there is no voice, and `data-from` what
 * a moment's link does.
 */
import { datum, find, findAll } from '../shared/dom.js';
import { describeAloud } from './describe-aloud.js';
import { momentLink } from './moments.js';
import { teller } from './teller.js';

/** @typedef {import('./describe-aloud.js').Moment} Moment */

const remembered = 'description-aloud';
/** The film's sound under the words, as part of its own. */
const quiet = 0.2;
/** Two of a player’s volumes that are one. */
const same = 0.001;

for (const list of findAll(document, '[data-described]', HTMLElement)) {
  const work = list.closest('.work');
  if (work instanceof HTMLElement) describe(work, list);
}

/**
 * @param {HTMLElement} work
 * @param {HTMLElement} list
 */
function describe(work, list) {
  const video = find(work, 'video', HTMLVideoElement);
  const moments = momentsIn(work, list);
  // A person's voice says it.
  if (work.querySelector('.with-voice')) return;
  const language = list.closest('[lang]')?.getAttribute('lang') ?? '';
  const written = document.createElement('p');
  written.className = 'described-words';
  written.setAttribute('role', 'status');
  written.lang = language;
  written.dir = 'auto';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button secondary aloud';
  (video.closest('.film-frame') ?? video).after(written, button);

  const { isVoiced, tell } = teller(written, language);
  let isOn = recall();
  const { turn, stop } = describeAloud(video, moments, { isOn, tell, quieten: () => quieten(video) });

  const show = () => {
    button.textContent = datum(list, isVoiced() ? 'read' : 'write');
    button.setAttribute('aria-pressed', String(isOn));
    written.classList.toggle('has-room', isOn && !isVoiced());
  };
  addEventListener('pagehide', stop);
  button.addEventListener('click', () => {
    isOn = !isOn;
    remember(isOn);
    turn(isOn);
    show();
  });
  if ('speechSynthesis' in window) speechSynthesis.addEventListener?.('voiceschanged', show);
  show();
}

/**
 * @param {HTMLElement} work
 * @param {HTMLElement} list
 * @returns {Moment[]} in their order; their times become links
 */
function momentsIn(work, list) {
  const items = findAll(list, '[data-at]', HTMLElement);
  const starts = items.map((item) => Number(datum(item, 'at')));
  const spoken = datum(list, 'speech').split(' ').filter(Boolean).map(Number);
  return items.map((item, index) => {
    const at = starts[index] ?? 0;
    find(item, '.moment', HTMLElement).replaceWith(momentLink(work, at, datum(list, 'from')));
    return {
      at,
      words: find(item, ':scope > span:last-child', HTMLElement).textContent ?? '',
      until: Math.min(...[...starts, ...spoken].filter((start) => start > at)),
    };
  });
}

/**
 * @param {HTMLVideoElement} video
 * @returns {(() => void) | null} makes it as loud as it was; null where it stays as loud as it is
 */
function quieten(video) {
  const before = video.volume;
  const under = before * quiet;
  video.volume = under;
  if (Math.abs(video.volume - under) > same) return null;
  return () => {
    // Whoever has set it meanwhile wants it so.
    if (Math.abs(video.volume - under) < same) video.volume = before;
  };
}

/** A browser may refuse to keep anything. */
function recall() {
  try {
    return localStorage.getItem(remembered) === 'yes';
  } catch {
    return false;
  }
}

/** @param {boolean} isOn */
function remember(isOn) {
  try {
    if (isOn) localStorage.setItem(remembered, 'yes');
    else localStorage.removeItem(remembered);
  } catch {
    // It holds for this page.
  }
}
