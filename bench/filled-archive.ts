import { mkdir } from 'node:fs/promises';
import { loadConfig } from '../src/config.ts';
import type { Page, PageRequest } from '../src/gallery/cache/cached-page.ts';
import { storyPage } from '../src/gallery/pages/story-page.ts';
import { themePage } from '../src/gallery/pages/theme-page.ts';
import { createLogger } from '../src/logger.ts';
import { writeCursor } from '../src/mongo/cursors.ts';
import type { PublishedStory } from '../src/story/story.ts';
import { openStores } from '../src/wire.ts';
import { archiveEnv, startProcess } from '../test/support/processes.ts';
import { aBenchStory, commonWord, firstTheme } from './bench-story.ts';

/** A server of its own over an embedded store that holds so many published stories. */
export interface FilledArchive {
  readonly url: URL;
  readonly pid: number;
  /** The pages that are measured, by name: their paths with query. */
  readonly pages: Readonly<Record<PageName, string>>;
  /** Stories of the first theme, newest first: each has a page, and each a place in its theme, that nobody asked for before. */
  readonly stories: readonly PublishedStory[];
  /** What a page of that address shows, as the archive's own code puts it together. */
  modelOf(page: 'story' | 'theme'): Promise<Page>;
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
    pid: server.child.pid ?? 0,
    pages: {
      home: '/',
      theme: `/themes/${firstTheme}`,
      'theme, deep': `/themes/${firstTheme}?${deep}`,
      story: `/stories/${id}`,
      search: `/search?q=${commonWord}`,
    },
    stories: made.filter(({ themes }) => themes.includes(firstTheme)).reverse(),
    modelOf: async (page) => {
      const gallery = {
        ...{ published: stores.published('web'), places: stores.places, topics: stores.topics },
        ...{ blobs: stores.blobs, publicUrl: null, contentFolder: '', own: stores.own.current },
        ...{ search: stores.search, exhibitions: stores.exhibitions, now: () => new Date() },
      };
      const asked = { params: { id, theme: firstTheme }, query: {} } as unknown as PageRequest;
      return (page === 'story' ? storyPage : themePage)(gallery, asked).build() as Promise<Page>;
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
