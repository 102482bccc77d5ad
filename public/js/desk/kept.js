/**
 * What was typed at a desk and has not arrived yet, kept in this browser until it has: a browser that dies, a lost line and
 * an ended session lose no word. What has arrived is removed at once. Where the browser keeps nothing it is quiet.
 */
import { openDatabase } from '../shared/database.js';

const name = 'desk';
/** Milliseconds after which what nobody came back for is removed. */
const keptFor = 7 * 24 * 3600 * 1000;

/**
 * What one page has typed: two of one browser may be open at once.
 * @typedef {{ address: string, page: string, id: string, update: Uint8Array, text: string, at: number }} Kept
 */

/** @param {Kept} kept */
export const keep = (kept) => act('readwrite', (store) => store.put(kept));

/**
 * Forgets what a page has typed, unless it has typed more since `at`.
 * @param {Pick<Kept, 'address' | 'page'>} kept
 * @param {number} [at]
 */
export const forget = ({ address, page }, at = Number.POSITIVE_INFINITY) =>
  act('readwrite', (store) => {
    const asking = store.get([address, page]);
    asking.addEventListener('success', () => {
      if (asking.result && asking.result.at <= at) store.delete([address, page]);
    });
    return asking;
  });

/**
 * @param {string} address
 * @returns {Promise<Kept[]>}
 */
export async function keptFrom(address) {
  /** @type {Kept[]} */
  const all = (await act('readonly', (store) => store.getAll())) ?? [];
  for (const old of all) if (Date.now() - old.at > keptFor) await forget(old);
  return all.filter((each) => each.address === address && Date.now() - each.at <= keptFor);
}

/** @type {Promise<IDBDatabase> | null} */
let database = null;

function open() {
  database ??= openDatabase(name, (made) =>
    made.createObjectStore('texts', { keyPath: ['address', 'page'] }),
  );
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
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
  } catch {
    return null;
  }
}
