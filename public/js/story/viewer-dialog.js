/**
 * The dialog in which an artwork or a page is looked at closely: down to its real detail where there are tiles of it.
 */
import { say } from '../../../src/words/say.ts';
import { datum, find, findAll } from '../shared/dom.js';
import { openDeepZoom, PictureLost } from './deep-zoom.js';

const dialog = document.createElement('dialog');
dialog.className = 'viewer';
dialog.setAttribute('aria-label', say('scripts-viewer'));
dialog.innerHTML = `
  <div class="viewer-bar">
    <button type="button" class="link-button" data-zoom="1.5">${say('scripts-viewer-closer')}</button>
    <button type="button" class="link-button" data-zoom="${1 / 1.5}">${say('scripts-viewer-further')}</button>
    <button type="button" class="link-button" data-whole>${say('scripts-viewer-whole')}</button>
    <button type="button" class="link-button" data-close>${say('scripts-viewer-close')}</button>
  </div>
  <div class="viewer-table" tabindex="0" role="application" aria-describedby="viewer-help"></div>
  <p class="viewer-help visually-hidden" id="viewer-help">${say('scripts-viewer-keys')}</p>
  <p class="visually-hidden" role="status"></p>`;
const table = find(dialog, '[role="application"]', HTMLElement);
const status = find(dialog, '[role="status"]', HTMLElement);
const closer = find(dialog, '[data-zoom]', HTMLElement);
const further = find(dialog, '[data-zoom] + [data-zoom]', HTMLElement);
const whole = find(dialog, '[data-whole]', HTMLElement);
table.setAttribute('aria-roledescription', say('scripts-viewer-picture'));

/**
 * What is open now; null while it comes, and where nothing is.
 * @type {import('./deep-zoom.js').DeepZoom | null}
 */
let zoom = null;
/**
 * Leaves what is open or on its way; null where nothing is.
 * @type {AbortController | null}
 */
let left = null;
/** @type {HTMLElement | null} */
let cameFrom = null;

/** @param {HTMLAnchorElement} link to the largest picture; its figure names the viewer's library */
export async function openViewer(link) {
  const figure = link.closest('figure');
  if (!figure) throw new Error('Expected a link to a picture in a figure');
  const [picture] = [...findAll(link, 'img', HTMLImageElement), ...findAll(figure, 'img', HTMLImageElement)];
  const [width = 0, height = 0] = datum(link, 'size').split(' ').map(Number);
  const tiles = link.dataset.tiles ? { index: link.dataset.tiles, pack: datum(link, 'pack') } : null;
  cameFrom = link;
  const mine = new AbortController();
  left = mine;
  table.setAttribute('aria-label', picture?.alt || say('scripts-viewer-unnamed'));
  if (picture?.alt) table.lang = picture.lang;
  status.textContent = say('scripts-viewer-loading');
  setUsable(false, false);
  if (!dialog.isConnected) document.body.append(dialog);
  dialog.showModal();
  table.focus();
  const what = { library: datum(figure, 'viewer'), picture: link.href, width, height, tiles };
  try {
    zoom = await openDeepZoom(table, what, { changed: show, failed: sayLost, left: mine });
    show();
  } catch (error) {
    // It was closed while it was on its way.
    if (left !== mine) return;
    if (error instanceof PictureLost) sayLost(error);
    else location.assign(link.href);
  }
}

function show() {
  if (!zoom) return;
  const scale = zoom.scale();
  const isWhole = scale <= 1.01;
  setUsable(!zoom.isClosest(), !isWhole);
  const words = isWhole
    ? say('scripts-viewer-all')
    : say('scripts-viewer-times', { times: Math.round(10 * scale) / 10 });
  if (status.textContent !== words) status.textContent = words;
}

/**
 * @param {boolean} isCloser
 * @param {boolean} isFurther
 */
function setUsable(isCloser, isFurther) {
  closer.setAttribute('aria-disabled', String(!isCloser));
  for (const each of [further, whole]) each.setAttribute('aria-disabled', String(!isFurther));
}

/** @param {PictureLost} lost */
function sayLost({ isGone }) {
  clear();
  setUsable(false, false);
  status.textContent = isGone ? say('scripts-viewer-gone') : say('scripts-viewer-failed');
  table.replaceChildren(status.textContent);
}

function clear() {
  left?.abort();
  [left, zoom] = [null, null];
  table.replaceChildren();
  table.removeAttribute('lang');
}

dialog.addEventListener('close', () => {
  clear();
  cameFrom?.focus();
});
dialog.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  if (target.closest('[data-close]')) dialog.close();
  const step = target.closest('[data-zoom]');
  if (step instanceof HTMLElement) zoom?.grow(Number(step.dataset.zoom));
  if (target.closest('[data-whole]')) zoom?.whole();
});

/** @type {Record<string, (zoom: import('./deep-zoom.js').DeepZoom) => void>} */
const keys = {
  '+': (open) => open.grow(1.5),
  '=': (open) => open.grow(1.5),
  '-': (open) => open.grow(1 / 1.5),
  0: (open) => open.whole(),
  Home: (open) => open.whole(),
  ArrowLeft: (open) => open.move(-1, 0),
  ArrowRight: (open) => open.move(1, 0),
  ArrowUp: (open) => open.move(0, -1),
  ArrowDown: (open) => open.move(0, 1),
};
dialog.addEventListener('keydown', (event) => {
  const act = keys[event.key];
  if (!zoom || event.ctrlKey || event.metaKey || event.altKey || !act) return;
  event.preventDefault();
  act(zoom);
});
