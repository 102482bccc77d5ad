/** Shows the storyteller's own pictures beside the fields that describe them, `alt-` and the file's id. */
import { findAll } from '../shared/dom.js';
import { thumbnail } from './thumbnails.js';

for (const field of findAll(document, 'textarea[name^="alt-"]', HTMLTextAreaElement)) show(field);

/** @param {HTMLTextAreaElement} field */
async function show(field) {
  const address = await thumbnail(field.name.slice('alt-'.length));
  if (!address) return;
  const picture = document.createElement('img');
  picture.className = 'share-picture';
  picture.alt = '';
  picture.src = address;
  field.before(picture);
}
