import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invite } from '../../src/curators/accounts/accounts.ts';
import type { StoryId } from '../../src/story/ids.ts';
import type { Surface } from '../../src/story/visibility.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { type Answer, ask, sessionIn } from '../support/ask.ts';
import { autumn, type Cell, cells, type KeptCell, keepCell, nameOf, surfaces } from '../support/cells.ts';
import { chance, drawn, fewOrMany } from '../support/chance.ts';
import { anExhibition } from '../support/stories.ts';

/**
 * What shows where (P6, P16): every state, with every answer about every use, before, within and after its time, on every
 * surface, asked of the running archive. What must come out is written down here once more, in words of its own.
 */

const random = chance('surfaces');
/** Of each state in which nothing shows, whatever was agreed to and when, as many are asked for one by one. */
const ofEach = fewOrMany(8, cells.length);

let archive: TestArchive;
let kept: readonly KeptCell[];
/** Those that are asked for one by one. */
let asked: readonly KeptCell[];
let admin = '';

beforeAll(async () => {
  archive = await openTestArchive();
  await archive.stores.exhibitions.save(anExhibition('spring'));
  await archive.stores.exhibitions.save(anExhibition('autumn'));
  admin = await signIn();
  // The later in the table, the newer: what must not show lies among what does, on every list.
  const first = Date.parse('2026-02-01T00:00:00Z');
  kept = await inTurns(cells, (cell, index) =>
    keepCell(archive.stores, cell, new Date(first + index * 1000)),
  );
  asked = someOf(kept);
});
afterAll(() => archive?.close());

/** All that are published, and of each other state some, by chance: on lists all of them lie. */
function someOf(all: readonly KeptCell[]): readonly KeptCell[] {
  const left = new Map<string, number>();
  return drawn(all, all.length, random).filter(({ cell }) => {
    const some = left.get(cell.state) ?? ofEach;
    left.set(cell.state, some - 1);
    return cell.state === 'published' || some > 0;
  });
}

/** The answer as a person would work it out from what was agreed to. */
function shows({ state, agreed, embargo, expiry }: Cell, surface: Surface): boolean {
  if (state !== 'published') return false;
  if (embargo === 'future' || expiry === 'past') return false;
  // Nobody was asked about the autumn exhibition, so the answer about screens covers it.
  return agreed.includes(surface === autumn ? 'kiosk' : surface);
}

/** Was on the web for a moment at least, before it was taken back: everybody agrees to everything at first. */
const wasSeen = ({ cell }: KeptCell) => ['withdrawn', 'being erased', 'erased'].includes(cell.state);

const shownOn = (surface: Surface) => kept.filter(({ cell }) => shows(cell, surface)).reverse();
const get = (address: string, headers = {}, method = 'GET') => ask(archive.url, address, { method, headers });
const mediaOf = ({ id, media, rendition }: KeptCell) => `/media/${id}/${media}/${rendition}`;

describe('The table', () => {
  it('has every state, use and time, and some of one state shows on each surface', () => {
    const [times, unpublished] = [9, 8];
    expect(cells).toHaveLength(16 * times + unpublished * 6 * times);
    for (const surface of surfaces) expect(shownOn(surface)).toHaveLength(8 * 4);
  });
});

describe('On the web', () => {
  it('each story has a page, or answers like one that never was, or says that it was taken back', async () => {
    await inTurns(asked, async (one) => {
      const { status, body } = await get(`/stories/${one.id}`);
      const expected = shows(one.cell, 'web') ? 200 : wasSeen(one) ? 410 : 404;
      expect({ cell: nameOf(one.cell), status }).toEqual({ cell: nameOf(one.cell), status: expected });
      expect(body.includes(`A quince for ${one.id}`)).toBe(expected === 200);
    });
  });

  it('each story’s bytes come whole, in part and by their headers, or not at all', async () => {
    await inTurns(asked, async (one) => {
      const address = mediaOf(one);
      const [whole, head, part] = await Promise.all([
        get(address),
        get(address, {}, 'HEAD'),
        get(address, { range: 'bytes=4-8' }),
      ]);
      const answers = { whole: seen(whole), head: seen(head), part: seen(part) };
      const expected = shows(one.cell, 'web')
        ? {
            whole: { status: 200, body: one.bytes },
            head: { status: 200, body: '' },
            part: { status: 206, body: 'bytes' },
          }
        : { whole: nothing, head: nothing, part: nothing };
      expect({ cell: nameOf(one.cell), ...answers }).toEqual({ cell: nameOf(one.cell), ...expected });
      if (!shows(one.cell, 'web')) expect(whole.body).not.toContain(one.bytes);
    });
  });

  const seen = ({ status, body }: Answer) => ({ status, body: status < 300 ? body : null });
  const nothing = { status: 404, body: null };

  it.each([
    ['a theme', '/themes/employment'],
    ['a neighbourhood', '/neighbourhoods/workington'],
    ['a search', '/search?q=quince'],
    ['a search by form', '/search?form=artwork'],
  ])('%s lists what shows, all of it and nothing else', async (_list, address) => {
    expect(await walk(address)).toEqual(shownOn('web').map(({ id }) => id));
  });

  it('the feed begins with the newest that show, and the entrance with one of all, then the newest others', async () => {
    const expected = shownOn('web').map(({ id }) => id);
    const fed = storiesIn((await get('/feed.atom')).body);
    expect(fed.length).toBeGreaterThan(5);
    expect(fed).toEqual(expected.slice(0, fed.length));
    const [first, ...others] = storiesIn((await get('/')).body);
    expect(others.length).toBeGreaterThan(5);
    expect(expected).toContain(first);
    expect(others).toEqual(expected.filter((id) => id !== first).slice(0, others.length));
  });

  it('the counts on the entrance are of what shows', async () => {
    const { body } = await get('/');
    expect(body).toMatch(new RegExp(`\\b${shownOn('web').length} stories`));
  });
});

describe.each(surfaces)('The read model of %s', (surface) => {
  it('lists and counts what shows there, newest first', async () => {
    const published = archive.stores.published(surface);
    const listed: StoryId[] = [];
    let cursor: string | null = null;
    do {
      const page = await published.page({}, cursor, 7);
      listed.push(...page.stories.map(({ id }) => id));
      cursor = page.older;
    } while (cursor !== null);
    expect(listed).toEqual(shownOn(surface).map(({ id }) => id));
    expect(await published.count()).toBe(listed.length);
  });

  it('gives each story and its bytes, or nothing', async () => {
    const published = archive.stores.published(surface);
    await inTurns(asked, async ({ cell, id, media, rendition }) => {
      const story = await published.story(id);
      const bytes = await published.rendition(id, media as never, rendition);
      const expected = shows(cell, surface);
      expect({ cell: nameOf(cell), story: story !== null, bytes: bytes !== null }).toEqual({
        cell: nameOf(cell),
        story: expected,
        bytes: expected,
      });
    });
  });

  it('is what curators see of it', async () => {
    const address = `/curate/shows/${encodeURIComponent(surface)}`;
    expect(await walk(address, { cookie: admin })).toEqual(shownOn(surface).map(({ id }) => id));
  });
});

describe('An export for research', () => {
  it.each(['csv', 'json'])('as %s holds what was given to research', async (ending) => {
    const { body } = await get(`/curate/records/research.${ending}`, { cookie: admin });
    const listed = kept.filter(({ id }) => body.includes(id)).reverse();
    expect(listed.map(({ id }) => id)).toEqual(shownOn('research').map(({ id }) => id));
  });
});

/** Follows a list to its end. */
async function walk(address: string, headers = {}): Promise<string[]> {
  const found: string[] = [];
  let next: string | null = address;
  while (next) {
    const { status, body }: Answer = await get(next, headers);
    expect({ next, status }).toEqual({ next, status: 200 });
    found.push(...storiesIn(body));
    const [, older] = /href="([^"]+)" rel="next"/.exec(body) ?? [];
    next = older?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? null;
  }
  return found;
}

/** The stories that a page leads to, in its order. */
function storiesIn(body: string): string[] {
  return [...new Set([...body.matchAll(/\/stories\/([0-9a-z]{16})/g)].map(([, id]) => id ?? ''))];
}

async function signIn(): Promise<string> {
  const services = { curators: archive.stores.curators, now: () => new Date() };
  const link = await invite(services, 'admin@example.org', 'admin');
  const body = new URLSearchParams({ name: 'Ada', password: 'four small boats at dawn' }).toString();
  const answer = await ask(archive.url, link, {
    method: 'POST',
    headers: { origin: archive.url.origin },
    body,
  });
  return sessionIn(answer);
}

/** As many at a time as the archive answers quickly. */
async function inTurns<One, Result>(
  list: readonly One[],
  work: (one: One, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < list.length; start += 24) {
    results.push(
      ...(await Promise.all(list.slice(start, start + 24).map((one, at) => work(one, start + at)))),
    );
  }
  return results;
}
