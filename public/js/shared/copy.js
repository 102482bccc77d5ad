/**
 * Fills each `[data-copy]` with a button that copies its words, and says what came of it; where the browser cannot copy,
 * nothing is there and the words can be marked by hand. A box with `data-select` is marked whole when it is come to.
 */
import { datum, findAll } from './dom.js';

for (const place of findAll(document, '[data-copy]', HTMLElement)) {
  if (navigator.clipboard) offer(place);
}
for (const box of findAll(document, '[data-select]', HTMLTextAreaElement)) {
  box.addEventListener('focus', () => box.select());
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
    try {
      await navigator.clipboard.writeText(datum(place, 'copy'));
      said.textContent = ` ${place.dataset.done}`;
    } catch {
      said.textContent = ` ${place.dataset.failed}`;
    }
  });
  place.append(button, said);
}
