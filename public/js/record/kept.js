/**
 * The last of a recording that has not arrived yet, kept in this browser until it has: a phone that dies without a signal
 * loses seconds. What has arrived is removed here at once, and everything with "Clear my answers".
 */

const name = 'share-recordings';
/** Milliseconds after which what nobody came back for is removed: as long as the archive keeps its own part. */
const keptFor = 7 * 24 * 3600 * 1000;

/**
 * `facts` are `{ draft, form, fileName, modified }`. Where the browser keeps nothing, as in a private window, all of it is
 * quiet: the recording goes on without.
 */
export function keepHere(facts) {
  const id = crypto.randomUUID();
  let address = null;
  let isRemoved = false;
  let release = () => {};
  // While it is held, no other tab takes this recording for one that broke off.
  navigator.locks?.request(lockOf(id), () => new Promise((resolve) => (release = resolve)));
  let last = change((stores) => stores.recordings.put({ id, ...facts, address }));
  const then = (act) => {
    last = last.then(() => change(act));
    return last;
  };
  return {
    async add(at, piece) {
      const bytes = await piece.arrayBuffer();
      if (!isRemoved) await then(({ pieces }) => pieces.put({ recording: id, at, bytes }));
    },
    note(given) {
      address = given;
      then(({ recordings }) => recordings.put({ id, ...facts, address }));
    },
    /** The archive has everything before `end`. */
    drop: (end) => then((stores) => dropBefore(stores, id, end)),
    remove() {
      isRemoved = true;
      release();
      return then((stores) => removeOne(stores, id));
    },
  };
}

/** Those of this draft that broke off, with their pieces in order; those of others, and old ones, are removed. */
export async function keptHere(draft, now = Date.now()) {
  const recordings = (await read(({ recordings }) => recordings.getAll())) ?? [];
  const own = [];
  for (const recording of recordings) {
    if (recording.draft === draft && now - recording.modified < keptFor) own.push(recording);
    else await removeKept(recording.id);
  }
  return own;
}

export async function piecesOf(id) {
  return (await read(({ pieces }) => pieces.getAll(rangeOf(id)))) ?? [];
}

export const removeKept = (id) => change((stores) => removeOne(stores, id));

export const lockOf = (id) => `recording ${id}`;

/** Removes all of it, whoever's it is. */
export function forgetRecordings() {
  return change(({ recordings, pieces }) => {
    recordings.clear();
    pieces.clear();
  });
}

function removeOne({ recordings, pieces }, id) {
  recordings.delete(id);
  pieces.delete(rangeOf(id));
}

function dropBefore({ pieces }, id, end) {
  const cursor = pieces.openCursor(rangeOf(id));
  cursor.onsuccess = () => {
    const found = cursor.result;
    if (!found || found.value.at + found.value.bytes.byteLength > end) return;
    found.delete();
    found.continue();
  };
}

const rangeOf = (id) => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);

let database = null;

function open() {
  database ??= new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('recordings', { keyPath: 'id' });
      opening.result.createObjectStore('pieces', { keyPath: ['recording', 'at'] });
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  return database;
}

async function change(act) {
  try {
    await inside('readwrite', act);
  } catch {
    // No room, or no storage at all: what is in the page's memory still goes up.
  }
}

async function read(ask) {
  try {
    return await inside('readonly', ask);
  } catch {
    return null;
  }
}

async function inside(mode, act) {
  const transaction = (await open()).transaction(['recordings', 'pieces'], mode);
  const request = act({
    recordings: transaction.objectStore('recordings'),
    pieces: transaction.objectStore('pieces'),
  });
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
  return request?.result;
}
