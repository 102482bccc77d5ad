/**
 * Turns the pages of a booklet by buttons and arrow keys, and says which of them show. Without this script its row scrolls
 * and stops at each page by itself.
 */
import { hidden } from '../shared/hidden-words.js';

for (const figure of document.querySelectorAll('[data-pages]')) whenOpen(figure);

// Behind a content note the row has no size before the story is opened.
function whenOpen(figure) {
  const gate = figure.closest('.note-gate');
  if (!gate || gate.open) setUp(figure);
  else gate.addEventListener('toggle', () => setUp(figure), { once: true });
}

function setUp(figure) {
  const row = figure.querySelector('.pages-row');
  const pages = [...row.querySelectorAll('li')];
  const forward = getComputedStyle(row).direction === 'rtl' ? -1 : 1;
  const bar = document.createElement('div');
  bar.className = 'pages-bar';
  bar.dir = row.dir;
  const previous = button('previous', 'Previous page');
  const next = button('next', 'Next page');
  const place = document.createElement('p');
  place.className = 'pages-place';
  place.dir = 'ltr';
  bar.append(previous, place, next);
  row.after(bar);

  /** Indexes of the first and the last page that show whole, or nearly so. */
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

  /** Between two pages, the one of which most shows. */
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
    const words =
      first === last
        ? `Page ${first + 1} of ${pages.length}`
        : `Pages ${first + 1} ${last - first > 1 ? 'to' : 'and'} ${last + 1} of ${pages.length}`;
    if (place.textContent !== words) place.textContent = words;
    previous.setAttribute('aria-disabled', String(first === 0));
    next.setAttribute('aria-disabled', String(last === pages.length - 1));
  }

  function goTo(index) {
    const page = pages[Math.min(pages.length - 1, Math.max(0, index))];
    const frame = row.getBoundingClientRect();
    const box = page.getBoundingClientRect();
    const by = forward === 1 ? box.left - frame.left : box.right - frame.right;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    row.scrollBy({ left: by, behavior: isCalm ? 'instant' : 'smooth' });
  }

  /** As far as a reader has seen: past the pages that show, or back by as many. */
  function turn(by) {
    const [first, last] = shown();
    goTo(by > 0 ? last + 1 : first - (last - first + 1));
  }

  previous.addEventListener('click', () => turn(-1));
  next.addEventListener('click', () => turn(1));
  row.addEventListener('keydown', (event) => {
    if (event.target !== row || event.ctrlKey || event.metaKey || event.altKey) return;
    const turns = { ArrowRight: forward, ArrowLeft: -forward };
    const ends = { Home: 0, End: pages.length - 1 };
    if (event.key in turns) turn(turns[event.key]);
    else if (event.key in ends) goTo(ends[event.key]);
    else return;
    event.preventDefault();
  });
  // Only where the row comes to rest: a screen reader would say every page that it passes.
  let isMoving = false;
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
  new ResizeObserver(() => isMoving || show()).observe(row);
  figure.classList.add('has-bar');
  show();
  // From here on: nobody needs to be told where it begins.
  place.setAttribute('role', 'status');
}

function button(way, words) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = `turn ${way}`;
  made.append(hidden(words));
  return made;
}
