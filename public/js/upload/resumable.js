/**
 * Sends a file by the tus protocol (tus.io/protocols/resumable-upload) and does not give up: where the signal goes it
 * waits, and goes on from the byte that the archive has, for as long as the page is open.
 */

import { answerTo, changedFile, noSignal } from './answers.js';
import { attemptUpload, pieceSize } from './attempt.js';
import { hashing } from './file-hash.js';
import { findArrival } from './find.js';
import { watchLine } from './line.js';

/** Seconds to wait after each failure without a byte between; the last goes on for ever. */
const waits = [0.5, 1, 2, 4, 8, 15, 30];
/** Where this page is sending to, so that no two of its files go to one place. */
/** @type {Set<string>} */
const taken = new Set();

/**
 * @typedef {object} UploadOptions
 * @property {Blob | import('./attempt.js').Growing} source
 * @property {string} fileName
 * @property {number | null} [modified] milliseconds since 1970
 * @property {string | null} [recording] the form of what is recorded here
 * @property {string | null} [address]
 * @property {string} [endpoint]
 * @property {Record<string, string>} [said]
 * @property {(address: string) => void} [onAddress]
 * @property {(bytes: { sent: number, total: number }) => void} [onProgress]
 * @property {(sentence: string) => void} [onWaiting]
 * @property {(sentence: string, how: { final: boolean }) => void} [onProblem]
 * @property {() => void} [onChecking]
 * @property {() => void} [onArrived]
 */

/**
 * Sends `source` at once: a File or Blob, or what is still growing, as
 * `{ read(start, end): Promise<{ value: Blob | null, done: boolean }>, size(): number | null, sha256(): Promise<string | null> }`
 * whose `read` waits until there is something. `address` is that of an arrival to go on with; without one, a file that the
 * archive knows by its name, size and `modified` goes on, and any other begins. `said` is what the page says of each of its
 * files, such as `{ instead }`, the one whose place it takes.
 *
 * Calls `onProgress({ sent, total })`, `onWaiting(sentence)` where it will go on by itself, `onProblem(sentence, { final })`,
 * `onAddress(address)` when the archive has given it one, `onChecking()` where the end of it waits for its SHA-256, and
 * `onArrived()` once, when the archive has taken it whole.
 * @param {UploadOptions} options
 * @returns {{ pause(): void, resume(): void, cancel(): void }} `resume` also goes on at once from a wait.
 */
export function startUpload(options) {
  const { source, fileName, modified = null, recording = null, said = {} } = options;
  const endpoint = absolute(options.endpoint ?? '/share/uploads');
  const grows = !(source instanceof Blob);
  const piece = pieceSize();
  const hash = source instanceof Blob ? hashing(source) : { done: () => source.sha256(), stop() {} };
  /**
   * Of what grows, once the archive knows where it ends.
   * @type {number | null}
   */
  let length = knownSize();
  /** @type {string | null} */
  let address = options.address ? absolute(options.address) : null;
  /** @type {'going' | 'waiting' | 'paused' | 'ended'} */
  let state = 'going';
  let turn = 0;
  /** @type {ReturnType<typeof attemptUpload> | null} */
  let attempt = null;
  let stopped = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let failures = 0;
  /** What the archive said last that it has. */
  let reached = 0;
  /** A chosen file may be known from before; and where the answer to a beginning was lost, it may have begun all the same. */
  let mayHaveBegun = !grows && modified !== null;
  if (address) taken.add(address);
  const line = watchLine({ onBack: goOnFromWaiting, onLost: lose });
  go();

  function knownSize() {
    return source instanceof Blob ? source.size : null;
  }

  async function go() {
    clearTimeout(timer);
    state = 'going';
    turn += 1;
    const mine = turn;
    await stopped;
    if (mine === turn && mayHaveBegun && !address) await lookForOwn(mine);
    if (mine === turn) attempt = begin(mine);
  }

  /** @param {number} mine */
  async function lookForOwn(mine) {
    const file = { name: fileName, bytes: length, modified, recording, instead: said.instead ?? null };
    const { found, failure } = await findArrival(endpoint, file, taken);
    if (mine !== turn) return;
    if (failure) {
      failed(failure);
      return;
    }
    mayHaveBegun = false;
    if (found) keepAddress(found);
  }

  /** @param {number} mine */
  function begin(mine) {
    /**
     * @template Given
     * @param {(given: Given) => void} act
     * @returns {(given: Given) => void}
     */
    const now = (act) => (given) => {
      if (mine === turn) act(given);
    };
    return attemptUpload({
      source,
      length,
      address,
      endpoint,
      line,
      piece,
      sha256: hash.done,
      metadata: {
        ...said,
        filename: fileName,
        ...(modified === null ? {} : { modified: String(modified) }),
        ...(recording === null ? {} : { recording }),
      },
      onAddress: keepAddress,
      onChecking: () => {
        if (mine === turn) options.onChecking?.();
      },
      onLength: now((/** @type {number} */ known) => {
        length = known;
        halt();
        go();
      }),
      onOffset: now((/** @type {number} */ offset) => {
        if (offset > reached) failures = 0;
        reached = offset;
      }),
      onProgress: now((/** @type {number} */ sent) =>
        options.onProgress?.({
          sent,
          total: length ?? (source instanceof Blob ? source.size : (source.size() ?? 0)),
        }),
      ),
      onDone() {
        if (mine !== turn) return;
        end();
        options.onArrived?.();
      },
      onFailure: now(failed),
    });
  }

  /** @param {string} given */
  function keepAddress(given) {
    address = given;
    taken.add(given);
    options.onAddress?.(given);
  }

  /** @param {import('./answers.js').Failure} failure */
  async function failed(failure) {
    halt();
    const mine = turn;
    if (failure.method === 'POST' && failure.status === null) mayHaveBegun = true;
    if (failure.status === null && source instanceof Blob && !(await canBeRead(source))) {
      if (mine === turn) giveUp(changedFile(fileName));
      return;
    }
    if (mine !== turn) return;
    failures += 1;
    const answer = answerTo(failure, fileName);
    if (answer.next === 'give up') giveUp(answer.sentence);
    else if (answer.next === 'begin again') beginAgain();
    else wait(answer);
  }

  function beginAgain() {
    if (address) taken.delete(address);
    address = null;
    reached = 0;
    length = knownSize();
    wait({ sentence: null, seconds: null });
  }

  /** @param {Pick<import('./answers.js').Wait, 'sentence' | 'problem' | 'seconds'>} answer */
  function wait({ sentence, problem = null, seconds }) {
    state = 'waiting';
    timer = setTimeout(go, 1000 * (seconds ?? waits[Math.min(failures, waits.length) - 1] ?? waits[0] ?? 1));
    if (problem) options.onProblem?.(problem, { final: false });
    // A short break is over before anyone has read of it.
    else if (sentence && (failures > 1 || !navigator.onLine)) options.onWaiting?.(sentence);
  }

  function lose() {
    if (state === 'going') failed({ status: null, method: attempt?.method() ?? 'GET' });
    else if (state === 'waiting') options.onWaiting?.(noSignal());
  }

  function goOnFromWaiting() {
    if (state === 'waiting') go();
  }

  /** @param {string} sentence */
  function giveUp(sentence) {
    end();
    options.onProblem?.(sentence, { final: true });
  }

  /** Ends the attempt; what it still does is nothing to us but an address. */
  function halt() {
    turn += 1;
    clearTimeout(timer);
    if (attempt) stopped = attempt.stop();
    attempt = null;
  }

  function end() {
    halt();
    state = 'ended';
    line.stop();
    hash.stop();
    if (address) taken.delete(address);
  }

  return {
    pause() {
      if (state === 'ended') return;
      halt();
      state = 'paused';
    },
    resume() {
      if (state === 'going' || state === 'ended') return;
      failures = 0;
      go();
    },
    cancel() {
      if (state === 'ended') return;
      end();
      stopped.then(() => {
        if (address) removeArrival(address);
      });
    },
  };
}

/**
 * Tells the archive that it need not keep an arrival. Where that cannot be told now, the page lists it next time.
 * @param {string} address
 */
export function removeArrival(address) {
  return fetch(address, {
    method: 'DELETE',
    headers: { 'Tus-Resumable': '1.0.0' },
    keepalive: true,
  }).catch(() => undefined);
}

/**
 * A file that was moved or saved again since it was chosen cannot be read, and fails as a lost signal does.
 * @param {Blob} file
 */
async function canBeRead(file) {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** @param {string} address */
function absolute(address) {
  return new URL(address, document.baseURI).href;
}
