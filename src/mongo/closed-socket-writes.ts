import type { Socket } from 'node:net';
import { MongoNetworkError } from 'mongodb';
// @ts-expect-error: the driver has no types for it.
import { Connection } from 'mongodb/lib/cmap/connection.js';

/** The part of the driver's connections that is patched here; the driver does not export it. */
interface DriverConnection {
  readonly socket: Socket;
  writeCommand(...args: unknown[]): Promise<void>;
}

const { prototype } = Connection as { readonly prototype: DriverConnection };

let isPatched = false;

/**
 * Keeps a command from waiting for ever. While it writes, the driver (7.8 and 7.9) waits for the socket's 'drain' or 'error',
 * and a socket whose other end is gone emits neither: only 'close' still comes. If the command is the heartbeat, the driver
 * never finds its server again until the process restarts. The socket's errors become the driver's own network errors, which
 * store-unavailable.ts knows.
 */
export function rejectWritesToClosedSockets(): void {
  if (isPatched) return;
  isPatched = true;
  const write = prototype.writeCommand;
  prototype.writeCommand = function (this: DriverConnection, ...args) {
    const { socket } = this;
    return new Promise((resolve, reject) => {
      const gone = () =>
        reject(
          new MongoNetworkError('Expected an open connection but it closed while a question was written'),
        );
      socket.once('close', gone);
      write
        .apply(this, args)
        .then(resolve, (error: unknown) => reject(isOfSocket(error) ? asNetworkError(error) : error))
        .finally(() => socket.off('close', gone));
    });
  };
}

const isOfSocket = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE';

const asNetworkError = (cause: Error) => new MongoNetworkError(cause.message, { cause });
