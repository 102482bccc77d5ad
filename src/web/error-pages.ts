import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ArchiveError, isStoreFull, isStoreUnavailable, NotFound } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { say } from '../words/say.ts';

/** Any address that no route took. */
export const noSuchPage: RequestHandler = (_request, _response, next) => {
  next(new NotFound(say('errors-no-page')));
};

/** Turns errors into a page (or, for our own scripts, JSON) with one plain sentence; the unexpected is logged. */
export function errorPages(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const { status, sentence, retryAfter } = answerFor(error);
    if (status >= 500) {
      logger.error({ err: error, route: request.route?.path, method: request.method }, 'a request failed');
    }
    // Half an answer has left already: cutting the line is the only honest end.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
    response.set('Cache-Control', 'no-store').status(status);
    if (request.accepts(['html', 'json']) === 'json') {
      response.json({ problem: sentence });
      return;
    }
    const heading = say('errors-heading', { status });
    response.render(status === 410 ? 'errors/gone' : 'errors/problem', {
      title: heading,
      heading,
      sentence,
      private: true,
    });
  };
}

function answerFor(error: unknown): { status: number; sentence: string; retryAfter?: number } {
  if (error instanceof ArchiveError) {
    return {
      status: error.status,
      sentence: error.message,
      ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
    };
  }
  // Express and its parsers put the status of a bad request on the error.
  const status = statusOf(error);
  if (status !== null) {
    const sentence = status === 413 ? say('errors-too-much') : say('errors-unreadable');
    return { status, sentence };
  }
  if (isStoreFull(error)) return { status: 507, sentence: say('files-store-full') };
  if (isStoreUnavailable(error)) {
    return {
      status: 503,
      sentence: say('errors-store-away'),
      retryAfter: 30,
    };
  }
  return {
    status: 500,
    sentence: say('errors-our-side'),
  };
}

function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}
