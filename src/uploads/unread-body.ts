import type { IncomingMessage, ServerResponse } from 'node:http';

/** How long a sender may go on after its answer. */
const milliseconds = 3000;

/**
 * Where an answer leaves before the whole body has come, goes on reading for a moment, so that the sender gets to see
 * the answer (closing at once would reset the connection), and then cuts the connection. A body of more than
 * `mostFor(status)` bytes is cut at once.
 */
export function cutUnreadBody(
  request: IncomingMessage,
  response: ServerResponse,
  mostFor: (status: number) => number = () => Number.POSITIVE_INFINITY,
): void {
  response.once('finish', () => {
    if (request.complete || request.destroyed) return;
    if (Number(request.headers['content-length']) > mostFor(response.statusCode)) {
      request.socket.destroy();
      return;
    }
    request.unpipe();
    request.resume();
    const timer = setTimeout(() => request.socket.destroy(), milliseconds).unref();
    request.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  });
}
