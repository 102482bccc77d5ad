import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ArchiveError, NotFound } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { isStoreUnavailable } from '../store-unavailable.ts';

const headings: Readonly<Record<number, string>> = {
  400: 'We could not read that',
  401: 'This screen is not paired',
  403: 'That is not allowed from here',
  404: 'Page not found',
  408: 'That took too long',
  409: 'Someone else got there first',
  410: 'This story has been taken back',
  413: 'That is too large',
  422: 'There is a problem',
  429: 'Please wait a while',
  503: 'Please try again in a little while',
  507: 'The archive is full for now',
};

/** Any address that no route took. */
export const noSuchPage: RequestHandler = (_request, _response, next) => {
  next(
    new NotFound(
      'There is no page at this address. It may have moved, or the address may have a slip in it.',
    ),
  );
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
    const heading = headings[status] ?? 'Something went wrong';
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
    const sentence =
      status === 413
        ? 'That is more than this form can take. Make it shorter and send it again.'
        : 'We could not read what was sent. Go back, reload the page and try again.';
    return { status, sentence };
  }
  if (isStoreUnavailable(error)) {
    return {
      status: 503,
      sentence: 'The archive cannot reach its store just now. Nothing is lost. Try again in a minute.',
      retryAfter: 30,
    };
  }
  return {
    status: 500,
    sentence: 'Something went wrong on our side. Nothing is lost. Try again in a minute.',
  };
}

function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}
