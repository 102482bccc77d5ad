/**
 * Copies of the storyteller's own pictures, kept on this device only, so that they can see what they describe and
 * straighten. The archive hands out no original, so the copy is made here, before the file leaves. It goes when the
 * answers are cleared, when the story is sent, and with the draft after 30 days.
 */
import { openDatabase } from '../shared/database.js';
import { penOf } from '../shared/dom.js';

/**
 * @typedef {{ id: string, picture: Blob, small: string, at: number }} Kept
 *   the file's id, the picture at up to 1,600 pixels, and as an address at up to 480; since when, in milliseconds
 */

const longestSide = 1600;
const smallSide = 480;
const keepFor = 30 * 24 * 3600 * 1000;
const shelf = 'pictures';

/**
 * @param {string} id of the file in the archive
 * @param {Blob} file
 */
export async function keepThumbnail(id, file) {
  try {
    const image = await createImageBitmap(file);
    const large = draw(image, longestSide);
    const picture = await new Promise((resolve) => large.toBlob(resolve, 'image/jpeg', 0.85));
    const small = draw(image, smallSide).toDataURL('image/jpeg', 0.7);
    image.close();
    const now = Date.now();
    await onShelf('readwrite', (pictures) => {
      removeWhere(pictures, ({ at }) => at < now - keepFor);
      return pictures.put({ id, picture, small, at: now });
    });
  } catch {
    // A kind of picture that this browser cannot open, or no room: the file's name has to do.
  }
}

/**
 * The picture at up to 1,600 pixels; null where this device does not have it.
 * @param {string} id
 */
export async function keptPicture(id) {
  return (await find(id))?.picture ?? null;
}

/**
 * The picture at up to 480 pixels, as an address; null where this device does not have it.
 * @param {string} id
 */
export async function thumbnail(id) {
  return (await find(id))?.small ?? null;
}

/**
 * Removes the pictures of these files, or of all.
 * @param {readonly string[]} [ids]
 */
export async function forgetThumbnails(ids) {
  try {
    await onShelf('readwrite', (pictures) =>
      removeWhere(pictures, ({ id }) => ids === undefined || ids.includes(id)),
    );
  } catch {
    // Nothing can be kept here, so nothing is.
  }
}

/**
 * @param {string} id
 * @returns {Promise<Kept | null>}
 */
async function find(id) {
  try {
    return (await onShelf('readonly', (pictures) => pictures.get(id))) ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {ImageBitmap} image
 * @param {number} side
 */
function draw(image, side) {
  const scale = Math.min(1, side / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  penOf(canvas).drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/**
 * @param {IDBObjectStore} pictures
 * @param {(kept: Kept) => boolean} isMeant
 */
function removeWhere(pictures, isMeant) {
  const walk = pictures.openCursor();
  walk.onsuccess = () => {
    const cursor = walk.result;
    if (!cursor) return;
    if (isMeant(cursor.value)) cursor.delete();
    cursor.continue();
  };
}

/**
 * Runs `use` on the store of pictures; resolves to the result of the request that it gives back, once all is kept.
 * @param {IDBTransactionMode} mode
 * @param {(pictures: IDBObjectStore) => IDBRequest | void} use
 * @returns {Promise<any>}
 */
async function onShelf(mode, use) {
  const database = await openDatabase('share', (made) => made.createObjectStore(shelf, { keyPath: 'id' }));
  try {
    return await new Promise((resolve, reject) => {
      const change = database.transaction(shelf, mode);
      const request = use(change.objectStore(shelf));
      change.oncomplete = () => resolve(request?.result);
      change.onabort = () => reject(change.error);
    });
  } finally {
    database.close();
  }
}
