/**
 * A file of captions at the desk, chosen or dropped anywhere on the page: in the language that is spoken it takes the place of
 * what stands there, and undo brings that back; in another it goes to the translations. What is wrong with it is told by line.
 */
import { filePieces } from '../../../src/desk/file-pieces.ts';
import { decodeCaptions } from '../../../src/story/text/captions-file.ts';
import { say } from '../../../src/words/say.ts';
import { find, part } from '../shared/dom.js';

/** Bytes of a file that is no recording by mistake. */
const largest = 2_000_000;

/**
 * @param {HTMLElement} desk
 * @param {import('../../../src/desk/typed-text.ts').TypedText} text
 * @param {{ isFilm: boolean, isHeard: boolean, settled: () => Promise<void> }} page `settled` waits until what was typed has arrived
 */
export function takeFiles(desk, text, { isFilm, isHeard, settled }) {
  const place = part(desk, 'file', HTMLDetailsElement);
  const form = find(place, 'form', HTMLFormElement);
  const input = find(form, 'input[type="file"]', HTMLInputElement);
  const language = find(form, 'select', HTMLSelectElement);
  const said = part(place, 'file-said', HTMLElement);

  /** @param {File} file */
  async function take(file) {
    place.open = true;
    said.textContent = await put(file);
    said.scrollIntoView({ block: 'nearest' });
  }

  /** @param {File} file */
  async function put(file) {
    const { name, size } = file;
    if (size > largest) return say('scripts-caption-file-too-large', { name });
    const words = decodeCaptions(new Uint8Array(await file.arrayBuffer()));
    const read = filePieces(words, { isFilm, isHeard });
    if ('fault' in read) return say('scripts-desk-file-fault', { name, ...read.fault });
    if (language.value !== '') return translate(words, name);
    text.replaceAll(read.pieces);
    return say('scripts-desk-file-put', { name, count: read.pieces.length });
  }

  /**
   * @param {string} words
   * @param {string} name
   */
  async function translate(words, name) {
    await settled();
    find(form, '[name="whole"]', HTMLInputElement).value = words;
    form.submit();
    return say('scripts-desk-file-sent', { name });
  }

  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    if (file) await take(file);
    input.value = '';
  });
  const isOfFiles = (/** @type {DragEvent} */ { dataTransfer }) => dataTransfer?.types.includes('Files');
  document.addEventListener('dragover', (event) => isOfFiles(event) && event.preventDefault());
  document.addEventListener('drop', (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    take(file);
  });

  return {
    open() {
      place.open = true;
      input.focus();
    },
  };
}
