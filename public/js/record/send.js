/** Brings a recording to the archive while it is being made. */

import { startUpload } from '../upload/resumable.js';
import { keepHere } from './kept.js';
import { growingSource } from './source.js';

export const endpoint = '/share/uploads';

/**
 * What is told of a recording on its way: `onArrived` once it was ended and the archive has taken it.
 * @typedef {object} Hears
 * @property {(bytes: number) => void} onSafe
 * @property {(sentence: string) => void} onWaiting
 * @property {(sentence: string, how: { final: boolean }) => void} onProblem
 * @property {() => void} onArrived
 *
 * @typedef {ReturnType<typeof sendRecording>} Sending
 */

/**
 * @param {{ draft: string, form: string, fileName: string, type: string }} facts
 * @param {Hears} hears
 */
export function sendRecording(facts, { onSafe, onWaiting, onProblem, onArrived }) {
  const { draft, form, fileName, type } = facts;
  const modified = Date.now();
  const kept = keepHere({ draft, form, fileName, modified });
  /** @type {ReturnType<typeof startUpload> | null} */
  let upload = null;
  const source = growingSource(type, (bytes) => {
    kept.drop(bytes);
    onSafe(bytes);
  });

  function begin() {
    return startUpload({
      source,
      fileName,
      modified,
      recording: form,
      address: null,
      endpoint,
      onAddress: kept.note,
      onWaiting,
      onProblem,
      onArrived() {
        kept.remove().then(onArrived);
      },
    });
  }

  return {
    source,
    /** @param {Blob} piece */
    add(piece) {
      kept.add(source.bytes(), piece);
      source.add(piece);
      upload ??= begin();
    },
    /** Nobody wants it any more. */
    cancel() {
      upload?.cancel();
      kept.remove();
    },
    /** Goes on at once from a wait. */
    hurry: () => upload?.resume(),
  };
}
