import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** Hears of every request, for a log, for numbers or for traces. */
export interface RequestObserver {
  /**
   * Goes round the handling of one request: calls `handle`. `route` is the pattern that took it, once it has been answered,
   * and never the address itself, which may hold a private code (S15); null where none did.
   */
  around(
    request: IncomingMessage,
    response: ServerResponse,
    route: () => string | null,
    handle: () => void,
  ): void;
}

/** Of an answer that has been sent, or was cut. */
export interface Answer {
  readonly method: string;
  readonly route: string | null;
  readonly status: number;
  readonly milliseconds: number;
  /** The line broke before all of it had gone. */
  readonly cut: boolean;
}

/** Hears of each answer once it has gone. */
export const afterEach = (heard: (answer: Answer) => void): RequestObserver => ({
  around(request, response, route, handle) {
    const began = process.hrtime.bigint();
    response.on('close', () => {
      const milliseconds = Number(process.hrtime.bigint() - began) / 1e6;
      heard({
        method: request.method ?? '',
        route: route(),
        status: response.statusCode,
        milliseconds: Math.round(milliseconds * 10) / 10,
        cut: !response.writableFinished,
      });
    });
    handle();
  },
});

/** Whatever answers, with the observers around it; it says which route took a request, as soon as it knows. */
export function observed(
  observers: readonly RequestObserver[],
  answer: (request: IncomingMessage, response: ServerResponse, took: (route: string | null) => void) => void,
): RequestListener {
  if (observers.length === 0) return (request, response) => answer(request, response, () => undefined);
  return (request, response) => {
    let known: string | null = null;
    // Express notes the route that took a request on the request.
    const route = () => known ?? (request as { route?: { path?: string } }).route?.path ?? null;
    const took = (named: string | null) => {
      known = named;
    };
    const handle = () => answer(request, response, took);
    observers.reduceRight(
      (inner, observer) => () => observer.around(request, response, route, inner),
      handle,
    )();
  };
}
