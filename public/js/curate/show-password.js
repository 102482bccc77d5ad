/** Puts a button beside each password box that shows what has been typed. Without script the boxes work as they are. */
import { say } from '../../../src/words/say.ts';
import { findAll } from '../shared/dom.js';

for (const box of findAll(document, 'input[type="password"]', HTMLInputElement)) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link-button';
  const show = (/** @type {boolean} */ shown) => {
    box.type = shown ? 'text' : 'password';
    button.textContent = shown ? say('scripts-hide-password') : say('scripts-show-password');
  };
  button.addEventListener('click', () => show(box.type === 'password'));
  // Sent as a password again, so that no browser offers it as an earlier answer.
  box.form?.addEventListener('submit', () => show(false));
  show(false);
  box.after(button);
}
