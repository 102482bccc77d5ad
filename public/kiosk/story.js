import { artworkPart } from './artwork.js';
import { bar } from './bar.js';
import { bookletPart } from './booklet.js';
import { relabel, tool } from './button.js';
import { el, paragraphs } from './dom.js';
import { kindName, kindOf } from './exhibition.js';
import { filmPart } from './film.js';
import { supportList } from './gate.js';
import { movingPart } from './moving.js';
import { soundPart } from './sound.js';
import { scrollingWords } from './words.js';

const makers = {
  artwork: artworkPart,
  booklet: bookletPart,
  sound: soundPart,
  film: filmPart,
  moving: movingPart,
};

/** One story: its work above or beside, and what is said of it and done with it within reach. */
export function storyScreen(context) {
  const { story, settings, keeper } = context;
  const colour = keeper.exhibition().themes.find(({ slug }) => story.themes.includes(slug))?.colour;
  const foot = bar(context);
  const reader = scrollingWords('The story in words');
  const work = el('div', { class: 'work' });
  const tools = el('div', { class: 'tools', role: 'group', 'aria-label': 'Tools for this work' });
  const seekerPlace = el('div', { class: 'seeker-place' });
  const fill = tool('fill', 'Fill screen', () => fillScreen(!node.classList.contains('is-filled')));
  const parts = partButtons();
  let part = null;

  function show(media) {
    part?.leave();
    part = makers[kindOf(media)](context, media);
    work.replaceChildren(part.stage);
    tools.replaceChildren(
      ...part.tools,
      ...(part.form === 'sound' ? [] : [fill]),
      ...(part.ways ?? []),
      ...(part.level ? [part.level] : []),
    );
    seekerPlace.replaceChildren(...(part.seeker ? [part.seeker] : []));
    for (const [id, button] of parts) button.setAttribute('aria-pressed', String(id === media.id));
    node.dataset.form = part.form;
    if (part.form === 'sound') fillScreen(false);
    reader.fill(
      el('div', { lang: story.language, dir: story.direction }, ...paragraphs(story.words)),
      ...part.text,
      ...(story.support.length > 0
        ? [el('h2', {}, 'If you would like to talk to somebody'), supportList(story)]
        : []),
      ...(story.sample
        ? [el('p', { class: 'soft' }, 'This is a sample story. It was made up for this archive.')]
        : []),
    );
  }

  function fillScreen(isFilled) {
    node.classList.toggle('is-filled', isFilled);
    relabel(fill, isFilled ? 'shrink' : 'fill', isFilled ? 'Words' : 'Fill screen');
  }

  /** Several works in one story have a button each, counted where two are of a kind. */
  function partButtons() {
    const counts = new Map();
    return story.media.map((media) => {
      const name = kindName(media);
      const at = (counts.get(name) ?? 0) + 1;
      counts.set(name, at);
      const several = story.media.filter((each) => kindName(each) === name).length > 1;
      const words = several ? `${name} ${at}` : name;
      const press = () => show(media);
      return [media.id, el('button', { type: 'button', class: 'part', on: { click: press } }, words)];
    });
  }

  const stop = settings.listen(() => reader.show());
  const by = [story.credit, story.neighbourhood].filter(Boolean).join(', ');
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
      ),
      parts.length > 1 &&
        el(
          'div',
          { class: 'parts', role: 'group', 'aria-label': 'Works in this story' },
          ...parts.map(([, button]) => button),
        ),
      seekerPlace,
      tools,
      reader.node,
      foot.node,
    ),
  );
  show(story.media[0]);

  return {
    node,
    name: 'story',
    isPlaying: () => part.isPlaying(),
    leave() {
      stop();
      part.leave();
      reader.leave();
      foot.leave();
    },
  };
}
