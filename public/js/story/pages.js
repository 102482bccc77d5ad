/**
 * Turns the pages of a booklet by buttons and arrow keys, and says which of them show. Without this script its row scrolls
 * and stops at each page by itself. The words are in the markup: `data-previous`, `data-next`, and what is said of the pages
 * that show in `data-one`, `data-two` and `data-more`, with {first}, {last} and {all} where the numbers go.
 */
import { datum, find, findAll } from '../shared/dom.js';
import { hidden } from '../shared/hidden-words.js';
import { whenOpen } from './when-open.js';

for (const figure of findAll(document, '[data-pages]', HTMLElement)) whenOpen(figure, () => setUp(figure));

/** @typedef {readonly [first: number, last: number]} Shown */

/** @param {HTMLElement} figure */
function setUp(figure) {
  const row = find(figure, '[data-row]', HTMLElement);
  const pages = [...row.querySelectorAll('li')];
  const forward = getComputedStyle(row).direction === 'rtl' ? -1 : 1;
  const bar = document.createElement('div');
  bar.className = 'pages-bar';
  bar.dir = row.dir;
  const previous = button('previous', datum(figure, 'previous'));
  const next = button('next', datum(figure, 'next'));
  const place = document.createElement('p');
  place.className = 'pages-place';
  place.dir = 'ltr';
  bar.append(previous, place, next);
  row.after(bar);

  /**
   * Indexes of the first and the last page that show whole, or nearly so.
   * @returns {Shown}
   */
  function shown() {
    const frame = row.getBoundingClientRect();
    const inside = pages.map((page) => {
      const box = page.getBoundingClientRect();
      return (
        Math.min(box.right, frame.right) - Math.max(box.left, frame.left) >=
        0.9 * Math.min(box.width, frame.width)
      );
    });
    const first = inside.indexOf(true);
    return first === -1 ? nearest(frame) : [first, inside.lastIndexOf(true)];
  }

  /**
   * Between two pages, the one of which most shows.
   * @param {DOMRect} frame
   * @returns {Shown}
   */
  function nearest(frame) {
    const far = pages.map((page) => {
      const box = page.getBoundingClientRect();
      return Math.abs(box.left + box.width / 2 - frame.left - frame.width / 2);
    });
    const at = far.indexOf(Math.min(...far));
    return [at, at];
  }

  function show() {
    const [first, last] = shown();
    const words = datum(figure, first === last ? 'one' : last - first > 1 ? 'more' : 'two')
      .replace('{first}', String(first + 1))
      .replace('{last}', String(last + 1))
      .replace('{all}', String(pages.length));
    if (place.textContent !== words) place.textContent = words;
    previous.setAttribute('aria-disabled', String(first === 0));
    next.setAttribute('aria-disabled', String(last === pages.length - 1));
  }

  /** @param {number} index */
  function goTo(index) {
    const page = pages[Math.min(pages.length - 1, Math.max(0, index))];
    if (!page) return;
    const frame = row.getBoundingClientRect();
    const box = page.getBoundingClientRect();
    const by = forward === 1 ? box.left - frame.left : box.right - frame.right;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    row.scrollBy({ left: by, behavior: isCalm ? 'instant' : 'smooth' });
  }

  /**
   * As far as a reader has seen: past the pages that show, or back by as many.
   * @param {number} by
   */
  function turn(by) {
    const [first, last] = shown();
    goTo(by > 0 ? last + 1 : first - (last - first + 1));
  }

  previous.addEventListener('click', () => turn(-1));
  next.addEventListener('click', () => turn(1));
  row.addEventListener('keydown', (event) => {
    if (event.target !== row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowRight') turn(forward);
    else if (event.key === 'ArrowLeft') turn(-forward);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(pages.length - 1);
    else return;
    event.preventDefault();
  });
  // Only where the row comes to rest: a screen reader would say every page that it passes.
  let isMoving = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  const rest = () => {
    isMoving = false;
    show();
  };
  row.addEventListener('scroll', () => {
    isMoving = true;
    if ('onscrollend' in row) return;
    clearTimeout(resting);
    resting = setTimeout(rest, 200);
  });
  row.addEventListener('scrollend', rest);
  new ResizeObserver(() => {
    if (!isMoving) show();
  }).observe(row);
  figure.classList.add('has-bar');
  show();
  // From here on: nobody needs to be told where it begins.
  place.setAttribute('role', 'status');
}

/**
 * @param {'previous' | 'next'} way
 * @param {string} words
 */
function button(way, words) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = `turn ${way}`;
  made.append(hidden(words));
  return made;
}
