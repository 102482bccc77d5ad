import { el } from '../glass/dom.js';
import { createPicture } from './picture.js';

/**
 * An artwork on the stage, and the tools to look closer.
 * @param {import('../types.d.ts').StoryContext} context
 * @param {import('../types.d.ts').ScreenMedia} media
 * @returns {import('../types.d.ts').Part}
 */
export function artworkPart(context, media) {
  const { box, status, tools, ways, leave } = createPicture(context, media, { alt: media.alt });
  return {
    form: 'artwork',
    stage: el('div', { class: 'stage' }, box, status),
    tools,
    ways,
    text: [],
    isPlaying: () => false,
    leave,
  };
}
