import { setTimeout as sleep } from 'node:timers/promises';
import type { PublishedStories, StoriesMark } from '../publish/published-stories.ts';
import type { StoryId } from '../story/ids.ts';
import type { IndexEngine } from './index-engine.ts';
import { searchRecordOf } from './search-record.ts';
import { snippetOf } from './snippet.ts';
import type { Label, Labels, StorySearch } from './story-search.ts';

export interface SearchServices {
  /** Of the web. */
  readonly published: PublishedStories;
  /** Names of themes, neighbourhoods and exhibitions as they are, and what hangs in these. */
  labels(): Promise<Labels>;
  /** Makes the index; `lost` is called where it died with all that it held. */
  engine(lost: (error: Error) => void): IndexEngine;
  readonly failed?: (error: unknown) => void;
}

/** Stories that are read at a time when all are read, and milliseconds in between, in which pages are answered. */
const aPage = 100;
const pause = 5;
/** So long whoever searches waits until all stories have been read. */
const patience = 1500;

/**
 * A search that follows the read model: before each question what has changed since the last is looked up by the edition, so that
 * nothing is found, counted or suggested that was taken away before it was asked. Nothing of it is kept anywhere: a server that starts reads all
 * stories, the newest first.
 */
export function createLiveSearch({ published, labels, engine, failed }: SearchServices): StorySearch {
  const index = engine((error) => {
    failed?.(error);
    reset();
  });
  let named: Labels = { theme: [], neighbourhood: [], exhibition: [] };
  let mark: StoriesMark | null = null;
  let followed: string | null = null;
  /** Where reading all stories has come to; null is the end, undefined not begun. */
  let place: string | null | undefined;
  let reading: Promise<void> | null = null;
  let closed = false;
  let turn: Promise<unknown> = Promise.resolve();

  function reset(): void {
    mark = null;
    followed = null;
    place = undefined;
  }

  /** What is read and what is told stay in one order: nothing that was read before a change is told after it. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  async function follow(): Promise<void> {
    const edition = await published.edition();
    if (edition === followed) return;
    const since = await published.changesSince(mark);
    if (since.stories === null) {
      await index.tell({ kind: 'clear' });
      place = '';
    } else if (since.stories.length > 0) {
      const ids = [...new Set(since.stories)];
      const stories = await published.stories(ids);
      const shown = new Set<string>(stories.map(({ id }) => id));
      await index.tell({ kind: 'remove', ids: ids.filter((id) => !shown.has(id)) });
      await index.tell({ kind: 'put', records: stories.map(searchRecordOf) });
    }
    if (place === null) await name();
    mark = since.mark;
    followed = edition;
  }

  async function readOn(): Promise<void> {
    const page = await published.page({}, place || null, aPage);
    await index.tell({ kind: 'put', records: page.stories.map(searchRecordOf) });
    place = page.older;
    if (place === null) await name();
  }

  async function name(): Promise<void> {
    const { theme, neighbourhood, exhibition } = await labels();
    const short = ({ slug, name: called }: Label): Label => ({ slug, name: called });
    named = {
      theme: theme.map(short),
      neighbourhood: neighbourhood.map(short),
      exhibition: exhibition.map((each) => ({ ...short(each), stories: each.stories })),
    };
    await index.tell({ kind: 'name', labels: named });
  }

  /** Reads all stories, if that is not done. */
  function begin(): void {
    reading ??= readAll()
      .catch((error) => {
        failed?.(error);
        reset();
      })
      .finally(() => {
        reading = null;
      });
  }

  async function readAll(): Promise<void> {
    await inTurn(follow);
    while (place !== null && !closed) {
      await inTurn(readOn);
      await sleep(pause, undefined, { ref: false });
    }
  }

  async function ready(): Promise<boolean> {
    await inTurn(follow);
    if (place === null) return true;
    begin();
    await Promise.race([reading, sleep(patience, undefined, { ref: false })]);
    // While all were read, others may have been taken away.
    await inTurn(follow);
    return place === null;
  }

  return {
    async find(question) {
      const complete = await ready();
      const { ids, sought, ...answer } = await index.find(question);
      const stories = await published.stories(ids as StoryId[]);
      return {
        ...answer,
        complete,
        exhibitions: named.exhibition,
        stories: stories.map((story) => ({ story, snippet: snippetOf(story, sought) })),
      };
    },
    async suggest(typed) {
      await ready();
      const { words, stories } = await index.suggest(typed);
      return {
        words,
        stories: (await published.stories(stories as StoryId[])).map(({ id, title, language }) => ({
          ...{ id, title, language },
        })),
      };
    },
    begin,
    async close() {
      closed = true;
      await turn;
      await index.close();
    },
  };
}
