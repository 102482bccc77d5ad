import { createHash } from 'node:crypto';
import { Unavailable } from '../../errors.ts';
import { say } from '../../words/say.ts';
import type { HeldLease } from './held-lease.ts';
import type { KnownAnswer } from './known-answers.ts';
import { type Packing, packer } from './packed.ts';

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

interface Entry {
  readonly page: RenderedPage;
  readonly bytes: number;
  readonly madeAt: number;
}

/** A page that takes longer than a lease is looked up again; so often may the edition turn meanwhile. */
const mostTurns = 10;

/** Keeps rendered public pages in memory for exactly one edition of what the public may see. */
export function createPageCache(options: PageCacheOptions): PageCache {
  const { lease: leases } = options;
  const entries = new Map<string, Entry>();
  const rendering = new Map<string, Promise<RenderedPage>>();
  let held: string | null = null;
  let bytes = 0;

  const forget = (key: string) => {
    bytes -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };

  function turnTo(edition: string): void {
    if (edition === held) return;
    held = edition;
    bytes = 0;
    entries.clear();
    rendering.clear();
  }

  function find(key: string): RenderedPage | null {
    const entry = entries.get(key);
    if (!entry) return null;
    entries.delete(key);
    entries.set(key, entry);
    if (options.clock() - entry.madeAt <= options.maxAge) return entry.page;
    forget(key);
    return null;
  }

  function keep(key: string, entry: Entry): void {
    forget(key);
    entries.set(key, entry);
    bytes += entry.bytes;
    for (const oldest of entries.keys()) {
      if (bytes <= options.maxBytes) return;
      forget(oldest);
    }
  }

  async function make(key: string, edition: string, render: () => Promise<string>): Promise<RenderedPage> {
    const madeAt = options.clock();
    const body = Buffer.from(await render());
    const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    const page = { body, etag, packed: packer(body), answers: new Map<string, KnownAnswer>() };
    if (edition === held) keep(key, { page, bytes: body.length + 2 * key.length, madeAt });
    return page;
  }

  /** Of the edition that is held; many visitors of one new page wait for one rendering of it. */
  function madeOnce(key: string, edition: string, render: () => Promise<string>): Promise<RenderedPage> {
    const begun = rendering.get(key);
    if (begun) return begun;
    const page = make(key, edition, render).finally(() => {
      if (rendering.get(key) === page) rendering.delete(key);
    });
    rendering.set(key, page);
    return page;
  }

  return {
    async get(key, packing, render) {
      let lease = await leases.get();
      for (let turns = 0; turns < mostTurns; turns += 1) {
        turnTo(lease.edition);
        const page = find(key) ?? (await madeOnce(key, lease.edition, render));
        const ready = { page, bytes: packing ? await page.packed(packing) : page.body };
        if (lease.holds()) return ready;
        // Whoever was stopped, or took longer than a lease, looks again before anything leaves.
        const next = await leases.get();
        if (next.edition === lease.edition && next.holds()) return ready;
        lease = next;
      }
      throw new Unavailable(say('errors-slow'), { retryAfter: 2 });
    },

    ready(key) {
      const lease = leases.now();
      return lease?.edition === held ? find(key) : null;
    },
  };
}
