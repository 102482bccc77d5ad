import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { MongoNetworkError } from 'mongodb';

/** What is mended here of the driver's own connections, which it does not export. */
interface DriverConnection {
  readonly socket: Socket;
  writeCommand(...args: unknown[]): Promise<void>;
}

const { Connection } = createRequire(import.meta.url)('mongodb/lib/cmap/connection.js') as {
  Connection: { readonly prototype: DriverConnection };
};

let isMended = false;

/**
 * Lets no question wait for ever. The driver (7.8, and 7.9 too) waits for a socket's 'drain' or 'error', and a socket whose
 * other end is gone has neither: it is destroyed, takes no more bytes, and only 'close' is still to come. Where that
 * question is the heartbeat, the driver never finds its server again, and the process stands still until it is started anew.
 * Errors of the socket come as the driver's own, so that whoever asked knows the store to be away (isStoreUnavailable).
 */
export function settleWrites(): void {
  if (isMended) return;
  isMended = true;
  const { prototype } = Connection;
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
