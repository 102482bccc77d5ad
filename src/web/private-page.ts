import type { Handler } from './routes.ts';

export { clientAddress } from './client-address.ts';

export type WebRequest = Parameters<Handler>[0];
export type WebResponse = Parameters<Handler>[1];

/** True for our own scripts, which ask for JSON. */
export function wantsJson(request: WebRequest): boolean {
  return request.accepts(['html', 'json']) === 'json';
}

/**
 * A page for one person only: listed by no search engine and kept by no cache. One that shows an error is the answer to a
 * form, so the browser may keep it for its Back button until the device is cleared: without it, Back is a fault page.
 */
export function renderPrivate(response: WebResponse, view: string, model: object): void {
  const keeping = response.statusCode === 422 ? 'private, no-cache' : 'no-store';
  response.set('Cache-Control', keeping).render(view, { ...model, private: true });
}
