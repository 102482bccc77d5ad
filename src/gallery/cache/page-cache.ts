import { createHash } from 'node:crypto';
import { type Packing, packer } from '../../web/packed.ts';
import { createEditionMemory } from './edition-memory.ts';
import type { HeldLease } from './held-lease.ts';
import type { KnownAnswer } from './known-answers.ts';

/** A rendered page and its tag. */
export interface RenderedPage {
  /** UTF-8, ready to leave: a page is encoded once, not once a visitor. */
  readonly body: Buffer;
  /** Weak, since compression on the way changes the bytes. */
  readonly etag: string;
  /** The body as it travels: packed once, not once a visitor. */
  packed(packing: Packing): Promise<Buffer>;
  /** How it was sent, by what was asked: known-answers.ts sends it so again. */
  readonly answers: Map<string, KnownAnswer>;
}

/** A page and the bytes of it that leave. */
export interface PageToSend {
  readonly page: RenderedPage;
  readonly bytes: Buffer;
}

export interface PageCache {
  /**
   * The page under `key`, packed, as it may leave at this moment: made of what was read under a lease that holds, or of
   * which the edition still is the one that holds. It is rendered where there is none; `render` reads what it shows after the
   * edition was asked. Send it in the same turn.
   * @throws Unavailable where the edition turns again and again while it is being made.
   */
  get(key: string, packing: Packing | null, render: () => Promise<string>): Promise<PageToSend>;
  /** The page under `key` where it is in memory and may leave at this moment. */
  ready(key: string): RenderedPage | null;
}

export interface PageCacheOptions {
  readonly lease: HeldLease;
  /** Milliseconds, from any steady beginning. */
  clock(): number;
  /** Room for the rendered text, without its packed copies; the pages that were asked for least lately go first. */
  readonly maxBytes: number;
  /** Milliseconds after which a page is made anew whatever the edition says. */
  readonly maxAge: number;
}

/** Keeps rendered public pages in memory for exactly one edition of what the public may see. */
export function createPageCache(options: PageCacheOptions): PageCache {
  const pages = createEditionMemory<RenderedPage>({
    ...options,
    weigh: ({ body }, key) => body.length + 2 * key.length,
  });

  return {
    async get(key, packing, render) {
      const { finished } = await pages.get(
        key,
        async () => toPage(await render()),
        async (page) => ({ page, bytes: packing ? await page.packed(packing) : page.body }),
      );
      return finished;
    },
    ready: pages.ready,
  };
}

function toPage(text: string): RenderedPage {
  const body = Buffer.from(text);
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  return { body, etag, packed: packer(body), answers: new Map() };
}
