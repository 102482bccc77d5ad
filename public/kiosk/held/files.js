import { createSha256 } from '../../js/upload/sha256.js';
import { refused } from '../api.js';
import { say } from '../say.js';
import { filesCache, heldAddress, heldSha256, partsHeader } from './cache-names.js';
import { dropParts, keepPart, partsOf } from './parts.js';

/** A connection that brings nothing for so long is given up, in milliseconds. */
const patience = 60_000;
/** Bytes from which on a file is kept piece by piece, and of one piece. */
export const large = 8_000_000;

export class WrongBytes extends Error {
  /** @param {string} url */
  constructor(url) {
    super(say('player-error-bytes', { address: url }));
  }
}

/** The disk has no room for the file, whatever the browser said before. */
export class NoRoom extends Error {
  /** @param {import('../types.d.ts').ScreenFile} file */
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

  /** @param {string} sha256 */
  async function drop(sha256) {
    await cache.delete(heldAddress(sha256));
    held.delete(sha256);
    await dropParts((other) => other !== sha256);
  }

  return {
    has: (/** @type {string} */ sha256) => held.has(sha256),
    all: () => [...held],
    address: (/** @type {import('../types.d.ts').ScreenFile} */ { sha256 }) => heldAddress(sha256),

    /**
     * Fetches a file and checks it on the way; a large one goes on from where it was cut. @throws Refused; WrongBytes; NoRoom.
     * @param {import('../types.d.ts').ScreenFile} file
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
      /** @param {Record<string, string>} [headers] */
      const ask = async (headers) => {
        const response = await fetch(file.url, {
          cache: 'no-store',
          signal: AbortSignal.any([signal, giveUp.signal]),
          ...(headers && { headers }),
        });
        if (!response.ok || !response.body) throw await refused(file.url, response);
        return /** @type {Response & { body: ReadableStream<Uint8Array<ArrayBuffer>> }} */ (response);
      };
      try {
        if (file.bytes < large) await takeWhole(cache, file, await ask(), hear);
        else await takeParts(cache, file, ask, hear);
        held.add(file.sha256);
      } catch (error) {
        if (error instanceof Error && error.name === 'QuotaExceededError') throw new NoRoom(file);
        throw error;
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
        const pieces = kept?.headers.has(partsHeader) ? await partsOf(sha256) : [];
        const bodies = pieces.length > 0 ? pieces.map((blob) => blob.stream()) : [kept?.body];
        for (const body of bodies) if (body) for await (const bytes of body) hash.update(bytes);
        if (kept && hash.digest() === sha256) return true;
      } catch {
        // A disk that cannot read it back has lost it.
      }
      await drop(sha256);
      return false;
    },

    /**
     * Drops every file but these, and what has come of others.
     * @param {ReadonlySet<string>} wanted
     */
    async keepOnly(wanted) {
      for (const sha256 of [...held].filter((each) => !wanted.has(each))) await drop(sha256);
      await dropParts((sha256) => wanted.has(sha256));
    },
  };
}

/** @param {import('../types.d.ts').ScreenFile} file */
const headersOf = ({ type, bytes }) => ({ 'Content-Type': type, 'Content-Length': String(bytes) });

/**
 * @param {Cache} cache
 * @param {import('../types.d.ts').ScreenFile} file
 * @param {{ readonly body: ReadableStream<Uint8Array<ArrayBuffer>> }} response
 * @param {(bytes: number) => void} hear
 */
async function takeWhole(cache, file, { body }, hear) {
  /** @type {WrongBytes | null} */
  let wrong = null;
  const onWrong = (/** @type {WrongBytes} */ error) => {
    wrong = error;
    throw error;
  };
  try {
    const checked = body.pipeThrough(checking(file, hear, onWrong));
    // Where the stream ends in an error, nothing is kept.
    await cache.put(heldAddress(file.sha256), new Response(checked, { headers: headersOf(file) }));
  } catch (error) {
    // The cache says only that something went wrong; the check knows what.
    throw wrong ?? error;
  }
}

/**
 * @param {Cache} cache
 * @param {import('../types.d.ts').ScreenFile} file
 * @param {(headers?: Record<string, string>) => Promise<{ readonly status: number, readonly body: ReadableStream<Uint8Array<ArrayBuffer>> }>} ask
 * @param {(bytes: number) => void} hear
 */
async function takeParts(cache, file, ask, hear) {
  const { sha256, bytes: size, url } = file;
  const hash = createSha256();
  /** @type {number[]} */
  const sizes = [];
  let length = 0;
  for (const blob of await partsOf(sha256)) {
    for await (const bytes of blob.stream()) hash.update(bytes);
    sizes.push(blob.size);
    length += blob.size;
  }
  /** @type {Uint8Array<ArrayBuffer>[]} */
  let open = [];
  let opened = 0;
  const close = async () => {
    if (opened === 0) return;
    await keepPart(sha256, sizes.length, open);
    sizes.push(opened);
    [open, opened] = [[], 0];
  };
  if (length < size) {
    const response = await ask(length > 0 ? { range: `bytes=${length}-` } : undefined);
    if (length > 0 && response.status !== 206) {
      // It sends all of it again: what is here is of no use.
      await response.body.cancel();
      await dropParts((other) => other !== sha256);
      throw new WrongBytes(url);
    }
    try {
      for await (const bytes of response.body) {
        hash.update(bytes);
        length += bytes.length;
        hear(bytes.length);
        open.push(bytes);
        opened += bytes.length;
        if (opened >= large) await close();
      }
    } finally {
      // What came before the line was cut is not asked for again.
      await close();
    }
  }
  if (length !== size || hash.digest() !== sha256) {
    if (length < size) throw new Error(`${url} was cut off`);
    await dropParts((other) => other !== sha256);
    throw new WrongBytes(url);
  }
  const headers = { ...headersOf(file), [partsHeader]: sizes.join(',') };
  await cache.put(heldAddress(sha256), new Response(null, { headers }));
}

/**
 * @param {import('../types.d.ts').ScreenFile} file
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
