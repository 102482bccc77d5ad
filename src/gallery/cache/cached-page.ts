import { type Packing, packings } from '../../web/packed.ts';
import type { Handler } from '../../web/routes.ts';
import { spokenLanguage } from '../../words/say.ts';
import type { KnownAnswers } from './known-answers.ts';
import type { PageCache } from './page-cache.ts';

export type PageRequest = Parameters<Handler>[0];
type PageResponse = Parameters<Handler>[1];

/** A view in views/ and what it shows. */
export interface Page {
  readonly view: string;
  readonly model: Readonly<Record<string, unknown>> & { readonly title: string };
}

/** What a request asks for, read and checked: `key` names the page whatever the address looked like. */
export interface PagePlan<Built extends Page | string = Page | string> {
  readonly key: string;
  /** Media type of what is built; HTML where none is named. */
  readonly type?: string;
  /** A page to render, or the text itself. */
  build(): Promise<Built>;
}

/** Answers with a public page, from the cache where its edition still holds; the next who asks the same is answered by `known`. */
export function cachedPage(
  cache: PageCache,
  known: KnownAnswers,
  plan: (request: PageRequest) => PagePlan,
  /** Tells the page, before it is made, what stands on every page. */
  prepare: (response: PageResponse) => Promise<void>,
): Handler {
  return async (request, response) => {
    const { key: asked, type, build } = plan(request);
    const key = `${spokenLanguage()} ${asked}`;
    const packing = packingFor(request);
    const { page, bytes } = await cache.get(key, packing, async () => {
      await prepare(response);
      return textOf(response, await build());
    });
    response.set({ 'Cache-Control': 'public, max-age=0, must-revalidate', ETag: page.etag });
    response.vary('Accept-Encoding');
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    if (packing) response.set('Content-Encoding', packing);
    response.type(type ?? 'html').send(bytes);
    known.learn(request, response, { key, page, body: bytes, route: request.route?.path ?? null });
  };
}

// Browsers ask in a handful of ways, and weighing one costs more than sending the page: each is weighed once.
const weighed = new Map<string, Packing | null>();
const mostWays = 200;

function packingFor(request: PageRequest): Packing | null {
  const wish = request.get('accept-encoding');
  if (wish === undefined) return null;
  const known = weighed.get(wish);
  if (known !== undefined) return known;
  const packing = packings.find((each) => request.acceptsEncodings(each)) ?? null;
  if (weighed.size < mostWays) weighed.set(wish, packing);
  return packing;
}

function textOf(response: PageResponse, page: Page | string): Promise<string> | string {
  if (typeof page === 'string') return page;
  return new Promise((resolve, reject) => {
    response.app.render(page.view, { ...response.locals, ...page.model }, (error, html) =>
      error ? reject(error) : resolve(html),
    );
  });
}
