/** Shows each picture's sketch, which came with the page, until the picture itself is there. */
import { datum, findAll } from '../shared/dom.js';

for (const image of findAll(document, 'img[data-placeholder]', HTMLImageElement)) {
  if (image.complete) continue;
  image.style.background = `url("${datum(image, 'placeholder')}") 0 0 / 100% 100%`;
  const clear = () => image.style.removeProperty('background');
  image.addEventListener('load', clear, { once: true });
  image.addEventListener('error', clear, { once: true });
}
