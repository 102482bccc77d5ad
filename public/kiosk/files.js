import { createSha256 } from '../js/upload/sha256.js';
import { refused } from './api.js';
import { filesCache, heldAddress, heldSha256 } from './cache-names.js';
import { say } from './say.js';

/** A connection that brings nothing for so long is given up, in milliseconds. */
const patience = 60_000;

export class WrongBytes extends Error {
  /** @param {string} url */
  constructor(url) {
    super(say('player-error-bytes', { address: url }));
  }
}

/** The disk has no room for the file, whatever the browser said before. */
export class NoRoom extends Error {
  /** @param {import('./types.d.ts').ScreenFile} file */
  constructor(file) {
    super(say('player-error-room', { address: file.url }));
    this.file = file;
  }
}

/** The exhibition's files on this device, each under its SHA-256. One that is not what it should be is never kept. */
export async function openFiles() {
  const cache = await caches.open(filesCache);
  /** @type {Set<string>} */
  const held = new Set();
  for (const { url } of await cache.keys()) {
    const sha256 = heldSha256(new URL(url).pathname);
    if (sha256 !== null) held.add(sha256);
  }

  return {
    has: (/** @type {string} */ sha256) => held.has(sha256),
    all: () => [...held],
    address: (/** @type {import('./types.d.ts').ScreenFile} */ { sha256 }) => heldAddress(sha256),

    /**
     * Fetches a file and checks it on the way. @throws Refused; WrongBytes; NoRoom.
     * @param {import('./types.d.ts').ScreenFile} file
     * @param {{ signal: AbortSignal, onBytes(bytes: number): void }} how
     */
    async fetch(file, { signal, onBytes }) {
      const giveUp = new AbortController();
      let timer = setTimeout(() => giveUp.abort(new Error('The connection stalled')), patience);
      const hear = (/** @type {number} */ bytes) => {
        clearTimeout(timer);
        timer = setTimeout(() => giveUp.abort(new Error('The connection stalled')), patience);
        onBytes(bytes);
      };
      /** @type {WrongBytes | null} */
      let wrong = null;
      const onWrong = (/** @type {WrongBytes} */ error) => {
        wrong = error;
        throw error;
      };
      try {
        const response = await fetch(file.url, {
          cache: 'no-store',
          signal: AbortSignal.any([signal, giveUp.signal]),
        });
        if (!response.ok || !response.body) throw await refused(file.url, response);
        const checked = response.body.pipeThrough(checking(file, hear, onWrong));
        // Where the stream ends in an error, nothing is kept.
        await cache.put(heldAddress(file.sha256), new Response(checked, { headers: headersOf(file) }));
        held.add(file.sha256);
      } catch (error) {
        if (error instanceof Error && error.name === 'QuotaExceededError') throw new NoRoom(file);
        // The cache says only that something went wrong; the check knows what.
        throw wrong ?? error;
      } finally {
        clearTimeout(timer);
      }
    },

    /**
     * Reads a held file again. One that has changed is dropped. Resolves to whether it is sound.
     * @param {string} sha256
     */
    async check(sha256) {
      const kept = await cache.match(heldAddress(sha256));
      const hash = createSha256();
      try {
        if (kept?.body) for await (const bytes of kept.body) hash.update(bytes);
        if (kept && hash.digest() === sha256) return true;
      } catch {
        // A disk that cannot read it back has lost it.
      }
      await cache.delete(heldAddress(sha256));
      held.delete(sha256);
      return false;
    },

    /**
     * Drops every file but these.
     * @param {ReadonlySet<string>} wanted
     */
    async keepOnly(wanted) {
      for (const sha256 of [...held].filter((each) => !wanted.has(each))) {
        await cache.delete(heldAddress(sha256));
        held.delete(sha256);
      }
    },
  };
}

/** @param {import('./types.d.ts').ScreenFile} file */
function headersOf({ type, bytes }) {
  return { 'Content-Type': type, 'Content-Length': String(bytes) };
}

/**
 * @param {import('./types.d.ts').ScreenFile} file
 * @param {(bytes: number) => void} onBytes
 * @param {(error: WrongBytes) => void} onWrong
 * @returns {TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>}
 */
function checking({ sha256, bytes: size, url }, onBytes, onWrong) {
  const hash = createSha256();
  let length = 0;
  return new TransformStream({
    transform(bytes, onward) {
      hash.update(bytes);
      length += bytes.length;
      onBytes(bytes.length);
      onward.enqueue(bytes);
    },
    flush() {
      if (length !== size || hash.digest() !== sha256) onWrong(new WrongBytes(url));
    },
  });
}
