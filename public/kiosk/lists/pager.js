import { setUsable, tool } from '../glass/button.js';
import { el } from '../glass/dom.js';
import { say } from '../say.js';
import { gridFor, pagesOffered } from './list-room.js';

/**
 * Shows as much of a list at a time as there is room for, and turns its pages: by one, or straight to a number. Pages are
 * measured on the glass, so larger text gives more of them; the first that showed still shows then.
 * @param {{
 *   list: HTMLElement,
 *   settings: import('../types.d.ts').Settings,
 *   count: number,
 *   at: number,
 *   least(): { width: number, height: number },
 *   shape?: () => number,
 *   show(page: { from: number, to: number, page: number, pages: number, columns: number, rows: number }): void,
 * }} about `list` is the box to be filled; `least` says how small one may be; `at` is the first to show
 */
export function pager({ list, settings, count, at, least, shape, show }) {
  const earlier = tool('left', say('player-pages-before'), () => turn(page() - 1), {
    'aria-label': say('player-page-previous'),
  });
  const later = tool('right', say('player-pages-after'), () => turn(page() + 1), {
    'aria-label': say('player-page-next'),
  });
  const numbers = el('div', { class: 'page-numbers' });
  const node = el(
    'div',
    { class: 'pages', role: 'group', 'aria-label': say('player-pages') },
    earlier,
    numbers,
    later,
  );
  let first = at;
  let grid = { columns: 1, rows: 1 };
  let looks = '';
  const size = () => grid.columns * grid.rows;
  const pages = () => Math.max(1, Math.ceil(count / size()));
  const page = () => Math.min(pages(), Math.floor(first / size()) + 1);

  /** Looks how much there is room for, and shows that. */
  function measure() {
    node.hidden = true;
    grid = gridIn();
    if (count > size()) {
      node.hidden = false;
      grid = gridIn();
    }
    offer();
    turn(page());
  }

  function gridIn() {
    const gap = Number.parseFloat(getComputedStyle(list).rowGap) || 0;
    const { clientWidth: width, clientHeight: height } = list;
    return gridFor({ width, height, gap }, least(), count, shape?.());
  }

  /** As many numbers as there is room for. They stay where they are while pages turn, and so does the focus. */
  function offer() {
    const style = getComputedStyle(numbers);
    const gap = Number.parseFloat(style.columnGap) || 0;
    const target = Number.parseFloat(style.getPropertyValue('--target'));
    const least = Math.max(target, 2 * Number.parseFloat(style.fontSize));
    const offered = pagesOffered(pages(), Math.floor((numbers.clientWidth + gap) / (least + gap)));
    if (looks === String(offered)) return;
    looks = String(offered);
    numbers.replaceChildren(
      ...offered.map((number) =>
        el(
          'button',
          {
            type: 'button',
            class: 'page-number',
            'data-page': number,
            'aria-label': say('player-page-numbered', { page: number }),
            on: { click: () => turn(number) },
          },
          String(number),
        ),
      ),
    );
  }

  /** @param {number} to */
  function turn(to) {
    const turned = Math.min(pages(), Math.max(1, to));
    if (turned !== page()) first = (turned - 1) * size();
    setUsable(earlier, turned > 1);
    setUsable(later, turned < pages());
    for (const number of numbers.children) {
      if (number.getAttribute('data-page') === String(turned)) number.setAttribute('aria-current', 'page');
      else number.removeAttribute('aria-current');
    }
    const from = (turned - 1) * size();
    show({ from, to: Math.min(count, from + size()), page: turned, pages: pages(), ...grid });
  }

  let measured = '';
  const box = () => `${list.clientWidth} ${list.clientHeight} ${getComputedStyle(list).fontSize}`;
  function measureAnew() {
    measure();
    measured = box();
  }
  /** What else a visitor sets, or a voice that is heard, moves nothing and takes no focus. */
  function measureWhereItChanged() {
    if (box() !== measured) measureAnew();
  }
  const watching = new ResizeObserver(measureWhereItChanged);
  const stop = settings.listen(measureWhereItChanged);

  return {
    node,
    /** To be called once the list stands on the glass. */
    placed() {
      measureAnew();
      watching.observe(list);
    },
    leave() {
      stop();
      watching.disconnect();
    },
  };
}
