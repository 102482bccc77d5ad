import { openDeepZoom, PictureLost } from '../../js/story/deep-zoom.js';
import { setUsable, tool } from '../glass/button.js';
import { el } from '../glass/dom.js';
import { fileOf, isStrip, wordsFor } from '../held/exhibition.js';
import { say } from '../say.js';
import { createZoom } from './zoom.js';

const library = new URL('../../js/vendor/openseadragon.js', import.meta.url).href;

/**
 * A picture that fills its box, and the tools to look closer: into its real detail where the screen holds that.
 *
 * @param {import('../types.d.ts').StoryContext} context
 * @param {import('../types.d.ts').ScreenMedia} media
 * @param {{ page?: number, alt: import('../types.d.ts').ScreenMedia['alt'] }} what which page of the medium, and the words for it
 */
export function createPicture({ address, keeper, story }, media, { page = 1, alt }) {
  const file = fileOf(media, 'image', page) ?? fileOf(media, 'thumbnail');
  const [pack, index] = [fileOf(media, 'tiles', page), fileOf(media, 'tiles-index', page)];
  const image = el('img', { class: 'art', alt: wordsFor(alt), lang: story.language, draggable: 'false' });
  image.addEventListener('error', () => file && keeper.check(file.sha256));
  if (file) image.src = address(file);
  const box = el('div', { class: 'art-box' }, image);
  const status = el('p', { class: 'visually-hidden', role: 'status' });

  const closer = tool('closer', say('player-picture-closer'), () => zoom.grow(1.5));
  const further = tool('further', say('player-picture-further'), () => zoom.grow(1 / 1.5));
  const whole = tool('whole', say('player-picture-whole'), () => zoom.whole());
  const ways = /** @type {const} */ ([
    ['left', say('player-picture-left'), -1, 0],
    ['up', say('player-picture-up'), 0, -1],
    ['down', say('player-picture-down'), 0, 1],
    ['right', say('player-picture-right'), 1, 0],
  ]).map(([sign, words, right, down]) => tool(sign, words, () => zoom.move(right, down)));

  const isWhole = () => zoom.scale() <= 1.01;
  function show() {
    setUsable(closer, !zoom.isClosest());
    for (const each of [further, whole, ...ways]) setUsable(each, !isWhole());
    const words = isWhole()
      ? say('player-picture-is-whole')
      : say('player-picture-is-closer', { times: zoom.scale() });
    if (status.textContent !== words) status.textContent = words;
  }
  /** @type {ReturnType<typeof createZoom>} */
  let zoom = createZoom(box, image, () => show());
  const left = new AbortController();
  show();
  if (file && ((pack && index) || isStrip(file))) deepen(file);

  /**
   * The picture itself stays below, with its words, until its detail has come, and where none comes.
   * @param {import('../types.d.ts').ScreenFile} shown
   */
  async function deepen(shown) {
    const layer = el('div', { class: 'deep', 'aria-hidden': 'true' });
    const tiles = pack && index ? { index: address(index), pack: address(pack) } : null;
    const what = {
      library,
      picture: address(shown),
      width: shown.width ?? 1,
      height: shown.height ?? 1,
      tiles,
    };
    const failed = () => {
      layer.remove();
      image.classList.remove('is-under');
      zoom = createZoom(box, image, () => show());
      show();
      keeper.check(tiles && pack ? pack.sha256 : shown.sha256);
    };
    box.append(layer);
    try {
      const deep = await openDeepZoom(layer, what, { changed: show, failed, left });
      zoom.leave();
      zoom = deep;
      image.classList.add('is-under');
      show();
    } catch (error) {
      layer.remove();
      if (error instanceof PictureLost && tiles && pack) keeper.check(pack.sha256);
    }
  }

  return {
    box,
    status,
    tools: [closer, further, whole],
    ways,
    isWhole,
    leave() {
      left.abort();
      zoom.leave();
      image.removeAttribute('src');
    },
  };
}
