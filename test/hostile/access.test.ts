import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { invite } from '../../src/curators/accounts/accounts.ts';
import type { Role } from '../../src/curators/curator.ts';
import { newArrivalId, newCuratorId, newMediaId, newPrivateCode, newStoryId } from '../../src/random.ts';
import type { CuratorId } from '../../src/story/ids.ts';
import { madeFromStory } from '../../src/story-form/made-from.ts';
import { mountRoutes } from '../../src/web/mount-routes.ts';
import type { Route } from '../../src/web/routes.ts';
import { addressOf, type Named, namedBy, unusedMeanings } from '../support/addresses.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { type Answer, ask, sessionIn } from '../support/ask.ts';
import { chance, drawn, fewOrMany } from '../support/chance.ts';
import {
  captionWords,
  isErased,
  isGone,
  type Kept,
  keepStory,
  originalBytes,
  renditionBytes,
  type Situation,
  situations,
  tellersName,
  titleWords,
} from '../support/every-state.ts';
import { pairedScreen } from '../support/screens.ts';
import { anExhibition, neighbourhood } from '../support/stories.ts';

/**
 * Who may see and change what, for every route there is (S12, S13): without the right, the answer is the one for
 * something that does not exist.
 */

const password = 'four small boats at dawn';
const askers = [
  'nobody',
  'another storyteller',
  'the storyteller',
  'facilitator',
  'curator of another neighbourhood',
  'curator',
  'admin',
] as const;
type Asker = (typeof askers)[number];
type Values = Readonly<Record<Named, string>>;

let archive: TestArchive;
const cookies: Record<Exclude<Asker, 'nobody' | 'the storyteller'>, string> = {
  facilitator: '',
  'curator of another neighbourhood': '',
  curator: '',
  admin: '',
  'another storyteller': '',
};
/** Of a screen that is paired with the exhibition that is there. */
let screenCookie = '';
/** An account and a place that are there, for routes that name one. */
let person = '';
/** Sat beside whoever told the stories, and has no right to any of them. */
let helper: CuratorId;
let kept: Kept;
let asked = 0;

beforeAll(async () => {
  archive = await openTestArchive({ env: { TRUSTED_PROXIES: '1' } });
  cookies.curator = await signIn('curator', 'curator');
  cookies.facilitator = await signIn('facilitator', 'facilitator');
  helper = (await archive.stores.curators.findByEmail('facilitator@example.org'))?.id ?? newCuratorId();
  cookies['curator of another neighbourhood'] = await signIn('elsewhere', 'curator', ['haslingden']);
  cookies.admin = await signIn('admin', 'admin');
  cookies['another storyteller'] = `share=${(await keepStory(archive.stores, 'draft', helper)).code}`;
  await archive.stores.exhibitions.save(anExhibition('harbour'));
  screenCookie = await pairedScreen(archive.stores, 'harbour');
  kept = await keepStory(archive.stores, 'in review', helper);
  person = (await archive.stores.curators.findByEmail('curator@example.org'))?.id ?? '';
});
afterAll(() => archive?.close());

async function signIn(name: string, role: Role, scope?: readonly string[]): Promise<string> {
  const services = { curators: archive.stores.curators, now: () => new Date() };
  const link = await invite(services, `${name}@example.org`, role, scope?.map(neighbourhood) ?? null);
  const body = new URLSearchParams({ name, password }).toString();
  const answer = await ask(archive.url, link, {
    method: 'POST',
    headers: { origin: archive.url.origin },
    body,
  });
  expect(answer.status).toBe(303);
  return sessionIn(answer);
}

function cookieOf(asker: Asker, story: Kept): string {
  switch (asker) {
    case 'nobody':
      return '';
    case 'the storyteller':
      return `share=${story.code}`;
    default:
      return cookies[asker];
  }
}

/** What is at the story's addresses, as far as this asker can know them: only the storyteller knows the code. */
function valuesFor(asker: Asker, { story, code, media, rendition }: Kept): Values {
  const guess = story.codeHash.slice(0, 26);
  return {
    ...nothing(rendition),
    story: story.id,
    media,
    'private code': asker === 'the storyteller' ? code : guess,
    person,
    place: 'workington',
    exhibition: 'harbour',
  };
}

/** Addresses of the same shape at which nothing is. */
function nothing(rendition: string): Values {
  return {
    story: newStoryId(),
    media: newMediaId(),
    arrival: newArrivalId(),
    rendition,
    'private code': newPrivateCode(),
    person: newCuratorId(),
    invitation: newPrivateCode(),
    passkey: '0000000000',
    place: 'nowhereton',
    exhibition: 'nowhere-to-be-seen',
    screen: '0000000000',
    surface: 'exhibition:nowhere-to-be-seen',
    topic: 'nothing-hard',
    release: '0'.repeat(16),
    'released file': 'kiosk/player.js',
  };
}

function send(method: string, address: string, cookie: string, body: string): Promise<Answer> {
  asked += 1;
  // From another address each time: guessing is what the limits are for, and they have tests of their own.
  const from = `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`;
  const headers = { origin: archive.url.origin, 'x-forwarded-for': from, ...(cookie ? { cookie } : {}) };
  return ask(archive.url, address, { method, headers, ...(method === 'POST' ? { body } : {}) });
}

/** What a form on the story's review page would send, for whatever the decision is. */
function formFor({ story }: Kept): string {
  return new URLSearchParams({
    'made-from': 'history' in story ? madeFromStory(story) : '',
    reason: 'Not this time.',
  }).toString();
}

/** The answer without what names the thing that was asked for, and without the time of day. */
function masked({ status, headers, body }: Answer, values: Values): Answer {
  const mask = (text: string) =>
    Object.entries(values).reduce((rest, [named, value]) => rest.replaceAll(value, `<${named}>`), text);
  const { date: _date, etag: _etag, 'content-length': _length, ...rest } = headers;
  const shown = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [
      name,
      mask(String(value)).replace(/Expires=[^;]+/, 'Expires=<then>'),
    ]),
  );
  // What was sent comes back to its sender, whatever it was about.
  return { status, headers: shown, body: mask(body).replace(/(name="made-from" value=")[^"]*/g, '$1<sent>') };
}

function hasRight({ permission, path }: Route, asker: Asker, situation: Situation): boolean {
  // In an exhibition even curators meet only what may show there.
  const mayHang = situation === 'published' || situation === 'published for screens only';
  if (path.includes('/:exhibition/') && !mayHang) return false;
  switch (permission) {
    case 'everyone':
      return situation === 'published';
    case 'storyteller':
      // The link that goes on on another device leads to a draft; to a sent story's own page, too.
      if (path === '/share/continue/:code') return asker === 'the storyteller';
      return asker === 'the storyteller' && situation !== 'draft';
    case 'screen':
    case 'account':
    case 'helper':
      return false;
    case 'curator':
    case 'admin': {
      const isTheirs = asker === 'admin' || (asker === 'curator' && permission === 'curator');
      return isTheirs && situation !== 'draft' && !isErased(situation);
    }
  }
}

/** Whether what stands before this route turns the asker away without a look at the story. */
function isTurnedAwayUnread({ permission, path }: Route, asker: Asker): boolean {
  if (namedBy(path).includes('private code')) return asker !== 'the storyteller';
  const isAccount = asker === 'curator' || asker === 'curator of another neighbourhood' || asker === 'admin';
  switch (permission) {
    case 'everyone':
    case 'storyteller':
    case 'account':
    case 'helper':
      return false;
    case 'screen':
      return true;
    case 'curator':
      return !isAccount;
    case 'admin':
      return asker !== 'admin';
  }
}

/**
 * Whether this asker meets there what another does, in every state: an administrator what the neighbourhood's own curator does,
 * and at what is open to everyone anybody what nobody in particular does.
 */
function isAskedByAnother({ permission, path }: Route, asker: Asker): boolean {
  if (permission === 'curator') return asker === 'admin';
  return permission === 'everyone' && asker !== 'nobody' && !namedBy(path).includes('private code');
}

const random = chance('access');
/** Of the states that never come to be read, or that another asks in, as many are asked in. */
const sampled = fewOrMany(2, situations.length);
const sampledIn = new Map<string, ReadonlySet<Situation>>();

/**
 * Whether to ask in this state. Where the story is not even read, all states are one, and of two who have the same right one
 * asks in all: the other asks in some, by chance, and in the long run in all.
 */
function isAskedIn(route: Route, asker: Asker, situation: Situation): boolean {
  if (!isTurnedAwayUnread(route, asker) && !isAskedByAnother(route, asker)) return true;
  const key = `${asker} ${nameOf(route)}`;
  let states = sampledIn.get(key);
  if (!states) {
    states = new Set(drawn(situations, sampled, random));
    sampledIn.set(key, states);
  }
  return states.has(situation);
}

const isUploads = ({ path }: Route) => path.endsWith('/uploads');
const isLeaving = (situation: Situation) => situation === 'being erased' || isErased(situation);
const named = (route: Route) => namedBy(route.path);
const namesStory = (route: Route) => named(route).some((each) => each === 'story' || each === 'private code');
const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
/** What an address can name that anyone may guess. */
const findable: readonly Named[] = ['place', 'surface', 'exhibition', 'topic'];

// Asking by HEAD too pays where it could tell something: at what the public reaches, and at bytes.
const methodsOf = (route: Route) => {
  if (route.method === 'post') return ['POST'];
  return route.permission === 'everyone' || named(route).includes('media') ? ['GET', 'HEAD'] : ['GET'];
};

const isAsItWas = async ({ story }: Kept) =>
  isDeepStrictEqual(await archive.stores.stories.find(story.id), story);

const answersToNothing = new Map<string, Promise<Answer>>();

/** The answer at a route's address at which nothing is: the same for every story, so each asker asks once. */
function answerToNothing(method: string, route: Route, asker: Asker, like: Kept): Promise<Answer> {
  const key = `${cookieOf(asker, like)} ${method} ${route.path}`;
  const known = answersToNothing.get(key);
  if (known) return known;
  const values = nothing(like.rendition);
  const answer = send(method, addressOf(route.path, values), cookieOf(asker, like), formFor(like)).then(
    (missing) => masked(missing, values),
  );
  answersToNothing.set(key, answer);
  return answer;
}

describe('The table of routes', () => {
  it('has a meaning for every parameter, and no meaning that is used up', () => {
    for (const route of archive.routes) namedBy(route.path);
    expect(unusedMeanings(archive.routes)).toEqual([]);
    expect(archive.routes.filter(namesStory).length).toBeGreaterThan(9);
    expect(() => namedBy('/stories/:id/audio/:track')).toThrow(
      'Expected to know what /stories/:id/audio/:track names: add it to the table in test/support/addresses.ts',
    );
  });

  it('does not mount a route that declares no permission, or a strange one', () => {
    const guards = {
      everyone: [],
      storyteller: [],
      screen: [],
      account: [],
      helper: [],
      curator: [],
      admin: [],
    };
    const handle = () => undefined;
    for (const permission of [undefined, '', 'public', 'constructor']) {
      const route = { method: 'get', path: '/x', permission, handle } as unknown as Route;
      expect(() => mountRoutes(express(), [route], guards)).toThrow(
        'Expected GET /x to declare a permission',
      );
    }
  });
});

describe.each(situations)('A story that is %s', (situation) => {
  it.each(askers)(
    'is to %s what it should be, page and bytes, at every route',
    async (asker) => {
      const looked = await keepStory(archive.stores, situation, helper);
      if (situation === 'unpublished again') await send('GET', `/stories/${looked.story.id}`, '', '');
      let toChange = await keepStory(archive.stores, situation, helper);
      for (const route of archive.routes.filter(namesStory)) {
        if (!isAskedIn(route, asker, situation)) continue;
        const right = hasRight(route, asker, situation);
        const changes = route.method === 'post';
        const here = changes && right ? toChange : looked;
        const there = valuesFor(asker, here);
        const cookie = cookieOf(asker, here);
        for (const method of methodsOf(route)) {
          const found = await send(method, addressOf(route.path, there), cookie, formFor(here));
          const missing = await answerToNothing(method, route, asker, here);
          const what = { route: nameOf(route), method };
          if (!right && method !== 'POST' && route.path === '/stories/:id' && isGone(situation)) {
            expect({ ...what, status: found.status }).toEqual({ ...what, status: 410 });
            expect(found.body).not.toMatch(/workington/i);
          } else if (!right) {
            expect({ ...what, ...masked(found, there) }).toEqual({ ...what, ...missing });
            expect(found.status).toBeGreaterThan(300);
          } else if (named(route).includes('arrival') || (isUploads(route) && isLeaving(situation))) {
            // Nothing is on its way there, and nothing more begins once its storyteller wants it gone.
            // The form that is sent here is not one of an upload's.
            const status = changes ? /^4(?:00|09)$/ : isLeaving(situation) ? /^4(?:04|09)$/ : /^404$/;
            expect({ ...what, status: String(found.status) }).toEqual({
              ...what,
              status: expect.stringMatching(status),
            });
          } else if (changes) {
            expect({ ...what, seen: found.status !== 404 }).toEqual({ ...what, seen: true });
          } else if (isLeaving(situation) && named(route).includes('media')) {
            // Its storyteller wants it gone: not even a curator opens its files any more.
            expect({ ...what, status: found.status }).toEqual({ ...what, status: 404 });
            for (const bytes of [originalBytes, renditionBytes]) expect(found.body).not.toContain(bytes);
          } else {
            // A page with nothing to do in this state leads back to the one that has.
            const fine = found.status === 200 || (found.status === 303 && route.permission !== 'everyone');
            expect({ ...what, status: found.status, fine }).toMatchObject({ ...what, fine: true });
          }
          if (!right) {
            for (const word of [titleWords, tellersName]) expect(found.body).not.toContain(word);
          }
          expect({ ...what, status: missing.status }).not.toEqual({ ...what, status: 200 });
        }
        // One that a form changed is in another state now; where it was turned down, the next form may have it.
        if (here === toChange && !(await isAsItWas(toChange)))
          toChange = await keepStory(archive.stores, situation, helper);
      }
      const { story } = looked;
      expect(await archive.stores.stories.find(story.id)).toEqual(story);
    },
    120_000,
  );
});

describe('The pages that the public can open without a story’s address', () => {
  const stories = new Map<Situation, Kept>();
  const opened: { readonly route: Route; readonly body: string }[] = [];

  beforeAll(async () => {
    for (const situation of situations)
      stories.set(situation, await keepStory(archive.stores, situation, helper));
    const values = { ...nothing(kept.rendition), place: 'workington', surface: 'kiosk' };
    for (const asker of [
      'nobody',
      'another storyteller',
      'facilitator',
      'curator of another neighbourhood',
    ] as const) {
      for (const route of archive.routes) {
        if (route.method !== 'get' || named(route).some((each) => !findable.includes(each))) continue;
        const hasAccount = asker === 'facilitator' || asker === 'curator of another neighbourhood';
        if (hasAccount && !route.path.startsWith('/curate')) continue;
        const address = addressOf(route.path, values).replace(/^\/search$/, '/search?q=quince');
        opened.push({ route, body: (await send('GET', address, cookieOf(asker, kept), '')).body });
      }
    }
  });

  it.each(situations)('name a story that is %s only where it may show', (situation) => {
    const { story, code } = stories.get(situation) ?? kept;
    const naming = opened.filter(({ body }) => body.includes(story.id)).map(({ route }) => route);
    if (situation !== 'published') expect(naming.map(nameOf)).toEqual([]);
    else {
      expect(naming.filter(({ path }) => path.startsWith('/curate'))).toEqual([]);
      expect(naming.length).toBeGreaterThan(4);
    }
    expect(opened.filter(({ body }) => body.includes(code)).map(({ route }) => nameOf(route))).toEqual([]);
  });
});

describe('A facilitator', () => {
  it('reaches the page about helping and their own account, and no other page for people with accounts', async () => {
    const pages = archive.routes.filter(
      ({ path, method }) =>
        path.startsWith('/curate') && method === 'get' && !/sign-in|welcome|go-on/.test(path),
    );
    expect(pages.length).toBeGreaterThan(30);
    const open: string[] = [];
    for (const route of pages) {
      const { status, body } = await send(
        'GET',
        addressOf(route.path, valuesFor('facilitator', kept)),
        cookies.facilitator,
        '',
      );
      if (status === 200) open.push(route.path);
      else expect({ route: nameOf(route), status }).toEqual({ route: nameOf(route), status: 404 });
      expect(body).not.toContain(kept.story.id);
    }
    expect(open.sort()).toEqual([
      '/curate/account',
      '/curate/account/confirm',
      '/curate/account/second-step',
      '/curate/account/second-step/codes',
      '/curate/account/second-step/codes/remove',
      '/curate/account/second-step/passkeys/add',
      '/curate/account/sessions',
      '/curate/help',
    ]);
  });

  it('changes nothing by any form but these', async () => {
    const before = await guardedThings();
    const forms = archive.routes.filter(
      ({ path, method }) => path.startsWith('/curate') && method === 'post',
    );
    const theirs = [
      '/curate/help',
      '/curate/account',
      '/curate/sign-in',
      '/curate/sign-in/passkey',
      '/curate/sign-in/second-step',
      '/curate/account/sessions/end',
      '/curate/account/sessions/end-others',
      '/curate/welcome/:code',
    ];
    for (const route of forms.filter(
      ({ path, permission }) => permission !== 'account' && !theirs.includes(path),
    )) {
      const { status } = await send(
        'POST',
        addressOf(route.path, valuesFor('facilitator', kept)),
        cookies.facilitator,
        formFor(kept),
      );
      expect({ route: nameOf(route), status }).toEqual({ route: nameOf(route), status: 404 });
    }
    expect(await archive.stores.stories.find(kept.story.id)).toEqual(kept.story);
    expect(await guardedThings()).toEqual(before);
  });
});

describe('With the right to them', () => {
  it('the bytes are the very bytes, and the pages are the story’s', async () => {
    const published = await keepStory(archive.stores, 'published');
    for (const route of archive.routes.filter(namesStory)) {
      if (route.method !== 'get') continue;
      if (isUploads(route)) continue;
      const values = valuesFor('the storyteller', published);
      const cookie = { curator: cookies.curator, screen: screenCookie }[String(route.permission)] ?? '';
      const { body } = await send('GET', addressOf(route.path, values), cookie, '');
      if (/\/originals\//.test(route.path)) expect(body).toBe(originalBytes);
      else if (/captions\.vtt/.test(route.path)) expect(body).toBe(captionWords);
      else if (/captions\.srt|transcript\.txt/.test(route.path)) expect(body).toContain('A gate closes.');
      else if (named(route).includes('rendition')) expect(body).toBe(renditionBytes);
      else expect([published.story.id, published.code].filter((name) => body.includes(name))).not.toEqual([]);
    }
  });
});

describe('An account or a place', () => {
  it('is to whoever may not see it like one that does not exist', async () => {
    const guarded = archive.routes.filter(
      (route) => route.permission === 'admin' && named(route).length > 0 && !namesStory(route),
    );
    expect(guarded.length).toBeGreaterThan(5);
    const before = await guardedThings();
    for (const route of guarded) {
      for (const asker of [
        'nobody',
        'another storyteller',
        'the storyteller',
        'facilitator',
        'curator',
      ] as const) {
        const [there, nowhere] = [valuesFor(asker, kept), nothing(kept.rendition)];
        const method = route.method.toUpperCase();
        const body = new URLSearchParams({ role: 'admin', name: 'Mine', about: '', order: '1' }).toString();
        const found = await send(method, addressOf(route.path, there), cookieOf(asker, kept), body);
        const missing = await send(method, addressOf(route.path, nowhere), cookieOf(asker, kept), body);
        expect({ route: nameOf(route), ...masked(found, there) }).toEqual({
          route: nameOf(route),
          ...masked(missing, nowhere),
        });
      }
    }
    expect(await guardedThings()).toEqual(before);
  });
});

describe('Another storyteller’s form', () => {
  it('cannot take a file out of a story, describe one in it, or send it', async () => {
    const mine = await keepStory(archive.stores, 'draft', helper);
    const cookie = cookies['another storyteller'];
    const fields = new URLSearchParams({ media: mine.media, [`alt-${mine.media}`]: 'Mine now' }).toString();
    for (const route of archive.routes) {
      if (route.method !== 'post' || route.permission !== 'storyteller' || route.streamsBody) continue;
      if (route.path === '/share/clear') continue;
      await send('POST', route.path, cookie, fields);
    }
    expect(await archive.stores.stories.find(mine.story.id)).toEqual(mine.story);
    const [media] = mine.story.media;
    if (!media) throw new Error('Expected a file');
    expect((await archive.stores.blobs.stat(media.original.key)).bytes).toBe(originalBytes.length);
  });
});

describe('A change that another site asks for', () => {
  const strangers: readonly (readonly [string, Record<string, string>])[] = [
    ['no origin', {}],
    ['an origin elsewhere', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['an origin that is none', { origin: 'not an address' }],
    ['an origin that only begins like ours', { origin: 'http://127.0.0.1.evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a browser that says so', { 'sec-fetch-site': 'cross-site', origin: 'ours' }],
    ['a neighbour of the same site', { 'sec-fetch-site': 'same-site', origin: 'ours' }],
  ];

  const reads: readonly Route['method'][] = ['get', 'head', 'options'];

  it.each(strangers)('with %s is refused at every route, and changes nothing', async (...stranger) => {
    const [, said] = stranger;
    const before = await guardedThings();
    const values = { ...valuesFor('the storyteller', kept), place: 'workington' };
    const draft = await keepStory(archive.stores, 'draft', helper);
    const changing = archive.routes.filter(({ method }) => !reads.includes(method));
    expect(changing.length).toBeGreaterThan(20);
    for (const route of changing) {
      const cookie = `${cookies.admin}; share=${draft.code}`;
      const headers = { cookie, ...said, ...(said.origin === 'ours' ? { origin: archive.url.origin } : {}) };
      const { status } = await ask(archive.url, addressOf(route.path, values), {
        method: route.method.toUpperCase(),
        headers,
        body: formFor(kept),
      });
      expect({ route: nameOf(route), status }).toEqual({ route: nameOf(route), status: 403 });
    }
    for (const { story } of [kept, draft]) expect(await archive.stores.stories.find(story.id)).toEqual(story);
    expect(await guardedThings()).toEqual(before);
  });
});

/** All that a form could change beside stories. */
async function guardedThings() {
  const { curators, places, topics } = archive.stores;
  const [people, themes, neighbourhoods, subjects] = await Promise.all([
    curators.list(),
    places.themes(),
    places.neighbourhoods(),
    topics.topics(),
  ]);
  expect(neighbourhoods.map(({ slug }) => slug)).toContain(neighbourhood('workington'));
  return { people, themes, neighbourhoods, subjects };
}
