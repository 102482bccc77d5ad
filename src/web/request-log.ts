import type { RequestHandler } from 'express';
import type { Logger } from '../logger.ts';

/** A line a request: the route's pattern, never the address itself, which may hold a private code (S15). */
export function requestLog(logger: Logger): RequestHandler {
  if (!logger.isLevelEnabled('debug')) return (_request, _response, next) => next();
  return (request, response, next) => {
    const began = process.hrtime.bigint();
    response.on('close', () => {
      const milliseconds = Number(process.hrtime.bigint() - began) / 1e6;
      const line = {
        method: request.method,
        route: request.route?.path ?? null,
        status: response.statusCode,
        milliseconds: Math.round(milliseconds * 10) / 10,
        ...(response.writableFinished ? {} : { cut: true }),
      };
      logger.debug(line, 'request');
    });
    next();
  };
}
