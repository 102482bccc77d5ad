import { partAddress, partsCache, sha256OfPart } from './cache-names.js';

/** The pieces of large files: what has come stays when the line is cut, and is never asked for again. */

/**
 * The pieces of a file that are here, from its first on, as long as none is missing.
 * @param {string} sha256
 * @returns {Promise<Blob[]>}
 */
export async function partsOf(sha256) {
  const cache = await caches.open(partsCache);
  /** @type {Blob[]} */
  const blobs = [];
  for (;;) {
    /** @type {Response | undefined} */
    const kept = await cache.match(partAddress(sha256, blobs.length));
    if (!kept) return blobs;
    blobs.push(await kept.blob());
  }
}

/**
 * The bytes `from` to `to`, both included; of the pieces only those that have some of them are opened.
 * @param {string} sha256
 * @param {readonly number[]} sizes of its pieces
 * @param {number} from
 * @param {number} to
 */
export async function sliceOfParts(sha256, sizes, from, to) {
  const cache = await caches.open(partsCache);
  const blobs = [];
  let begins = 0;
  for (const [number, size] of sizes.entries()) {
    if (begins + size > from && begins <= to) {
      const kept = await cache.match(partAddress(sha256, number));
      const blob = kept ? await kept.blob() : new Blob();
      blobs.push(blob.slice(Math.max(0, from - begins), Math.min(size, to + 1 - begins)));
    }
    begins += size;
  }
  return new Blob(blobs);
}

/**
 * @param {string} sha256
 * @param {number} number
 * @param {readonly Uint8Array<ArrayBuffer>[]} bytes
 */
export async function keepPart(sha256, number, bytes) {
  const cache = await caches.open(partsCache);
  await cache.put(partAddress(sha256, number), new Response(new Blob([...bytes])));
}

/**
 * Drops the pieces of all files but these.
 * @param {(sha256: string) => boolean} isWanted
 */
export async function dropParts(isWanted) {
  if (!(await caches.has(partsCache))) return;
  const cache = await caches.open(partsCache);
  for (const request of await cache.keys()) {
    if (!isWanted(sha256OfPart(new URL(request.url).pathname))) await cache.delete(request);
  }
}
