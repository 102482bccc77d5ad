import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readRelease } from '../../src/kiosk/player/releases.ts';
import { stripOf } from '../../src/story/framing.ts';
import { projectRoot } from '../support/archive.ts';

/** The parts of the player that need no browser. */

const folder = path.join(projectRoot, 'public', 'kiosk');
const part = (name: string) => import(path.join(folder, `${name}.js`));
const { createSha256 } = await import(path.join(projectRoot, 'public', 'js', 'upload', 'sha256.js'));
const { byteRange } = await part('held/byte-range');
const { attractWorks, fileOf, fitInto, isStrip, kindOf, narrowed, stillAllowed } =
  await part('held/exhibition');
const { longest, partOf } = await import(path.join(projectRoot, 'public', 'js', 'story', 'deep-zoom.js'));
const { createClock } = await part('held/clock');
const { commandOf, isPress } = await part('aloud/keys');
const { languagesToChoose } = await part('works/languages');
const { choicesBy, fitting, storyAfter } = await part('lists/listing');
const { gridFor, pagesOffered } = await part('lists/list-room');

function sha256(...parts: readonly Uint8Array[]): string {
  const hash = createSha256();
  for (const bytes of parts) hash.update(bytes);
  return hash.digest();
}

describe('SHA-256 of bytes as they arrive', () => {
  it.each([
    ['nothing', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'two blocks',
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    [
      'a million times a',
      'a'.repeat(1_000_000),
      'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
    ],
  ])('is as FIPS 180-4 has it for %s', (_name, text, expected) => {
    expect(sha256(Buffer.from(text))).toBe(expected);
  });

  it('does not care how the bytes are cut', () => {
    for (let length = 0; length < 300; length += 1) {
      const bytes = randomBytes(length);
      const cut = Math.floor(Math.random() * (length + 1));
      const expected = createHash('sha256').update(bytes).digest('hex');
      expect(sha256(bytes.subarray(0, cut), bytes.subarray(cut))).toBe(expected);
    }
    const large = randomBytes(1_234_567);
    const parts = Array.from({ length: 40 }, (_, at) => large.subarray(at * 31_000, (at + 1) * 31_000));
    expect(sha256(...parts)).toBe(createHash('sha256').update(large).digest('hex'));
  });
});

describe('A range of a held file', () => {
  it.each([
    [null, 'whole'],
    ['bytes=0-', { from: 0, to: 99 }],
    ['bytes=10-19', { from: 10, to: 19 }],
    ['bytes=90-200', { from: 90, to: 99 }],
    ['bytes=-5', { from: 95, to: 99 }],
    ['bytes=-500', { from: 0, to: 99 }],
    ['bytes=100-', 'none'],
    ['bytes=-0', 'none'],
    ['bytes=5-2', 'whole'],
    ['bytes=1-2,5-6', 'whole'],
    ['lines=1-2', 'whole'],
    ['bytes=-', 'whole'],
  ])('%s of a hundred bytes', (header, expected) => {
    expect(byteRange(header, 100)).toEqual(expected);
  });
});

const file = (sha: string, bytes = 10, role = 'image') => ({ sha256: sha, bytes, role });
const story = (id: string, form: string, files: readonly object[], over: object = {}) => ({
  ...{ id, title: id, note: null, until: null, media: [{ id: `${id}-1`, form, files }] },
  ...over,
});
const ids = (stories: readonly { id: string }[]) => stories.map(({ id }) => id);

describe('What does not fit', () => {
  const stories = [
    story('a', 'artwork', [file('1', 10)]),
    story('b', 'film', [file('2', 500)]),
    story('c', 'sound', [file('3', 50)]),
    story('d', 'film', [file('4', 500)]),
    story('e', 'artwork', [file('5', 10)]),
  ];
  it.each([
    [2000, []],
    [1069, ['d']],
    [500, ['d', 'b']],
    [30, ['d', 'b', 'c']],
    [15, ['d', 'b', 'c', 'e']],
    [0, ['d', 'b', 'c', 'e', 'a']],
  ])('is left out in the stated order where %i bytes are free', (room, leftOut) => {
    expect(fitInto(stories, () => false, room).leftOut).toEqual(leftOut);
  });
  it('never leaves out what is here already', () => {
    const plan = fitInto(stories, (sha: string) => sha === '4', 60);
    expect([ids(plan.stories), plan.leftOut]).toEqual([
      ['a', 'd', 'e'],
      ['b', 'c'],
    ]);
  });
});

describe('The real detail of a large picture', () => {
  const large = (id: string) =>
    story(id, 'artwork', [
      file(`${id}-image`, 10),
      file(`${id}-tiles`, 500, 'tiles'),
      file(`${id}-index`, 5, 'tiles-index'),
    ]);
  const roles = (one: { media: readonly { files: readonly { role: string }[] }[] }) =>
    one.media.flatMap(({ files }) => files.map(({ role }) => role));

  it('goes before any story does, the last of the exhibition first', () => {
    const all = [large('a'), large('b')];
    const plan = fitInto(all, () => false, 530);
    expect(plan.leftOut).toEqual([]);
    expect(plan.stories.map(roles)).toEqual([['image', 'tiles', 'tiles-index'], ['image']]);
    expect(fitInto(all, () => false, 15)).toMatchObject({ leftOut: ['b'] });
  });

  it('goes with a film that has a voice, which plays without', () => {
    const voiced = story('a', 'film', [file('1', 10, 'film'), file('2', 500, 'described')]);
    const plan = fitInto([voiced], () => false, 20);
    expect([plan.leftOut, plan.stories.map(roles)]).toEqual([[], [['film']]]);
  });

  it('is not waited for: what lacks it goes on without', () => {
    const now = narrowed(
      { stories: [large('a')] },
      { version: 'new', stories: [large('a')] },
      (sha: string) => sha === 'a-image',
    );
    expect(now.stories.map(roles)).toEqual([['image']]);
  });
});

it('What is too long to be seen whole is the same for the archive, its pages and a screen', () => {
  for (const [width, height] of [
    [longest * 1000, 1000],
    [longest * 1000 + 1, 1000],
    [1000, longest * 1000],
    [1000, longest * 1000 + 1],
    [1000, 1000],
  ] as const) {
    expect(isStrip({ width, height })).toBe(stripOf({ width, height }) !== null);
  }
  expect(stripOf({ width: longest * 1000 + 1, height: 1000 })).toBe('across');
});

it('A tile is cut from the whole file where somebody on the way knows no ranges', async () => {
  const tile = { type: 'image/jpeg', from: 2, until: 5 };
  const cut = partOf(new Blob(['0123456789']), 200, tile);
  expect([await cut.text(), cut.type]).toEqual(['234', 'image/jpeg']);
  const came = partOf(new Blob(['234']), 206, tile);
  expect([await came.text(), came.type]).toEqual(['234', 'image/jpeg']);
});

it('A manifest from before there were pages and kinds is read as it was', () => {
  expect(kindOf({ form: 'artwork', files: [] })).toBe('artwork');
  expect(kindOf({ form: 'film', files: [], kind: 'moving' })).toBe('moving');
  expect(fileOf({ files: [file('1')] }, 'image')).toMatchObject({ sha256: '1' });
  const pages = [1, 2].map((page) => ({ ...file(String(page)), page }));
  expect([fileOf({ files: pages }, 'image'), fileOf({ files: pages }, 'image', 2)]).toEqual(pages);
});

describe('Until a new exhibition is here', () => {
  const old = {
    version: 'old',
    stories: [story('a', 'artwork', [file('1')]), story('b', 'film', [file('2')])],
  };
  const has = (sha: string) => ['1', '2'].includes(sha);
  it('only what the server still wants goes on, in its new words', () => {
    const renamed = story('b', 'film', [file('2')], { credit: null, title: 'Without a name' });
    const wanted = { version: 'new', stories: [story('c', 'artwork', [file('3')]), renamed] };
    const now = narrowed(old, wanted, has);
    expect([now.version, now.stories]).toEqual(['old', [renamed]]);
  });
  it('a medium that was taken back leaves its story', () => {
    const media = [
      { id: 'x', form: 'artwork', files: [file('1')] },
      { id: 'y', form: 'artwork', files: [file('9')] },
    ];
    const now = narrowed(old, { version: 'new', stories: [{ ...story('a', 'artwork', []), media }] }, has);
    expect(now.stories[0].media.map(({ id }: { id: string }) => id)).toEqual(['x']);
  });
  it('a story in words alone goes on, since it lacks nothing', () => {
    const poem = { ...story('a', 'artwork', []), media: [] };
    const now = narrowed({ ...old, stories: [poem] }, { version: 'new', stories: [poem] }, has);
    expect(now.stories).toEqual([poem]);
    expect(fitInto([poem], has, 0)).toEqual({ stories: [poem], leftOut: [] });
  });
});

it('A story leaves the screen at its time, and what needs a word before it never plays by itself', () => {
  const stories = [
    story('a', 'artwork', [file('1')], { until: '2026-01-01T00:00:00Z' }),
    story('b', 'artwork', [file('2')], { note: 'Hard.' }),
    story('c', 'artwork', [file('3')]),
    story('d', 'sound', [file('4', 1, 'sound')]),
  ];
  expect(ids(stillAllowed(stories, Date.parse('2025-12-31T23:59:59Z')))).toEqual(['a', 'b', 'c', 'd']);
  expect(ids(stillAllowed(stories, Date.parse('2026-01-01T00:00:00Z')))).toEqual(['b', 'c', 'd']);
  const works = attractWorks(stories).map((work: { story: { id: string } }) => work.story);
  expect(ids(works)).toEqual(['a', 'c']);
});

describe('A number pad', () => {
  const key = (name: string, over: object = {}) => ({
    key: name,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    ...over,
  });

  it('does the same with Num Lock on and off', () => {
    for (const [on, off] of [
      ['8', 'ArrowUp'],
      ['2', 'ArrowDown'],
      ['4', 'ArrowLeft'],
      ['6', 'ArrowRight'],
      ['5', 'Clear'],
      ['0', 'Insert'],
      ['7', 'Home'],
      ['1', 'End'],
    ] as const) {
      expect(commandOf(key(on))).not.toBeNull();
      expect(commandOf(key(off))).toBe(commandOf(key(on)));
    }
    expect(['*', '/', '+', '-'].map((name) => commandOf(key(name)))).toEqual([
      'speak',
      'again',
      'louder',
      'quieter',
    ]);
  });

  it('leaves the browser’s keys to it, and takes no key that is held to change another', () => {
    expect([commandOf(key('8', { ctrlKey: true })), isPress(key('r', { metaKey: true }))]).toEqual([
      null,
      false,
    ]);
    expect(['Shift', 'q', 'NumLock'].map((name) => isPress(key(name)))).toEqual([false, true, true]);
  });
});

it('A choice of languages is there where words are in more than one', () => {
  const said = (language: string, ...others: readonly string[]) => ({
    language,
    media: [{ translations: others.map((other) => ({ language: other })) }],
  });
  expect(languagesToChoose([said('en'), said('tr'), { language: 'pl', media: [{}] }])).toEqual([]);
  expect(languagesToChoose([said('en', 'tr'), said('ar', 'en'), said('und', 'en')])).toEqual([
    'en',
    'tr',
    'ar',
  ]);
});

describe('The clock of a screen', () => {
  const day = 24 * 3600_000;

  it('lengthens no lease where it falls back, over a power cut or while it runs', () => {
    const clock = createClock();
    clock.set(Date.now() + 3600_000);
    const noted = clock.noted();
    const restarted = createClock({ ...noted, ahead: -day });
    expect(restarted.now()).toBeGreaterThanOrEqual(noted.latest);
    expect(restarted.now() - noted.latest).toBeLessThan(1000);
    restarted.set(Date.now());
    expect(Math.abs(restarted.now() - Date.now())).toBeLessThan(100);
  });

  it('that jumped ahead by eight days is right as soon as it is set right, without a network', () => {
    const true_ = Date.now();
    const clock = createClock();
    clock.set(true_);
    const { now } = Date;
    try {
      Date.now = () => now() + 8 * day;
      expect(clock.now() - true_).toBeGreaterThan(7 * day);
      // Nor does it outlive a power cut.
      const restarted = createClock(clock.noted());
      Date.now = now;
      for (const each of [clock, restarted]) expect(Math.abs(each.now() - true_)).toBeLessThan(1000);
    } finally {
      Date.now = now;
    }
  });
});

it('A release holds every file that the player needs without a network', () => {
  const release = readRelease(projectRoot);
  const files = new Set(release.names);
  const scripts = readdirSync(folder).filter((name) => /\.(?:js|css)$/.test(name));
  const openers = ['service-worker.js', 'boot.js', 'boot.css'];
  for (const name of scripts.filter((each) => !openers.includes(each))) {
    expect(files).toContain(`kiosk/${name}`);
    const text = readFileSync(path.join(folder, name), 'utf8');
    for (const [, shared = ''] of text.matchAll(/from '\.\.\/(js\/[^']+)'/g)) expect(files).toContain(shared);
  }
  const css = readFileSync(path.join(folder, 'kiosk.css'), 'utf8');
  const addressed = [...css.matchAll(/url\("\.\.\/([^"]+)"\)/g)].map(([, name = '']) => name);
  expect(addressed.length).toBeGreaterThan(8);
  for (const name of addressed) expect(files).toContain(name);
});

describe('A list of stories', () => {
  const one = (id: string, kind: string, themes: readonly string[], neighbourhood: string) => ({
    ...{ id, themes, neighbourhood },
    media: kind === 'words' ? [] : [{ kind }],
  });
  const stories = [
    one('a', 'film', ['near', 'far'], 'Workington'),
    one('b', 'words', ['far'], 'Haslingden'),
    one('c', 'film', [], 'Haslingden'),
  ];

  it('is narrowed by all that was chosen, and never offers what leads to nothing', () => {
    expect(ids(fitting(stories, {}))).toEqual(['a', 'b', 'c']);
    expect(ids(fitting(stories, { kind: 'film', place: 'Haslingden', theme: null }))).toEqual(['c']);
    expect(choicesBy(stories, { kind: 'film' }, 'place')).toEqual([
      { value: 'Workington', count: 1 },
      { value: 'Haslingden', count: 1 },
    ]);
    expect(choicesBy(stories, { kind: 'words' }, 'kind')).toEqual([
      { value: 'film', count: 2 },
      { value: 'words', count: 1 },
    ]);
    expect(choicesBy(stories, { place: 'Haslingden' }, 'theme')).toEqual([{ value: 'far', count: 1 }]);
  });

  it('goes on from each story to the next, and from the last to the first', () => {
    expect(storyAfter(stories, 'a')).toMatchObject({ story: { id: 'b' }, isFirst: false });
    expect(storyAfter(stories, 'c')).toMatchObject({ story: { id: 'a' }, isFirst: true });
    expect(storyAfter(stories.slice(0, 1), 'a')).toBeNull();
    // One that the list does not have, as where it was narrowed without it.
    expect(storyAfter(stories.slice(1), 'a')).toMatchObject({ story: { id: 'b' }, isFirst: false });
    expect(storyAfter([], 'a')).toBeNull();
  });

  it('takes as many rows and columns as there is room for, or as suit the few that there are', () => {
    const box = { width: 1000, height: 500, gap: 10 };
    expect(gridFor(box, { width: 300, height: 100 }, 60)).toEqual({ columns: 3, rows: 4 });
    expect(gridFor(box, { width: 300, height: 100 }, 2)).toEqual({ columns: 2, rows: 1 });
    expect(gridFor(box, { width: 300, height: 100 }, 5)).toEqual({ columns: 3, rows: 2 });
    expect(gridFor({ width: 0, height: 0, gap: 0 }, { width: 300, height: 100 }, 5).rows).toBe(1);
  });

  it('leads to any of its pages in two presses, with room for few numbers', () => {
    expect(pagesOffered(5, 7)).toEqual([1, 2, 3, 4, 5]);
    expect(pagesOffered(10, 4)).toEqual([1, 4, 7, 10]);
    for (const [pages, room] of [
      [10, 4],
      [15, 6],
      [19, 7],
    ] as const) {
      const near = pagesOffered(pages, room).flatMap((each: number) => [each - 1, each, each + 1]);
      expect(new Set(near.filter((each: number) => each >= 1 && each <= pages)).size).toBe(pages);
    }
  });
});
