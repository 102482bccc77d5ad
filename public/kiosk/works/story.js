import { relabel, tool } from '../glass/button.js';
import { el, paragraphs } from '../glass/dom.js';
import { colourOf, kindName, kindOf } from '../held/exhibition.js';
import { nextTool } from '../lists/next-story.js';
import { listed, say } from '../say.js';
import { bar } from '../visit/bar.js';
import { supportList } from '../visit/gate.js';
import { artworkPart } from './artwork.js';
import { bookletPart } from './booklet.js';
import { filmPart } from './film.js';
import { movingPart } from './moving.js';
import { soundPart } from './sound.js';
import { scrollingWords } from './words.js';
import { writtenPart } from './written.js';

/** @type {Record<string, (context: import('../types.d.ts').StoryContext, media: import('../types.d.ts').ScreenMedia) => import('../types.d.ts').Part>} */
const makers = {
  artwork: artworkPart,
  booklet: bookletPart,
  sound: soundPart,
  film: filmPart,
  moving: movingPart,
};

/**
 * Works that have the glass to themselves at a press.
 * @param {import('../types.d.ts').Part} part
 */
const fills = ({ form }) => form !== 'sound' && form !== 'words';

/**
 * One story: its work above or beside, and what is said of it and done with it within reach.
 * @param {import('../types.d.ts').StoryContext} context
 * @returns {import('../types.d.ts').Screen}
 */
export function storyScreen(context) {
  const { story, settings, keeper } = context;
  const colour = colourOf(story, keeper.exhibition().themes);
  const foot = bar(context, {
    ...(context.visit.list() && { back: say('player-story-back') }),
    more: [nextTool(context)],
  });
  const reader = scrollingWords(say('player-story-words'));
  const work = el('div', { class: 'work' });
  const tools = el('div', { class: 'tools', role: 'group', 'aria-label': say('player-story-tools') });
  const seekerPlace = el('div', { class: 'seeker-place' });
  const fill = tool('fill', say('player-fill'), () => fillScreen(!node.classList.contains('is-filled')));
  const parts = partButtons();
  /** @type {import('../types.d.ts').Part | null} */
  let part = null;

  /** @param {import('../types.d.ts').ScreenMedia | undefined} media */
  function show(media) {
    part?.leave();
    const maker = media && (makers[kindOf(media)] ?? artworkPart);
    const shown = maker ? maker(context, media) : writtenPart(context, say('player-story-words'));
    part = shown;
    work.replaceChildren(shown.stage);
    tools.replaceChildren(
      ...shown.tools,
      ...(fills(shown) ? [fill] : []),
      ...(shown.ways ?? []),
      ...(shown.level ? [shown.level] : []),
    );
    seekerPlace.replaceChildren(...(shown.seeker ? [shown.seeker] : []));
    for (const [id, button] of parts) button.setAttribute('aria-pressed', String(id === media?.id));
    node.dataset.form = shown.form;
    if (!fills(shown)) fillScreen(false);
    reader.fill(
      ...(media
        ? [el('div', { lang: story.language, dir: story.direction }, ...paragraphs(story.words))]
        : []),
      ...shown.text,
      ...(story.support.length > 0 ? [el('h2', {}, say('player-support-title')), supportList(story)] : []),
      ...(story.sample ? [el('p', { class: 'soft' }, say('player-story-sample'))] : []),
    );
  }

  /** @param {boolean} isFilled */
  function fillScreen(isFilled) {
    node.classList.toggle('is-filled', isFilled);
    relabel(fill, isFilled ? 'shrink' : 'fill', isFilled ? say('player-fill-end') : say('player-fill'));
  }

  /**
   * Several works in one story have a button each, counted where two are of a kind.
   * @returns {[id: string, button: HTMLElement][]}
   */
  function partButtons() {
    const counts = new Map();
    return story.media.map((media) => {
      const kind = kindOf(media);
      const at = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, at);
      const several = story.media.filter((each) => kindOf(each) === kind).length > 1;
      const name = kindName(kind);
      const words = several ? say('player-story-work-numbered', { kind: name, number: at }) : name;
      const press = () => show(media);
      return [media.id, el('button', { type: 'button', class: 'part', on: { click: press } }, words)];
    });
  }

  const stop = settings.listen(() => reader.show());
  const by = [story.credit, story.neighbourhood].filter(Boolean).join(', ');
  const made = story.makers?.length > 0 && story.makers;
  const node = el(
    'section',
    { class: 'screen story', 'data-colour': colour },
    work,
    el(
      'div',
      { class: 'desk' },
      el(
        'header',
        { class: 'label' },
        el('h1', { lang: story.language, dir: story.direction }, story.title),
        el('p', { class: 'by' }, by),
        made && el('p', { class: 'by' }, say('player-story-makers', { makers: listed(made) })),
      ),
      el(
        'div',
        { class: 'handles' },
        parts.length > 1 &&
          el(
            'div',
            { class: 'parts', role: 'group', 'aria-label': say('player-story-works') },
            ...parts.map(([, button]) => button),
          ),
        seekerPlace,
        tools,
      ),
      reader.node,
      foot.node,
    ),
  );
  show(story.media[0]);

  return {
    node,
    name: 'story',
    isPlaying: () => part?.isPlaying() ?? false,
    leave() {
      stop();
      part?.leave();
      reader.leave();
      foot.leave();
    },
  };
}
