/** The lists of what has arrived and of what has not all arrived yet, renewed from what the archive says. */
import { partInWords, sizeInWords } from '../files/words.js';
import { thumbnail } from '../share/thumbnails.js';

/**
 * @typedef {object} ArrivedFile
 * @property {string} id
 * @property {string} name
 * @property {number} bytes
 * @property {'artwork' | 'sound' | 'film'} form
 * @property {boolean} mayLieAskew
 * @property {string} [words] how far it is prepared
 *
 * @typedef {object} Arrival
 * @property {string} id
 * @property {string} name
 * @property {number | null} bytes
 * @property {number | null} modified
 * @property {string | null} recording
 * @property {string | null} instead
 * @property {number} received
 *
 * @typedef {{ files: ArrivedFile[], arriving: Arrival[] }} KnownFiles
 */

/**
 * What the archive has of this story's files.
 * @param {string} uploads the address that files are sent to
 * @returns {Promise<KnownFiles>}
 * @throws where it cannot be asked.
 */
export async function askForFiles(uploads) {
  const answer = await fetch(uploads, { headers: { Accept: 'application/json' }, cache: 'no-store' });
  if (!answer.ok) throw new Error(`The archive answered ${answer.status}`);
  return answer.json();
}

/**
 * @param {KnownFiles} known
 * @param {(arrival: Arrival) => boolean} isHere which of the unfinished this page is sending: those show in rows of their own
 */
export function showFiles({ files, arriving }, isHere) {
  fill('arrived', files.map(arrivedItem));
  fill('unfinished', arriving.filter((arrival) => !isHere(arrival)).map(unfinishedItem));
  for (const part of document.querySelectorAll('#arrived-list [data-several]')) {
    if (part instanceof HTMLElement) part.hidden = files.length < 2;
  }
}

/** What a small picture of each arrived file is kept of, beside its name. */
export function showPictures() {
  for (const item of document.querySelectorAll('#arrived-list > li')) showPicture(item);
}

/** A page that asks for one file to take another's place lists none.
 * @param {string} name
 * @param {Element[]} items
 */
function fill(name, items) {
  document.getElementById(`${name}-list`)?.replaceChildren(...items);
  const section = document.getElementById(name);
  if (section) section.hidden = items.length === 0;
}

/** @param {ArrivedFile} file */
function arrivedItem({ id, name, bytes, mayLieAskew, words = '' }) {
  const there = listed(id);
  if (there && (there.querySelector('[data-straighten]') !== null) === mayLieAskew) {
    // Made anew it would lose its picture for a moment, and the buttons below would jump under the finger.
    write(there, 'words', words);
    return there;
  }
  const item = copyOf('arrived-file', id);
  nameIt(item, name);
  write(item, 'size', sizeInWords(bytes));
  write(item, 'words', words);
  if (!mayLieAskew) item.querySelector('[data-straighten]')?.remove();
  const button = item.querySelector('button');
  if (button) button.value = id;
  showPicture(item);
  return item;
}

/** @param {string} id */
function listed(id) {
  return [...document.querySelectorAll('#arrived-list > li')].find(
    (item) => item.querySelector('button')?.value === id,
  );
}

/** @param {Element} item */
async function showPicture(item) {
  const picture = item.querySelector('img');
  const id = item.querySelector('button')?.value;
  const address = picture && id && (await thumbnail(id));
  if (!address) return;
  picture.src = address;
  picture.hidden = false;
}

/** @param {Arrival} arrival */
function unfinishedItem(arrival) {
  const item = copyOf('unfinished-file', arrival.id);
  nameIt(item, arrival.name);
  write(item, 'part', partInWords(arrival));
  for (const part of item.querySelectorAll(
    arrival.recording ? '[data-choose], [data-again]' : '[data-keep]',
  )) {
    part.remove();
  }
  return item;
}

/**
 * Of the page's template; `{id}` in its addresses is the file's own.
 * @param {string} name
 * @param {string} id
 * @returns {Element}
 */
function copyOf(name, id) {
  const template = document.getElementById(name);
  const item = template instanceof HTMLTemplateElement && template.content.firstElementChild?.cloneNode(true);
  if (!(item instanceof Element)) throw new Error(`Expected a template named ${name}`);
  for (const node of [item, ...item.querySelectorAll('*')]) {
    for (const attribute of node.attributes) attribute.value = attribute.value.replace('{id}', id);
  }
  return item;
}

/**
 * @param {Element} item
 * @param {string} part
 * @param {string} words
 */
function write(item, part, words) {
  const place = item.querySelector(`[data-${part}]`);
  if (place) place.textContent = words;
}

/**
 * @param {Element} item
 * @param {string} name
 */
function nameIt(item, name) {
  const place = item.querySelector('bdi');
  if (place) place.textContent = name;
  for (const words of item.querySelectorAll('.visually-hidden')) words.append(name);
}
