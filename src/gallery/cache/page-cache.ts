import { createHash } from 'node:crypto';
import { createEditionCheck } from './edition-check.ts';
import { type Packing, packer } from './packed.ts';

/** A rendered page and its tag. */
export interface RenderedPage {
  /** UTF-8, ready to leave: a page is encoded once, not once a visitor. */
  readonly body: Buffer;
  /** Weak, since compression on the way changes the bytes. */
  readonly etag: string;
  /** The body as it travels: packed once, not once a visitor. */
  packed(packing: Packing): Promise<Buffer>;
}

export interface PageCache {
  /**
   * The page under `key` as of the edition that holds now, rendered where there is none. `render` reads what it shows
   * after the edition was asked, so a page is never older than the request that gets it.
   */
  get(key: string, render: () => Promise<string>): Promise<RenderedPage>;
}

export interface PageCacheOptions {
  edition(): Promise<string>;
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

/** Keeps rendered public pages in memory for exactly one edition of what the public may see. */
export function createPageCache(options: PageCacheOptions): PageCache {
  const editionNow = createEditionCheck(options.edition);
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
    const page = { body, etag, packed: packer(body) };
    if (edition === held) keep(key, { page, bytes: body.length + 2 * key.length, madeAt });
    return page;
  }

  return {
    async get(key, render) {
      const edition = await editionNow();
      turnTo(edition);
      const ready = find(key);
      if (ready) return ready;
      // Many visitors of one new page wait for one rendering of it.
      const begun = rendering.get(key);
      if (begun) return begun;
      const page = make(key, edition, render).finally(() => {
        if (rendering.get(key) === page) rendering.delete(key);
      });
      rendering.set(key, page);
      return page;
    },
  };
}
