import type { IncomingMessage } from 'node:http';

/** How many requests are remembered; a browser sends one again within the second. */
const most = 1000;

/**
 * Knows a request that was cut and that the browser sends once more by itself, from an offset that holds no longer: by
 * the mark that our own page puts on each (public/js/upload/attempt.js). It can only be refused, so every byte of it
 * would be one sent twice, on a line that is poor already.
 */
export function watchForRepeats(): (request: IncomingMessage) => boolean {
  const seen = new Set<string>();
  return (request) => {
    const mark = request.headers['upload-try'];
    if (typeof mark !== 'string' || mark.length > 64) return false;
    const isRepeat = seen.has(mark);
    seen.add(mark);
    const [oldest] = seen;
    if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    return isRepeat;
  };
}
