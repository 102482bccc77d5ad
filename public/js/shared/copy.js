/**
 * Fills each `[data-copy]` with a button that copies its words, and says what came of it; where the browser cannot copy,
 * nothing is there and the words can be marked by hand. A box with `data-select` is marked whole when it is come to.
 */
import { buttonThatSays, copied } from './button-that-says.js';
import { datum, findAll } from './dom.js';

for (const place of findAll(document, '[data-copy]', HTMLElement)) {
  if (navigator.clipboard) {
    buttonThatSays(place, async () => datum(place, (await copied(datum(place, 'copy'))) ? 'done' : 'failed'));
  }
}
for (const box of findAll(document, '[data-select]', HTMLTextAreaElement)) {
  box.addEventListener('focus', () => box.select());
}
