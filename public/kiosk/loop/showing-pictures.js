import { el } from '../glass/dom.js';
import { fileOf, isStrip, wordsFor } from '../held/exhibition.js';
import { calm } from './calm.js';
import { momentSeconds, secondsWhole } from './programme.js';
import { turnStage } from './turn-stage.js';

/** Pictures that show by themselves: slowly over one, or page by page. */

/**
 * @param {import('./showing.js').Means} means
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {import('../types.d.ts').ScreenMedia} media
 * @param {import('./showing.js').How} how
 * @returns {import('./showing.js').Inside}
 */
export function showPicture({ address }, story, media, { isWhole, lot }) {
  const file = fileOf(media, 'image') ?? fileOf(media, 'poster');
  const image = el('img', { class: 'turn-art', alt: wordsFor(media.alt), lang: story.language });
  if (file) image.src = address(file);
  const isLong = file !== null && isStrip(file);
  const isMoved = isWhole && !calm();
  image.classList.toggle('is-strip', isLong && !isWhole);
  image.classList.toggle('is-along', isLong && isMoved);
  image.classList.toggle('is-tall', (file?.height ?? 0) > (file?.width ?? 0));
  const seconds = isWhole ? secondsWhole(story, media, { isMuted: true }) : momentSeconds;
  return {
    stage: turnStage(image),
    ready: image.decode(),
    seconds,
    play() {
      if (isMoved && isLong) goAlong(image, seconds);
      else if (isMoved) comeCloser(image, seconds, lot);
    },
    leave: () => letGo(image),
  };
}

/**
 * First the whole work, then slowly over it from one side to the other, the way that it fills the glass.
 * @param {HTMLImageElement} image
 * @param {number} seconds
 * @param {number} lot
 */
function comeCloser(image, seconds, lot) {
  const { clientWidth, clientHeight, naturalWidth, naturalHeight } = image;
  const wider = naturalWidth / naturalHeight / (clientWidth / clientHeight);
  const scale = Math.min(1.5, Math.max(1.2, wider, 1 / wider));
  const far = ((scale - 1) / 2) * 80 * (lot % 2 === 0 ? 1 : -1);
  const at = (/** @type {number} */ part) =>
    `${wider > 1 ? `translate(${part * far}%, 0)` : `translate(0, ${part * far}%)`} scale(${scale})`;
  image.animate(
    [
      { transform: 'none', easing: 'ease-in-out' },
      { transform: 'none', offset: 0.2, easing: 'ease-in-out' },
      { transform: at(1), offset: 0.55, easing: 'ease-in-out' },
      { transform: at(-1) },
    ],
    { duration: seconds * 1000, fill: 'both' },
  );
}

/**
 * Along a work that is too long to be seen whole.
 * @param {HTMLImageElement} image
 * @param {number} seconds
 */
function goAlong(image, seconds) {
  const room = image.parentElement;
  if (!room) return;
  const [right, down] = [image.offsetWidth - room.clientWidth, image.offsetHeight - room.clientHeight];
  image.animate(
    [
      { transform: 'none' },
      { transform: 'none', offset: 0.1, easing: 'ease-in-out' },
      { transform: `translate(${-Math.max(0, right)}px, ${-Math.max(0, down)}px)`, offset: 0.9 },
      { transform: `translate(${-Math.max(0, right)}px, ${-Math.max(0, down)}px)` },
    ],
    { duration: seconds * 1000, fill: 'both' },
  );
}

/** @param {HTMLImageElement} image */
export function letGo(image) {
  for (const animation of image.getAnimations()) animation.cancel();
  image.removeAttribute('src');
}

/**
 * Page by page; one that does not open is passed by.
 * @param {import('./showing.js').Means} means
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {import('../types.d.ts').ScreenMedia} media
 * @param {import('./showing.js').How} how
 * @returns {import('./showing.js').Inside}
 */
export function showBooklet({ address }, story, media, how) {
  const images = media.pages.flatMap(({ alt }, index) => {
    const file = fileOf(media, 'image', index + 1);
    const about = { class: 'turn-art turn-page', alt: wordsFor(alt), lang: story.language };
    return file ? [{ image: el('img', about), src: address(file) }] : [];
  });
  const [first] = images;
  if (first) first.image.src = first.src;
  const seconds = secondsWhole(story, media, { isMuted: how.volume === null });
  return {
    stage: turnStage(...images.map(({ image }) => image)),
    ready: first ? first.image.decode() : Promise.reject(new Error('It has no page')),
    seconds,
    ...pageByPage(images.length, seconds, (page) => {
      for (const [at, { image, src }] of images.entries()) {
        image.classList.toggle('is-here', at === page);
        // The next one is opened while this one is looked at, and what has gone by is let go.
        if (at === page + 1) image.src = src;
        if (at < page - 1) image.removeAttribute('src');
      }
    }),
  };
}

/**
 * @param {number} count
 * @param {number} seconds of all pages
 * @param {(page: number) => void} show
 */
function pageByPage(count, seconds, show) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  let page = 0;
  return {
    play() {
      show(page);
      timer = setInterval(
        () => {
          page += 1;
          if (page >= count) clearInterval(timer);
          else show(page);
        },
        (seconds / count) * 1000,
      );
    },
    leave: () => clearInterval(timer),
  };
}
