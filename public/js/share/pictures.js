/** Shows the storyteller's own pictures beside the fields that describe them. */
import { thumbnail } from './thumbnails.js';

for (const field of document.querySelectorAll('textarea[name^="alt-"]')) show(field);

async function show(field) {
  const address = await thumbnail(field.name.slice('alt-'.length));
  if (!address) return;
  const picture = document.createElement('img');
  picture.className = 'share-picture';
  picture.alt = '';
  picture.src = address;
  field.before(picture);
}
