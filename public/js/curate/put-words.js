/**
 * Puts the words that were found in a file into the story's own, below what stands there. Without it they can be copied.
 * The box is `[data-words-box]`; each `[data-found-words]` names its file in `data-file`.
 */
import { say } from '../../../src/words/say.ts';
import { datum, find, findAll } from '../shared/dom.js';
import { hidden } from '../shared/hidden-words.js';

const [words] = findAll(document, '[data-words-box] textarea', HTMLTextAreaElement);
if (words) for (const found of findAll(document, '[data-found-words]', HTMLElement)) offer(words, found);

/**
 * @param {HTMLTextAreaElement} box
 * @param {HTMLElement} found
 */
function offer(box, found) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button secondary';
  button.append(say('scripts-add-found-words'), hidden(` (${datum(found, 'file')})`));
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    const text = find(found, '[data-text]', HTMLElement).textContent?.trim() ?? '';
    box.value = [box.value.trim(), text].filter(Boolean).join('\n\n');
    said.textContent = say('scripts-found-words-added');
    // It stays in its place, and so does the focus.
    button.setAttribute('aria-disabled', 'true');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
  found.append(button, said);
}
