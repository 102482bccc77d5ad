/**
 * Somebody comes back to a recording that broke off: what this device still holds of it goes up, before it is kept or
 * removed.
 */

import { startUpload } from '../upload/resumable.js';
import { keptHere, lockOf, piecesOf, removeKept } from './kept.js';
import { endpoint } from './send.js';

/** Milliseconds that somebody who presses Keep waits for the last of it: where the signal is gone again, not for ever. */
const patience = 15_000;

/**
 * Sends what is still here of this draft's recordings, and calls `tell(sentence)` where that takes a while. The Keep
 * buttons among `keeps` wait for it. Resolves to true where the archive has more now than when the page was made.
 * @param {string} draft
 * @param {Iterable<HTMLFormElement>} keeps
 * @param {(sentence: string) => void} tell
 * @returns {Promise<boolean>}
 */
export async function rescueRecordings(draft, keeps, tell) {
  const rescued = rescueAll(draft, tell).catch(() => false);
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  for (const form of keeps) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      // form.submit() asks nobody again.
      Promise.race([rescued, late]).then(() => form.submit());
    });
  }
  return rescued;
}

/**
 * @param {string} draft
 * @param {(sentence: string) => void} tell
 */
async function rescueAll(draft, tell) {
  let isMore = false;
  for (const recording of await keptHere(draft)) {
    const came = await whileNobodyRecords(recording.id, () => rescue(recording, tell)).catch(() => false);
    isMore ||= came === true;
  }
  return isMore;
}

/**
 * @template Done
 * @param {string} id
 * @param {() => Promise<Done>} act
 * @returns {Promise<Done | null>} null where somebody does
 */
async function whileNobodyRecords(id, act) {
  if (!navigator.locks) return act();
  return navigator.locks.request(lockOf(id), { ifAvailable: true }, async (lock) => (lock ? act() : null));
}

/**
 * @param {import('./kept.js').Kept} recording
 * @param {(sentence: string) => void} tell
 */
async function rescue(recording, tell) {
  const { id, address } = recording;
  const pieces = await piecesOf(id);
  const arrived = address ? await askHowMuch(address) : 0;
  if (arrived === 'unknown') return false;
  const end = pieces.reduce((most, { at, bytes }) => Math.max(most, at + bytes.byteLength), 0);
  const isMissing = arrived !== 'gone' && end > arrived;
  if (isMissing) await send(recording, pieces, end, tell);
  await removeKept(id);
  return isMissing;
}

/**
 * Bytes, 'gone' where the recording was kept or removed elsewhere, or 'unknown' where the archive does not answer.
 * @param {string} address
 */
async function askHowMuch(address) {
  const headers = { 'Tus-Resumable': '1.0.0' };
  const answer = await fetch(address, { method: 'HEAD', headers, cache: 'no-store' }).catch(() => null);
  if (answer?.status === 404 || answer?.headers.has('Upload-Length')) return 'gone';
  return answer?.ok ? Number(answer.headers.get('Upload-Offset')) : 'unknown';
}

/**
 * Resolves when the archive asks for what comes after the last piece.
 * @param {import('./kept.js').Kept} recording
 * @param {readonly import('./kept.js').Piece[]} pieces
 * @param {number} end
 * @param {(sentence: string) => void} tell
 * @returns {Promise<void>}
 */
function send({ fileName, form, modified, address }, pieces, end, tell) {
  return new Promise((resolve, reject) => {
    const source = {
      size: () => null,
      sha256: async () => null,
      /**
       * @param {number} start
       * @param {number} until
       * @returns {Promise<{ value: Blob, done: boolean }>}
       */
      async read(start, until) {
        if (start < end) return { value: cut(pieces, start, until), done: false };
        upload.pause();
        resolve();
        return new Promise(() => {});
      },
    };
    const upload = startUpload({
      source,
      fileName,
      modified,
      recording: form,
      address,
      endpoint,
      onWaiting: tell,
      onProblem(sentence, { final }) {
        tell(sentence);
        if (final) reject(new Error('The archive did not take it'));
      },
    });
  });
}

/**
 * @param {readonly import('./kept.js').Piece[]} pieces
 * @param {number} start
 * @param {number} until
 */
function cut(pieces, start, until) {
  const parts = pieces.flatMap(({ at, bytes }) => {
    const part = bytes.slice(Math.max(0, start - at), Math.max(0, until - at));
    return at + bytes.byteLength > start ? [part] : [];
  });
  return new Blob(parts);
}
