import { mkdir } from 'node:fs/promises';
import { loadConfig } from '../src/config.ts';
import { createLogger } from '../src/logger.ts';
import { writeCursor } from '../src/mongo/cursors.ts';
import type { PublishedStory } from '../src/story/story.ts';
import { openStores } from '../src/wire.ts';
import { archiveEnv, startProcess } from '../test/support/processes.ts';
import { aBenchStory, commonWord, firstTheme } from './bench-story.ts';

/** A server of its own over an embedded store that holds so many published stories. */
export interface FilledArchive {
  readonly url: URL;
  /** The pages that are measured, by name: their paths with query. */
  readonly pages: Readonly<Record<PageName, string>>;
  /** Saves a published story anew, so that no page in memory holds any more. */
  change(): Promise<void>;
  stop(): Promise<void>;
}

export const pageNames = ['home', 'theme', 'theme, deep', 'story', 'search'] as const;
export type PageName = (typeof pageNames)[number];

/** How many stories are put into the store at a time. */
const hands = 50;

export async function startFilledArchive(folder: string, stories: number): Promise<FilledArchive> {
  await mkdir(folder);
  const env = archiveEnv(folder, { LOG_LEVEL: 'info' });
  const server = await startProcess('server', env);
  const logger = createLogger({ level: 'silent', process: 'command' });
  // Nobody here is promised that what was before is gone, so no change waits for a lease.
  const stores = await openStores(loadConfig(env), logger, { embedded: 'join', leaseMilliseconds: 0 });
  const made = Array.from({ length: stories }, (_, number) => aBenchStory(number));
  for (let at = 0; at < made.length; at += hands) {
    await Promise.all(made.slice(at, at + hands).map((story) => stores.stories.insert(story)));
  }
  let changing: PublishedStory = middleOf(made);
  const { id, publishedAt } = changing;
  const deep = new URLSearchParams({ after: writeCursor({ direction: 'older', since: publishedAt, id }) });
  return {
    url: new URL(String(server.ready)),
    pages: {
      home: '/',
      theme: `/themes/${firstTheme}`,
      'theme, deep': `/themes/${firstTheme}?${deep}`,
      story: `/stories/${id}`,
      search: `/search?q=${commonWord}`,
    },
    async change() {
      const saved = await stores.stories.replace(changing, changing);
      changing = { ...changing, version: saved.version };
    },
    async stop() {
      await stores.close();
      await server.stop();
    },
  };
}

function middleOf(stories: readonly PublishedStory[]): PublishedStory {
  const story = stories[Math.floor(stories.length / 2)];
  if (!story) throw new Error('Expected stories but received none');
  return story;
}
