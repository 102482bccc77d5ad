/** What is to be done when sending failed, and what the storyteller reads. */

export const noSignal = 'No signal just now. We go on by ourselves when it is back.';
const noAnswer = 'The archive does not answer just now. We go on by ourselves when it does.';
const elsewhere = 'This file is being sent from another tab or device. We go on here when that stops.';

export const changedFile = (name) =>
  `“${name}” can no longer be read. It may have been moved or changed since you chose it. Choose it again.`;

/** Seconds between tries where the archive said that it has no room, or not yet. */
const [leastWait, mostWait] = [10, 300];

/**
 * `failure` is `{ status, method, problem, retryAfter }`; a status of null is no answer. Gives what is next:
 * 'wait' with its `sentence` (what to say where it lasts) or `problem` (what the archive itself says), and `seconds`, or
 * null for the usual wait; 'begin again', where the archive no longer has what came before; or 'give up' with a sentence.
 */
export function answerTo({ status, method, problem = null, retryAfter = null }, name) {
  if (status === null) return { next: 'wait', sentence: noSignal, seconds: null };
  if (status === 429 || status === 503 || status === 507) {
    const seconds = Math.min(mostWait, Math.max(leastWait, retryAfter ?? 30));
    return { next: 'wait', sentence: noAnswer, problem, seconds };
  }
  if (status >= 500 || status === 408) return { next: 'wait', sentence: noAnswer, seconds: null };
  const isOwn = method === 'HEAD' || method === 'PATCH';
  if (isOwn && (status === 404 || status === 410)) return { next: 'begin again' };
  if (status === 423) return { next: 'wait', sentence: elsewhere, seconds: null };
  // Another offset than we thought, or a piece that was garbled on the line: the archive says where to go on.
  if (isOwn && (status === 409 || status === 460)) return { next: 'wait', sentence: noAnswer, seconds: null };
  return {
    next: 'give up',
    sentence: problem ?? `“${name}” could not be sent. Reload the page and try again.`,
  };
}
