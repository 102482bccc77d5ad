import { hidden } from '../shared/hidden-words.js';

/** Puts the words that were found in a file into the story's own, below what stands there. Without it they can be copied. */
const words = document.getElementById('words');

for (const found of words ? document.querySelectorAll('[data-found-words]') : []) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button secondary';
  const file = found.closest('.exhibit').querySelector('.file-name').textContent;
  button.append('Add it to the words', hidden(` (${file})`));
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    const text = found.querySelector('[data-text]').textContent.trim();
    words.value = [words.value.trim(), text].filter(Boolean).join('\n\n');
    said.textContent = 'It is now at the end of the words. Read it there, then save.';
    // It stays in its place, and so does the focus.
    button.setAttribute('aria-disabled', 'true');
    words.dispatchEvent(new Event('input', { bubbles: true }));
  });
  found.append(button, said);
}
