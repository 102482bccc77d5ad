/**
 * Fills `[data-share]` with a button that hands the story's address to the device's own way of sharing, or copies it where there
 * is none. Without this script the address stands in the browser, and on paper.
 */
import { buttonThatSays, copied } from '../shared/button-that-says.js';
import { datum, findAll } from '../shared/dom.js';

for (const place of findAll(document, '[data-share]', HTMLElement)) {
  if (canShare() || navigator.clipboard) offer(place);
}

/** Not every browser has it, whatever its types say. */
function canShare() {
  return typeof navigator.share === 'function';
}

/** @param {HTMLElement} place */
function offer(place) {
  buttonThatSays(place, async () => {
    const url = new URL(datum(place, 'share'), location.href).href;
    if (await shared({ title: datum(place, 'title'), url })) return '';
    return (await copied(url)) ? datum(place, 'done') : `${datum(place, 'failed')} ${url}`;
  });
}

/**
 * True where the device took it, or whoever pressed thought better of it.
 * @param {ShareData} story
 */
async function shared(story) {
  if (!canShare()) return false;
  try {
    await navigator.share(story);
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError';
  }
}
