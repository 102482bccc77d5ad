/** The lists of what has arrived and of what has not all arrived yet, renewed from what the archive says. */
import { partInWords, sizeInWords } from '../files/words.js';
import { thumbnail } from './thumbnails.js';

export const uploadsAddress = '/share/uploads';

/** What the archive has of this story's files. @throws where it cannot be asked. */
export async function askForFiles() {
  const answer = await fetch(uploadsAddress, { headers: { Accept: 'application/json' }, cache: 'no-store' });
  if (!answer.ok) throw new Error(`The archive answered ${answer.status}`);
  return answer.json();
}

/** `isHere(arrival)` says which of the unfinished this page is sending: those show in rows of their own. */
export function showFiles({ files, arriving }, isHere) {
  fill('arrived', files.map(arrivedItem));
  fill('unfinished', arriving.filter((arrival) => !isHere(arrival)).map(unfinishedItem));
}

/** What a small picture of each arrived file is kept of, beside its name. */
export function showPictures() {
  for (const item of document.querySelectorAll('#arrived-list > li')) showPicture(item);
}

function fill(name, items) {
  document.getElementById(`${name}-list`).replaceChildren(...items);
  document.getElementById(name).hidden = items.length === 0;
}

function arrivedItem({ id, name, bytes, mayLieAskew }) {
  const item = copyOf('arrived-file');
  nameIt(item, name);
  item.querySelector('[data-size]').textContent = sizeInWords(bytes);
  const straighten = item.querySelector('[data-straighten]');
  if (mayLieAskew) straighten.href = `/share/files/${id}/straighten${location.search}`;
  else straighten.remove();
  item.querySelector('form').action = `/share/files/remove${location.search}`;
  item.querySelector('button').value = id;
  showPicture(item);
  return item;
}

async function showPicture(item) {
  const address = await thumbnail(item.querySelector('button').value);
  if (!address) return;
  const picture = item.querySelector('img');
  picture.src = address;
  picture.hidden = false;
}

function unfinishedItem(arrival) {
  const item = copyOf('unfinished-file');
  item.dataset.arrival = arrival.id;
  nameIt(item, arrival.name);
  item.querySelector('[data-part]').textContent = partInWords(arrival);
  for (const part of item.querySelectorAll(
    arrival.recording ? '[data-choose], [data-again]' : '[data-keep]',
  )) {
    part.remove();
  }
  const keep = item.querySelector('[data-keep]');
  if (keep) keep.action = `${uploadsAddress}/${arrival.id}/end`;
  item.querySelector('[data-forget]').action = `${uploadsAddress}/${arrival.id}/forget`;
  return item;
}

function copyOf(name) {
  return document.getElementById(name).content.firstElementChild.cloneNode(true);
}

function nameIt(item, name) {
  item.querySelector('bdi').textContent = name;
  for (const words of item.querySelectorAll('.visually-hidden')) words.append(name);
}
