/**
 * Reads a film's description aloud while it plays, moment by moment, for people who cannot see it. The film grows quiet under
 * the words, and waits where they last longer than until the next moment or until somebody speaks. Without this script the
 * description is text. `[data-described]` holds the moments, each with its second in `data-at`, and says in `data-speech` when
 * somebody speaks; `data-read` is what the button says, `data-write` what it says where there is no voice, and `data-from` what
 * a moment's link does.
 */
import { datum, find, findAll } from '../shared/dom.js';
import { momentLink } from './moments.js';
import { teller } from './teller.js';

/** @typedef {{ at: number, words: string, until: number }} Moment `until` is when something else is to be heard */

const remembered = 'description-aloud';
/** The film's sound under the words, as part of its own. */
const quiet = 0.2;
/** Two of a player’s volumes that are one. */
const same = 0.001;
/** Seconds: players tell where they are four times a second, and do not keep to a place exactly. */
const [early, near] = [0.3, 0.05];

for (const list of findAll(document, '[data-described]', HTMLElement)) {
  const figure = list.closest('figure.work');
  if (figure instanceof HTMLElement) describe(figure, list);
}

/**
 * @param {HTMLElement} figure
 * @param {HTMLElement} list
 */
function describe(figure, list) {
  const video = find(figure, 'video', HTMLVideoElement);
  const moments = momentsIn(figure, list);
  // A person's voice says it.
  if (figure.querySelector('.with-voice')) return;
  const language = list.closest('[lang]')?.getAttribute('lang') ?? '';
  const written = document.createElement('p');
  written.className = 'described-words';
  written.setAttribute('role', 'status');
  written.lang = language;
  written.dir = 'auto';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button secondary aloud';
  video.after(written, button);

  const { isVoiced, tell } = teller(written, language);
  let isOn = recall();
  /** Seconds up to which all has been told. */
  let told = 0;
  /** @type {{ moment: Moment, stop: () => void } | null} */
  let telling = null;
  /** The film waits for the words. */
  let isHeld = false;
  /** @type {(() => void) | null} */
  let unquieten = null;

  const show = () => {
    button.textContent = datum(list, isVoiced() ? 'read' : 'write');
    button.setAttribute('aria-pressed', String(isOn));
    written.classList.toggle('has-room', isOn && !isVoiced());
  };
  const hold = () => {
    isHeld = true;
    video.pause();
  };
  const goOn = () => {
    if (isHeld) video.play().catch(() => {});
    isHeld = false;
  };
  const loud = () => {
    telling = null;
    unquieten?.();
    unquieten = null;
  };
  const stop = () => {
    telling?.stop();
    loud();
  };
  const begin = (/** @type {Moment} */ moment) => {
    stop();
    unquieten = quieten(video);
    // A phone that leaves its loudness to its own buttons.
    if (!unquieten) hold();
    const end = () => {
      loud();
      goOn();
    };
    telling = { moment, stop: tell(moment.words, end) };
  };

  video.addEventListener('timeupdate', () => {
    if (!isOn || video.paused || video.seeking) return;
    const now = video.currentTime + near;
    const due = moments.findLast(({ at }) => at >= told && at < now);
    told = now;
    if (due) begin(due);
    if (telling && now >= telling.moment.until - early) hold();
  });
  video.addEventListener('seeking', () => {
    // A player that is put in place of another goes to where that one was.
    if (telling && Math.abs(video.currentTime + near - told) < 1) return;
    stop();
    told = video.currentTime - near;
    goOn();
  });
  video.addEventListener('pause', () => {
    if (isHeld || video.ended || !telling) return;
    // Said again when it goes on.
    told = telling.moment.at;
    stop();
  });
  video.addEventListener('play', () => {
    // Whoever does not wait for the words does not want them.
    if (isHeld) stop();
    isHeld = false;
  });
  addEventListener('pagehide', stop);
  button.addEventListener('click', () => {
    isOn = !isOn;
    told = video.currentTime;
    remember(isOn);
    stop();
    goOn();
    show();
  });
  if ('speechSynthesis' in window) speechSynthesis.addEventListener?.('voiceschanged', show);
  show();
}

/**
 * @param {HTMLElement} figure
 * @param {HTMLElement} list
 * @returns {Moment[]} in their order; their times become links
 */
function momentsIn(figure, list) {
  const items = findAll(list, '[data-at]', HTMLElement);
  const starts = items.map((item) => Number(datum(item, 'at')));
  const spoken = datum(list, 'speech').split(' ').filter(Boolean).map(Number);
  return items.map((item, index) => {
    const at = starts[index] ?? 0;
    find(item, '.moment', HTMLElement).replaceWith(momentLink(figure, at, datum(list, 'from')));
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
