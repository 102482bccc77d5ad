/**
 * Lets a curator choose a file of captions, or drop one on their box, in whatever encoding it came: its text goes into the
 * box, and the archive reads it when it is saved. Without it the text can be pasted. Each `[data-caption-file]` names its box.
 */
import { decodeCaptions } from '../../../src/story/text/captions-file.ts';
import { say } from '../../../src/words/say.ts';
import { datum, findAll } from '../shared/dom.js';

/** Bytes of a file that is no film by mistake. */
const largest = 2_000_000;

for (const place of findAll(document, '[data-caption-file]', HTMLElement)) {
  const box = document.getElementById(datum(place, 'captionFile'));
  if (box instanceof HTMLTextAreaElement) offer(place, box);
}

/**
 * @param {HTMLElement} place
 * @param {HTMLTextAreaElement} box
 */
function offer(place, box) {
  const input = document.createElement('input');
  input.type = 'file';
  input.id = `${box.id}-file`;
  input.accept = '.vtt,.srt,.ttml,.dfxp,.xml,.sbv,.lrc,.txt,.ass,.ssa,.sub,text/*';
  const label = document.createElement('label');
  label.htmlFor = input.id;
  label.append(say('scripts-caption-file'));
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  place.append(label, input, said);
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    if (file) said.textContent = await put(file, box);
    input.value = '';
  });
  box.addEventListener('dragover', (event) => event.preventDefault());
  box.addEventListener('drop', async (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    said.textContent = await put(file, box);
  });
}

/**
 * @param {File} file
 * @param {HTMLTextAreaElement} box
 */
async function put(file, box) {
  if (file.size > largest) return say('scripts-caption-file-too-large', { name: file.name });
  box.value = decodeCaptions(new Uint8Array(await file.arrayBuffer()));
  box.dispatchEvent(new Event('input', { bubbles: true }));
  return say('scripts-caption-file-put', { name: file.name });
}
