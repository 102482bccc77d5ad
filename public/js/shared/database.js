/**
 * Opens a database of this browser, and makes it where it is not there yet.
 * @param {string} name
 * @param {(database: IDBDatabase) => void} make
 * @returns {Promise<IDBDatabase>}
 */
export function openDatabase(name, make) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => make(opening.result);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}
