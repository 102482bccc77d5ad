/**
 * Whoever leaves a form marked `data-unsaved` with something typed and not sent is asked first. Sending it is leaving well; a
 * look at a preview in another window is no sending.
 */
import { findAll } from '../shared/dom.js';

let isTyped = false;
for (const form of findAll(document, 'form[data-unsaved]', HTMLFormElement)) {
  for (const event of ['input', 'change'])
    form.addEventListener(event, () => {
      isTyped = true;
    });
  form.addEventListener('submit', ({ submitter }) => {
    if (submitter?.getAttribute('formtarget') !== '_blank') isTyped = false;
  });
}
addEventListener('beforeunload', (event) => {
  if (isTyped) event.preventDefault();
});
