/**
 * Fills `[data-share]` with a button that hands the story's address to the device's own way of sharing, or copies it where there
 * is none. Without this script the address stands in the browser, and on paper.
 */
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
  const button = document.createElement('button');
  const said = document.createElement('span');
  button.type = 'button';
  button.className = 'button secondary';
  button.textContent = datum(place, 'label');
  said.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    const url = new URL(datum(place, 'share'), location.href).href;
    said.textContent = '';
    if (await shared({ title: datum(place, 'title'), url })) return;
    try {
      await navigator.clipboard.writeText(url);
      said.textContent = ` ${datum(place, 'done')}`;
    } catch {
      said.textContent = ` ${datum(place, 'failed')} ${url}`;
    }
  });
  place.append(button, said);
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
