/** Shows each picture's ThumbHash, a blurred 25-byte sketch, until the picture itself is there. */
import { thumbHashToDataURL } from './thumbhash.js';

for (const image of document.querySelectorAll('img[data-placeholder]')) {
  if (image.complete) continue;
  const hash = Uint8Array.from(atob(image.dataset.placeholder), (letter) => letter.charCodeAt(0));
  image.style.backgroundImage = `url(${thumbHashToDataURL(hash)})`;
  image.style.backgroundSize = '100% 100%';
  const clear = () => image.style.removeProperty('background-image');
  image.addEventListener('load', clear, { once: true });
  image.addEventListener('error', clear, { once: true });
}
