/** A button that ticks all boxes of `[data-choosing]`, and one that unticks them. Without script they are ticked one by one. */
import { say } from '../../../src/words/say.ts';
import { findAll } from '../shared/dom.js';

for (const form of findAll(document, '[data-choosing]', HTMLFormElement)) {
  const boxes = findAll(form, 'input[type="checkbox"]', HTMLInputElement);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button secondary';
  const areAll = () => boxes.every(({ checked }) => checked);
  const show = () => {
    button.textContent = say(areAll() ? 'scripts-choose-none' : 'scripts-choose-all');
  };
  button.addEventListener('click', () => {
    const checked = !areAll();
    for (const box of boxes) box.checked = checked;
    show();
  });
  form.addEventListener('change', show);
  // A browser that goes back ticks them again by itself.
  addEventListener('pageshow', show);
  show();
  form.prepend(button);
}
