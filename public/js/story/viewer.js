/**
 * Opens an artwork or a page over the whole screen, to look closer: down to its real detail where there are tiles of it.
 * Without this script the link opens the largest picture. OpenSeadragon comes when it is first asked for.
 */
import { openDeepZoom, PictureLost } from './deep-zoom.js';

const dialog = document.createElement('dialog');
dialog.className = 'viewer';
dialog.setAttribute('aria-label', 'A closer look');
dialog.innerHTML = `
  <div class="viewer-bar">
    <button type="button" class="link-button" data-zoom="1.5">Closer</button>
    <button type="button" class="link-button" data-zoom="${1 / 1.5}">Further away</button>
    <button type="button" class="link-button" data-whole>Whole</button>
    <button type="button" class="link-button" data-close>Close</button>
  </div>
  <div class="viewer-table" tabindex="0" role="application" aria-roledescription="picture"></div>
  <p class="viewer-help visually-hidden" id="viewer-help">Arrow keys move it, plus and minus bring it closer and further away, 0 shows all of it.</p>
  <p class="visually-hidden" role="status"></p>`;
const table = dialog.querySelector('.viewer-table');
const status = dialog.querySelector('[role="status"]');
const [closer, further] = dialog.querySelectorAll('[data-zoom]');
const whole = dialog.querySelector('[data-whole]');
table.setAttribute('aria-describedby', 'viewer-help');

/** What is open now; null while it comes, and where nothing is. */
let zoom = null;
/** Leaves what is open or on its way; null where nothing is. */
let left = null;
let cameFrom = null;

for (const link of document.querySelectorAll('[data-full-size]')) {
  link.addEventListener('click', (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
}

async function open(link) {
  const figure = link.closest('figure');
  const picture = (link.querySelector('img') ? link : figure).querySelector('img');
  const [width, height] = link.dataset.size.split(' ').map(Number);
  const tiles = link.dataset.tiles ? { index: link.dataset.tiles, pack: link.dataset.pack } : null;
  cameFrom = link;
  const mine = new AbortController();
  left = mine;
  table.setAttribute('aria-label', picture.alt || 'The picture');
  if (picture.alt) table.lang = picture.lang;
  status.textContent = 'The picture is loading.';
  setUsable(false, false);
  if (!dialog.isConnected) document.body.append(dialog);
  dialog.showModal();
  table.focus();
  const what = { library: figure.dataset.viewer, picture: link.href, width, height, tiles };
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
  const words = isWhole ? 'The whole picture' : `${scale.toFixed(1)} times as close`;
  if (status.textContent !== words) status.textContent = words;
}

function setUsable(isCloser, isFurther) {
  closer.setAttribute('aria-disabled', String(!isCloser));
  for (const each of [further, whole]) each.setAttribute('aria-disabled', String(!isFurther));
}

/** @param {PictureLost} lost */
function sayLost({ isGone }) {
  clear();
  setUsable(false, false);
  status.textContent = isGone
    ? 'This picture is not here any more.'
    : 'This picture could not be loaded. Check your connection and try again.';
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
  if (target.closest('[data-close]')) dialog.close();
  const step = target.closest('[data-zoom]');
  if (step) zoom?.grow(Number(step.dataset.zoom));
  if (target.closest('[data-whole]')) zoom?.whole();
});

const keys = {
  '+': () => zoom.grow(1.5),
  '=': () => zoom.grow(1.5),
  '-': () => zoom.grow(1 / 1.5),
  0: () => zoom.whole(),
  Home: () => zoom.whole(),
  ArrowLeft: () => zoom.move(-1, 0),
  ArrowRight: () => zoom.move(1, 0),
  ArrowUp: () => zoom.move(0, -1),
  ArrowDown: () => zoom.move(0, 1),
};
dialog.addEventListener('keydown', (event) => {
  if (!zoom || event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});
