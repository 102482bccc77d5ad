/** Brings a recording to the archive while it is being made. */

import { startUpload } from '../upload/resumable.js';
import { keepHere } from './kept.js';
import { growingSource } from './source.js';

export const endpoint = '/share/uploads';

/**
 * `facts` are `{ draft, form, fileName, type }`. Calls `onSafe(bytes)`, `onWaiting(sentence)`, `onProblem(sentence, { final })`
 * and, once it was ended and the archive has taken it, `onArrived()`.
 */
export function sendRecording(facts, { onSafe, onWaiting, onProblem, onArrived }) {
  const { draft, form, fileName, type } = facts;
  const modified = Date.now();
  const kept = keepHere({ draft, form, fileName, modified });
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
