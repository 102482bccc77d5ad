import { setUsable, tool } from './button.js';
import { el } from './dom.js';
import { fileOf } from './exhibition.js';
import { createZoom } from './zoom.js';

/** An artwork on the stage, and the tools to look closer. */
export function artworkPart({ address, keeper, story }, media) {
  const file = fileOf(media, 'image') ?? fileOf(media, 'thumbnail');
  const alt = media.alt?.kind === 'words' ? media.alt.words : '';
  const image = el('img', { class: 'art', alt, lang: story.language, draggable: 'false' });
  image.addEventListener('error', () => keeper.check(file.sha256));
  image.src = address(file);
  const box = el('div', { class: 'art-box' }, image);
  const status = el('p', { class: 'visually-hidden', role: 'status' });

  const closer = tool('closer', 'Closer', () => zoom.grow(1.5));
  const further = tool('further', 'Further', () => zoom.grow(1 / 1.5));
  const whole = tool('whole', 'Whole', () => zoom.whole());
  const ways = [
    ['left', 'Left', -1, 0],
    ['up', 'Up', 0, -1],
    ['down', 'Down', 0, 1],
    ['right', 'Right', 1, 0],
  ].map(([sign, words, right, down]) => tool(sign, words, () => zoom.move(right, down)));

  function show() {
    const isWhole = zoom.scale() <= 1.001;
    setUsable(closer, !zoom.isClosest());
    setUsable(further, !isWhole);
    setUsable(whole, !isWhole);
    for (const way of ways) setUsable(way, !isWhole);
    const words = isWhole ? 'The whole picture' : `${zoom.scale().toFixed(1)} times as close`;
    if (status.textContent !== words) status.textContent = words;
  }
  const zoom = createZoom(box, image, () => show());
  show();

  return {
    form: 'artwork',
    stage: el('div', { class: 'stage' }, box, status),
    tools: [closer, further, whole],
    ways,
    text: [],
    isPlaying: () => false,
    leave() {
      zoom.leave();
      image.removeAttribute('src');
    },
  };
}
