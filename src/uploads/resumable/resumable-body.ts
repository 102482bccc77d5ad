import type { IncomingMessage } from 'node:http';
import { type Readable, Transform } from 'node:stream';
import { BadRequest } from '../../errors.ts';
import { say } from '../../words/say.ts';
import { watchPace } from '../upload-pace.ts';
import type { UploadPace } from '../upload-services.ts';

/** Bytes that may wait for the store, so that it is not asked for every packet. */
const waiting = 512 * 1024;

export interface SoftBody {
  /** Ends, and never fails, when the body ends for whatever reason: what came before is kept. */
  readonly stream: Readable;
  /** Why it ended before its sender was done; null where it did not. */
  broken(): unknown;
}

/**
 * A request's body that ends softly where it is cut, too slow, stopped, or longer than `most`, so that nothing of what
 * came is sent again. Must be called in the turn in which reading begins.
 */
export function softBody(
  request: IncomingMessage,
  options: {
    readonly most: number;
    readonly overflow: () => Error;
    readonly pace: UploadPace;
    readonly onBytes: (count: number) => void;
    readonly stop: AbortSignal;
  },
): SoftBody {
  const { most, overflow, pace, onBytes, stop } = options;
  let total = 0;
  let reason: unknown = null;

  const stream = new Transform({
    highWaterMark: waiting,
    transform(chunk: Buffer, _encoding, done) {
      if (reason === null && total + chunk.length > most) end(overflow());
      if (total + chunk.length > most) return done();
      total += chunk.length;
      done(null, chunk);
    },
  });
  // A store that fails closes it while we still write: its own error is the one that counts.
  stream.on('error', () => {});

  function end(why: unknown): void {
    if (reason !== null) return;
    reason = why;
    request.unpipe(stream);
    stream.end();
  }

  const unwatch = watchPace(request, pace, onBytes, end);
  const onStop = () => end(stop.reason);
  const onClose = () => {
    if (!request.complete) end(new BadRequest(say('files-connection-cut')));
  };
  stop.addEventListener('abort', onStop, { once: true });
  request.once('close', onClose);
  stream.once('close', () => {
    unwatch();
    request.unpipe(stream);
    stop.removeEventListener('abort', onStop);
    request.off('close', onClose);
  });

  request.pipe(stream);
  if (stop.aborted) onStop();
  if (request.destroyed) onClose();
  return { stream, broken: () => reason };
}
