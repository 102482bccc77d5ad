import type { IncomingMessage, ServerResponse } from 'node:http';

/** How long a sender may go on after its answer. */
const milliseconds = 3000;

/**
 * Where an answer leaves before the whole body has come, goes on reading for a moment, so that the sender gets to see
 * the answer (closing at once would reset the connection), and then cuts the connection.
 */
export function cutUnreadBody(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    if (request.complete || request.destroyed) return;
    request.unpipe();
    request.resume();
    const timer = setTimeout(() => request.socket.destroy(), milliseconds).unref();
    request.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  });
}
