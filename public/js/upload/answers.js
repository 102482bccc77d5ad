/** What is to be done when sending failed, and what the storyteller reads. */

import { say } from '../../../src/words/say.ts';

/**
 * @typedef {{ status: number | null, method: string | null, problem?: string | null, retryAfter?: number | null }} Failure
 *   a status of null is no answer; `problem` is the archive's own sentence, `retryAfter` in seconds
 * @typedef {{ next: 'wait', sentence: string | null, problem?: string | null, seconds: number | null }} Wait
 * @typedef {Wait | { next: 'begin again' } | { next: 'give up', sentence: string }} Answer
 */

export const noSignal = () => say('scripts-sending-no-signal');
const noAnswer = () => say('scripts-sending-no-answer');

/** @param {string} name */
export const changedFile = (name) => say('scripts-sending-changed', { name });

/** Seconds between tries where the archive said that it has no room, or not yet. */
const [leastWait, mostWait] = [10, 300];

/**
 * Gives what is next:
 * 'wait' with its `sentence` (what to say where it lasts) or `problem` (what the archive itself says), and `seconds`, or
 * null for the usual wait; 'begin again', where the archive no longer has what came before; or 'give up' with a sentence.
 * @param {Failure} failure
 * @param {string} name of the file
 * @returns {Answer}
 */
export function answerTo({ status, method, problem = null, retryAfter = null }, name) {
  if (status === null) return { next: 'wait', sentence: noSignal(), seconds: null };
  if (status === 429 || status === 503 || status === 507) {
    const seconds = Math.min(mostWait, Math.max(leastWait, retryAfter ?? 30));
    return { next: 'wait', sentence: noAnswer(), problem, seconds };
  }
  if (status >= 500 || status === 408) return { next: 'wait', sentence: noAnswer(), seconds: null };
  const isOwn = method === 'HEAD' || method === 'PATCH';
  if (isOwn && (status === 404 || status === 410)) return { next: 'begin again' };
  if (status === 423) return { next: 'wait', sentence: say('scripts-sending-elsewhere'), seconds: null };
  // Another offset than we thought, or a piece that was garbled on the line: the archive says where to go on.
  if (isOwn && (status === 409 || status === 460))
    return { next: 'wait', sentence: noAnswer(), seconds: null };
  return {
    next: 'give up',
    sentence: problem ?? say('scripts-sending-failed', { name }),
  };
}
