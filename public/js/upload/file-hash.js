/** A file's SHA-256, taken beside the page so that the page stays quick. */

/**
 * @param {Blob} file
 * @returns {{ done(): Promise<string | null>, stop(): void }} null where this browser cannot take it: the archive takes its own.
 */
export function hashing(file) {
  /** @type {Worker | null} */
  let worker = null;
  const done = new Promise((/** @type {(sha256: string | null) => void} */ resolve) => {
    try {
      worker = new Worker('/assets/js/upload/sha256-worker.js', { type: 'module' });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = () => resolve(null);
      worker.postMessage(file);
    } catch {
      resolve(null);
    }
  });
  done.then(() => worker?.terminate());
  return { done: () => done, stop: () => worker?.terminate() };
}
