import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from '../logger.ts';

/** A line a request: the route's pattern, never the address itself, which may hold a private code (S15). */
export function requestLog(logger: Logger): RequestHandler {
  const log = answerLog(logger);
  return (request, response, next) => {
    log(request, response, () => request.route?.path ?? null);
    next();
  };
}

/** The same line of an answer, for whoever answers before Express; `route` is asked once it has been sent. */
export function answerLog(
  logger: Logger,
): (request: IncomingMessage, response: ServerResponse, route: () => string | null) => void {
  if (!logger.isLevelEnabled('debug')) return () => undefined;
  return (request, response, route) => {
    const began = process.hrtime.bigint();
    response.on('close', () => {
      const milliseconds = Number(process.hrtime.bigint() - began) / 1e6;
      const line = {
        method: request.method,
        route: route(),
        status: response.statusCode,
        milliseconds: Math.round(milliseconds * 10) / 10,
        ...(response.writableFinished ? {} : { cut: true }),
      };
      logger.debug(line, 'request');
    });
  };
}
