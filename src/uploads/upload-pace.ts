import type { IncomingMessage } from 'node:http';
import { ArchiveError } from '../errors.ts';
import { say } from '../words/say.ts';
import type { UploadPace } from './upload-services.ts';

/** The sender stopped sending, or all but. */
export class SlowSender extends ArchiveError {
  readonly status = 408;
}

/**
 * Watches a body go by. Calls `onBytes` for every piece, and `onSlow` where less than `pace` arrives although we are
 * ready to read: while our own store holds the sender back, the sender is not slow. Must be called in the same turn in
 * which reading begins, since it sets the stream flowing. Returns what stops it.
 */
export function watchPace(
  request: IncomingMessage,
  pace: UploadPace,
  onBytes: (count: number) => void,
  onSlow: (error: SlowSender) => void,
): () => void {
  let received = 0;
  let heldBack = false;

  const take = (chunk: Buffer) => {
    received += chunk.length;
    onBytes(chunk.length);
  };
  const hold = () => {
    heldBack = true;
  };
  const timer = setInterval(() => {
    if (received < pace.bytes && !heldBack && !request.isPaused()) {
      stop();
      onSlow(new SlowSender(say('files-too-slow')));
    }
    received = 0;
    heldBack = false;
  }, pace.seconds * 1000);
  timer.unref();

  function stop(): void {
    clearInterval(timer);
    request.off('data', take).off('pause', hold).off('end', stop).off('close', stop);
  }

  request.on('data', take).on('pause', hold).on('end', stop).on('close', stop);
  return stop;
}
