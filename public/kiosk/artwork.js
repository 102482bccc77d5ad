import { el } from './dom.js';
import { createPicture } from './picture.js';

/** An artwork on the stage, and the tools to look closer. */
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
