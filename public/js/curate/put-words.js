/**
 * Puts words that nobody typed into a box: those that were found in a file into the story's own, below what stands there,
 * and a machine's draft into the box that it is for. Without it they can be copied. Each `[data-found-words]` names its box
 * by id in `data-into`; without one it is the story's, `[data-words-box]`, and names its file in `data-file`.
 */
import { say } from '../../../src/words/say.ts';
import { datum, find, findAll } from '../shared/dom.js';
import { hidden } from '../shared/hidden-words.js';

const [words] = findAll(document, '[data-words-box] textarea', HTMLTextAreaElement);
for (const found of findAll(document, '[data-found-words]', HTMLElement)) {
  const { into } = found.dataset;
  const box = into ? document.getElementById(into) : words;
  if (box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement) offer(box, found);
}

/**
 * @param {HTMLTextAreaElement | HTMLInputElement} box
 * @param {HTMLElement} found
 */
function offer(box, found) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button secondary';
  const isDraft = found.dataset.into !== undefined;
  if (isDraft)
    button.append(
      found.hasAttribute('data-silent') ? say('scripts-put-nobody-speaks') : say('scripts-put-draft'),
    );
  else button.append(say('scripts-add-found-words'), hidden(` (${datum(found, 'file')})`));
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    const text = find(found, '[data-text]', HTMLElement).textContent?.trim() ?? '';
    box.value = [box.value.trim(), text].filter(Boolean).join('\n\n');
    said.textContent = say(isDraft ? 'scripts-draft-put' : 'scripts-found-words-added');
    // It stays in its place, and so does the focus.
    button.setAttribute('aria-disabled', 'true');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
  found.append(button, said);
}
