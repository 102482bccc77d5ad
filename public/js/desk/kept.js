/**
 * What was typed at a desk and has not arrived yet, kept in this browser until it has: a browser that dies, a lost line and
 * an ended session lose no word. What has arrived is removed at once. Where the browser keeps nothing it is quiet.
 */

const name = 'desk';
/** Milliseconds after which what nobody came back for is removed. */
const keptFor = 7 * 24 * 3600 * 1000;

/** @typedef {{ address: string, id: string, update: Uint8Array, text: string, at: number }} Kept */

/** @param {Kept} kept */
export const keep = (kept) => act('readwrite', (store) => store.put(kept));

/** @param {string} address */
export const forget = (address) => act('readwrite', (store) => store.delete(address));

/**
 * @param {string} address
 * @returns {Promise<Kept | null>}
 */
export async function keptFrom(address) {
  /** @type {Kept[]} */
  const all = (await act('readonly', (store) => store.getAll())) ?? [];
  for (const old of all) if (Date.now() - old.at > keptFor) await forget(old.address);
  return all.find((each) => each.address === address && Date.now() - each.at <= keptFor) ?? null;
}

/** @type {Promise<IDBDatabase> | null} */
let database = null;

function open() {
  database ??= new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('texts', { keyPath: 'address' });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  return database;
}

/**
 * @template Found
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<Found>} ask
 * @returns {Promise<Found | null>}
 */
async function act(mode, ask) {
  try {
    const request = ask((await open()).transaction('texts', mode).objectStore('texts'));
    return await new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } catch {
    return null;
  }
}
