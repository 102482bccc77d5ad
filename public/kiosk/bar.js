import { setUsable, tool } from './button.js';
import { el } from './dom.js';

/** Stands at the foot of every screen of a visit: Home is always in the same place (P34). */
export function bar(context, { back = true, take = true } = {}) {
  const { settings, visit } = context;
  const smaller = tool('smaller', 'Smaller', () => settings.changeSize(-1), { 'aria-label': 'Smaller text' });
  const larger = tool('larger', 'Larger', () => settings.changeSize(1), { 'aria-label': 'Larger text' });
  const show = () => {
    setUsable(smaller, !settings.isSmallest());
    setUsable(larger, !settings.isLargest());
  };
  const stop = settings.listen(show);
  show();
  const node = el(
    'nav',
    { class: 'bar', 'aria-label': 'This screen' },
    tool('home', 'Home', () => visit.home()),
    back && tool('back', 'Back', () => visit.back()),
    smaller,
    larger,
    take && tool('phone', 'On my phone', () => visit.open('phone', { story: context.story?.id ?? null })),
  );
  return { node, leave: stop };
}
