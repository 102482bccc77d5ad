import { drawing, el } from '../glass/dom.js';
import { thumbnailOf } from '../held/exhibition.js';
import { say } from '../say.js';
import { bar } from './bar.js';

/** Stands in a sentence for what is put in as an element. */
const mark = '\u0000';

/**
 * For a phone: this story's address, where it has one, and where to share one's own (P35).
 * @param {import('../types.d.ts').Context} context
 * @returns {import('../types.d.ts').Screen}
 */
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
        el('p', { class: 'over' }, say('player-phone-over')),
        el('h1', {}, story?.address ? say('player-phone-story') : say('player-phone-share')),
        el('p', { class: 'lead' }, say('player-phone-how')),
      ),
    ),
    el(
      'div',
      { class: 'desk' },
      el(
        'div',
        { class: 'codes' },
        story?.address && code(againWords(story), story.address),
        code([say('player-phone-share')], share),
      ),
      foot.node,
    ),
  );
  return { node, name: 'phone', leave: foot.leave };
}

/**
 * The title is in its own language and direction, wherever in the sentence it stands.
 * @param {import('../types.d.ts').ScreenStory} story
 * @returns {(string | Node)[]}
 */
function againWords({ title, language: lang }) {
  const [before = '', after = ''] = say('player-phone-again', { title: mark }).split(mark);
  return [before, el('bdi', { lang }, title), after];
}

/**
 * @param {readonly (string | Node)[]} words
 * @param {import('../types.d.ts').Manifest['exhibition']['share']} address
 */
function code(words, { qr, text }) {
  const breaks = text.split('/').flatMap((part, at) => (at === 0 ? [part] : [el('wbr'), `/${part}`]));
  return el(
    'figure',
    { class: 'code-card' },
    drawing(qr, say('player-phone-square', { address: text })),
    el('figcaption', {}, el('strong', {}, ...words), el('span', { class: 'address' }, ...breaks)),
  );
}
