import { setUsable, tool } from '../glass/button.js';
import { el } from '../glass/dom.js';
import { say } from '../say.js';

/**
 * Stands at the foot of every screen of a visit: Home is always in the same place (P34).
 * @param {Pick<import('../types.d.ts').Context, 'settings' | 'visit' | 'story'>} context
 * @param {{ back?: string | false, more?: readonly (HTMLElement | null)[], take?: boolean }} [buttons] `back` in words
 */
export function bar(context, { back = say('player-back'), more = [], take = true } = {}) {
  const { settings, visit } = context;
  const smaller = tool('smaller', say('player-smaller'), () => settings.changeSize(-1), {
    'aria-label': say('player-smaller-text'),
  });
  const larger = tool('larger', say('player-larger'), () => settings.changeSize(1), {
    'aria-label': say('player-larger-text'),
  });
  const lower = tool('lower', say('player-lower'), () => settings.turnLow(), {
    'aria-label': say('player-lower-named'),
  });
  const show = () => {
    lower.setAttribute('aria-pressed', String(settings.isLow()));
    setUsable(smaller, !settings.isSmallest());
    setUsable(larger, !settings.isLargest());
  };
  const stop = settings.listen(show);
  show();
  const node = el(
    'nav',
    { class: 'bar', 'aria-label': say('player-bar') },
    tool('home', say('player-home'), () => visit.home()),
    back && tool('back', back, () => visit.back()),
    ...more,
    smaller,
    larger,
    lower,
    take &&
      tool('phone', say('player-phone'), () => visit.open('phone', { story: context.story?.id ?? null })),
  );
  return { node, leave: stop };
}
