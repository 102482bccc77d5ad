/**
 * The last of a recording that has not arrived yet, kept in this browser until it has: a phone that dies without a signal
 * loses seconds. What has arrived is removed here at once, and everything with "Clear my answers".
 */
import { openDatabase } from '../shared/database.js';

const name = 'share-recordings';
/** Milliseconds after which what nobody came back for is removed: as long as the archive keeps its own part. */
const keptFor = 7 * 24 * 3600 * 1000;

/**
 * @typedef {{ draft: string, form: string, fileName: string, modified: number }} Facts
 * @typedef {Facts & { id: string, address: string | null }} Kept a recording; its address once the archive gave one
 * @typedef {{ recording: string, at: number, bytes: ArrayBuffer }} Piece of it, with where it begins
 * @typedef {{ recordings: IDBObjectStore, pieces: IDBObjectStore }} Stores
 */

/**
 * Where the browser keeps nothing, as in a private window, all of it is quiet: the recording goes on without.
 * @param {Facts} facts
 */
export function keepHere(facts) {
  const id = crypto.randomUUID();
  /** @type {string | null} */
  let address = null;
  let isRemoved = false;
  let release = () => {};
  // While it is held, no other tab takes this recording for one that broke off.
  navigator.locks?.request(
    lockOf(id),
    () =>
      new Promise((/** @type {(nothing?: undefined) => void} */ resolve) => {
        release = resolve;
      }),
  );
  let last = change((stores) => stores.recordings.put({ id, ...facts, address }));
  const then = (/** @type {(stores: Stores) => unknown} */ act) => {
    last = last.then(() => change(act));
    return last;
  };
  return {
    /**
     * @param {number} at where it begins
     * @param {Blob} piece
     */
    async add(at, piece) {
      const bytes = await piece.arrayBuffer();
      if (!isRemoved) await then(({ pieces }) => pieces.put({ recording: id, at, bytes }));
    },
    /** @param {string} given */
    note(given) {
      address = given;
      then(({ recordings }) => recordings.put({ id, ...facts, address }));
    },
    /** The archive has everything before `end`. */
    drop: (/** @type {number} */ end) => then((stores) => dropBefore(stores, id, end)),
    remove() {
      isRemoved = true;
      release();
      return then((stores) => removeOne(stores, id));
    },
  };
}

/**
 * Those of this draft that broke off, with their pieces in order; those of others, and old ones, are removed.
 * @param {string} draft
 * @returns {Promise<Kept[]>}
 */
export async function keptHere(draft, now = Date.now()) {
  /** @type {Kept[]} */
  const recordings = (await read(({ recordings }) => recordings.getAll())) ?? [];
  const own = [];
  for (const recording of recordings) {
    if (recording.draft === draft && now - recording.modified < keptFor) own.push(recording);
    else await removeKept(recording.id);
  }
  return own;
}

/**
 * @param {string} id
 * @returns {Promise<Piece[]>}
 */
export async function piecesOf(id) {
  return (await read(({ pieces }) => pieces.getAll(rangeOf(id)))) ?? [];
}

/** @param {string} id */
export const removeKept = (id) => change((stores) => removeOne(stores, id));

/** @param {string} id */
export const lockOf = (id) => `recording ${id}`;

/** Removes all of it, whoever's it is. */
export function forgetRecordings() {
  return change(({ recordings, pieces }) => {
    recordings.clear();
    pieces.clear();
  });
}

/**
 * @param {Stores} stores
 * @param {string} id
 */
function removeOne({ recordings, pieces }, id) {
  recordings.delete(id);
  pieces.delete(rangeOf(id));
}

/**
 * @param {Stores} stores
 * @param {string} id
 * @param {number} end
 */
function dropBefore({ pieces }, id, end) {
  const cursor = pieces.openCursor(rangeOf(id));
  cursor.onsuccess = () => {
    const found = cursor.result;
    if (!found || found.value.at + found.value.bytes.byteLength > end) return;
    found.delete();
    found.continue();
  };
}

/** @param {string} id */
const rangeOf = (id) => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);

/** @type {Promise<IDBDatabase> | null} */
let database = null;

function open() {
  database ??= openDatabase(name, (made) => {
    made.createObjectStore('recordings', { keyPath: 'id' });
    made.createObjectStore('pieces', { keyPath: ['recording', 'at'] });
  });
  return database;
}

/** @param {(stores: Stores) => unknown} act */
async function change(act) {
  try {
    await inside('readwrite', act);
  } catch {
    // No room, or no storage at all: what is in the page's memory still goes up.
  }
}

/**
 * @template Found
 * @param {(stores: Stores) => IDBRequest<Found>} ask
 * @returns {Promise<Found | null>}
 */
async function read(ask) {
  try {
    /** @type {IDBRequest<Found> | undefined} */
    let request;
    await inside('readonly', (stores) => {
      request = ask(stores);
    });
    return request?.result ?? null;
  } catch {
    return null;
  }
}

/**
 * Runs `act` on what is kept, and waits until all of it is done.
 * @param {IDBTransactionMode} mode
 * @param {(stores: Stores) => unknown} act
 */
async function inside(mode, act) {
  const transaction = (await open()).transaction(['recordings', 'pieces'], mode);
  act({
    recordings: transaction.objectStore('recordings'),
    pieces: transaction.objectStore('pieces'),
  });
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}
