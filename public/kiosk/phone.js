import { bar } from './bar.js';
import { drawing, el } from './dom.js';
import { thumbnailOf } from './exhibition.js';

/** For a phone: this story's address, where it has one, and where to share one's own (P35). */
export function phoneScreen(context) {
  const { keeper, story, address } = context;
  const { share } = keeper.exhibition().exhibition;
  const foot = bar(context, { take: false });
  const picture = story?.address && thumbnailOf(story);
  const node = el(
    'section',
    { class: 'screen phone' },
    el(
      'div',
      { class: 'work' },
      picture &&
        el(
          'div',
          { class: 'hang', 'aria-hidden': 'true' },
          el('img', { src: address(picture), alt: '', draggable: 'false' }),
        ),
      el(
        'div',
        { class: 'welcome' },
        el('p', { class: 'over' }, 'On your own phone'),
        el('h1', {}, story?.address ? 'Take this story with you' : 'Share your own story'),
        el('p', { class: 'lead' }, 'Point your phone’s camera at a square, or type the address below it.'),
      ),
    ),
    el(
      'div',
      { class: 'desk' },
      el(
        'div',
        { class: 'codes' },
        story?.address &&
          code(['See “', el('bdi', { lang: story.language }, story.title), '” again'], story.address),
        code(['Share your own story'], share),
      ),
      foot.node,
    ),
  );
  return { node, name: 'phone', leave: foot.leave };
}

function code(words, { qr, text }) {
  const breaks = text.split('/').flatMap((part, at) => (at === 0 ? [part] : [el('wbr'), `/${part}`]));
  return el(
    'figure',
    { class: 'code-card' },
    drawing(qr, `A square code that leads to ${text}`),
    el('figcaption', {}, el('strong', {}, ...words), el('span', { class: 'address' }, ...breaks)),
  );
}
