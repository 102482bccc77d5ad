import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { screensHolding } from '../../src/kiosk/exhibitions/reach.ts';
import type { Manifest } from '../../src/kiosk/player/kiosk-api.ts';
import { hashCode, newPrivateCode } from '../../src/random.ts';
import { unpublish } from '../../src/story/changes/publish.ts';
import type { ExhibitionSlug, NeighbourhoodSlug } from '../../src/story/ids.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { Curator } from '../support/curator.ts';
import { keepStory, renditionBytes } from '../support/every-state.ts';
import { aScreen, pairedScreen } from '../support/screens.ts';
import { anExhibition, aPublishedStory, consentTo, neighbourhood } from '../support/stories.ts';
import { expectRedirect } from '../support/storyteller.ts';
import { aBeat, aPlay, TestScreen } from './screen.ts';

/** What curators do with exhibitions and screens, over their forms. */

let archive: TestArchive;
let curator: Curator;
let ofHaslingden: Curator;
let exhibitions = 0;

beforeAll(async () => {
  archive = await openTestArchive();
  curator = await someCurator('all@example.org', null);
  ofHaslingden = await someCurator('haslingden@example.org', [neighbourhood('haslingden')]);
});
afterAll(() => archive?.close());

async function someCurator(email: string, scope: readonly NeighbourhoodSlug[] | null): Promise<Curator> {
  const { curators } = archive.stores;
  const link = await invite({ curators, now: () => new Date() }, email, 'curator');
  const someone = await Curator.arrive(archive.url, new URL(link, archive.url), email);
  const account = await curators.findByEmail(email);
  if (account) await curators.replace(account, { ...account, neighbourhoods: scope });
  return someone;
}

/** An exhibition in which nothing hangs yet, with its page of stories. */
async function exhibition(over = {}) {
  exhibitions += 1;
  const made = anExhibition(`hall-${exhibitions}`, { rule: null, ...over });
  await archive.stores.exhibitions.save(made);
  return { slug: made.slug, address: `/curate/exhibitions/of/${made.slug}/stories` };
}

async function publish(title: string, over: Partial<PublishedStory> = {}, kiosk = true) {
  const choices = { web: true, kiosk };
  const story = aPublishedStory({ title, codeHash: hashCode(newPrivateCode()), ...over }, choices);
  await archive.stores.stories.insert(story);
  return story;
}

const pageOf = async (someone: Curator, address: string) => (await someone.get(address)).text();
const versionOf = (page: string) => /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
const hangingOn = (page: string) => [...page.matchAll(/<li id="story-([0-9a-z]{16})"/g)].map(([, id]) => id);

async function change(address: string, what: string, fields: Record<string, string>): Promise<string> {
  const version = versionOf(await pageOf(curator, address));
  return expectRedirect(curator.post(`${address}/${what}`, { version, ...fields }));
}

describe('Choosing by hand', () => {
  it('hangs, orders and takes down, and the screen shows just that', async () => {
    const [one, two, three] = [await publish('One'), await publish('Two'), await publish('Three')];
    const { slug, address } = await exhibition();
    const screen = new TestScreen(archive.url);
    screen.cookie = await pairedScreen(archive.stores, slug);
    const order = async () => (await screen.manifest()).stories.map(({ title }) => title);
    expect(await order()).toEqual([]);

    const version = versionOf(await pageOf(curator, address));
    const ticked = new URLSearchParams({ version });
    for (const { id } of [one, two, three]) ticked.append('story', id);
    await expectRedirect(curator.post(`${address}/hang`, ticked));
    expect(await pageOf(curator, address)).toContain('3 stories hang here.');
    const back = await change(address, 'order', { move: `top ${two.id}` });
    expect(back).toBe(`${address}?done=order#story-${two.id}`);
    expect((await order())[0]).toBe('Two');
    await change(address, 'order', { move: `down ${two.id}` });
    expect((await order())[1]).toBe('Two');
    await change(address, 'take-down', { story: two.id });
    expect(await order()).toHaveLength(2);
    expect(await order()).not.toContain('Two');
  });

  it('moves to a number, and asks again for what is none', async () => {
    const titles = ['P', 'Q', 'R', 'S'];
    const hung = await Promise.all(titles.map((title) => publish(title)));
    const { slug, address } = await exhibition();
    const ids = hung.map(({ id }) => id);
    const made = await archive.stores.exhibitions.find(slug);
    if (!made) throw new Error('Expected the exhibition');
    await archive.stores.exhibitions.replace({ ...made, byHand: { added: ids, removed: [], order: ids } });
    const order = async () => hangingOn(await pageOf(curator, address));
    const [p, q, r, s] = ids;
    expect(await change(address, 'order', { move: `to ${p}`, place: ' 3 ' })).toBe(
      `${address}?done=order#story-${p}`,
    );
    expect(await order()).toEqual([q, r, p, s]);
    await change(address, 'order', { move: `to ${s}`, place: '1' });
    expect(await order()).toEqual([s, q, r, p]);
    for (const place of ['', '0', '5', 'second', '-1', '1.5']) {
      const version = versionOf(await pageOf(curator, address));
      const answer = await curator.post(`${address}/order`, { version, move: `to ${s}`, place });
      const page = await answer.text();
      expect([place, answer.status]).toEqual([place, 422]);
      expect(page).toContain(`<a href="#place-${s}">Type a number from 1 to 4.</a>`);
      expect(page).toContain(`name="place" inputmode="numeric" autocomplete="off" size="3" value="${place}"`);
    }
    expect(await order()).toEqual([s, q, r, p]);
    const late = await curator.post(`${address}/order`, { version: '1', move: `to ${s}`, place: '2' });
    expect(late.status).toBe(409);
    expect(await order()).toEqual([s, q, r, p]);
  });

  it('cannot pick what may not show there', async () => {
    const secret = await publish('Only for the web', {}, false);
    const waiting = await publish('Not yet', {
      consent: [consentTo({ web: true, kiosk: true }, { from: new Date('2100-01-01') })],
    });
    const { slug, address } = await exhibition();
    const page = await pageOf(curator, address);
    for (const { id } of [secret, waiting]) {
      expect(page).not.toContain(id);
      expect(await change(address, 'hang', { story: id })).toBe(`${address}?done=none`);
    }
    expect((await archive.stores.exhibitions.find(slug))?.byHand.added).toEqual([]);
    const preview = `/curate/exhibitions/of/${slug}/media/${secret.id}/${secret.media[0]?.id}/image-320.jpg`;
    expect((await curator.get(preview)).status).toBe(404);
  });

  it('lets a story leave when its consent goes, and come back to its place with it', async () => {
    const [first, second] = [await publish('First'), await publish('Second')];
    const { address } = await exhibition();
    await change(address, 'hang', { story: first.id });
    await change(address, 'hang', { story: second.id });
    await change(address, 'order', { move: `top ${first.id}` });
    const order = async () => hangingOn(await pageOf(curator, address));
    expect(await order()).toEqual([first.id, second.id]);
    const { stories } = archive.stores;
    const consent = (kiosk: boolean) => [consentTo({ web: true, kiosk })];
    const without = await stories.replace(first, { ...first, consent: consent(false) });
    expect(await order()).toEqual([second.id]);
    await stories.replace(without, { ...first, consent: consent(true) });
    expect(await order()).toEqual([first.id, second.id]);
  });

  it('forgets with the next save what was erased, and nothing else', async () => {
    const { story: erased } = await keepStory(archive.stores, 'erased');
    const { story: hidden } = await keepStory(archive.stores, 'hidden');
    const [taken, added] = [await publish('Taken down'), await publish('Hung')];
    const both = [erased.id, hidden.id];
    const byHand = { added: both, removed: [...both, taken.id], order: [hidden.id, erased.id] };
    const { slug, address } = await exhibition({ byHand });
    await change(address, 'hang', { story: added.id });
    expect((await archive.stores.exhibitions.find(slug))?.byHand).toEqual({
      added: [hidden.id, added.id],
      removed: [hidden.id, taken.id],
      order: [hidden.id],
    });
  });

  it('loses nothing where two curators choose at once', async () => {
    const [mine, theirs] = [await publish('Mine'), await publish('Theirs')];
    const { slug, address } = await exhibition();
    const version = versionOf(await pageOf(curator, address));
    await expectRedirect(curator.post(`${address}/hang`, { version, story: theirs.id }));
    const late = await curator.post(`${address}/hang`, { version, story: mine.id });
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('got there first')]);
    expect((await archive.stores.exhibitions.find(slug))?.byHand.added).toEqual([theirs.id]);
    const words = { version, name: 'Mine', about: '', place: 'Here', opens: '', closes: '', asking: 'yes' };
    const lateWords = await curator.post(`/curate/exhibitions/of/${slug}`, { ...words, neighbourhood: '' });
    expect([lateWords.status, await lateWords.text()]).toEqual([409, expect.stringContaining('Here')]);
  });

  it('finds by words', async () => {
    const story = await publish('A pelican at the quay');
    const other = await publish('Nothing of the kind');
    const { address } = await exhibition();
    const found = await pageOf(curator, `${address}?q=pelican`);
    expect(found).toContain(story.id);
    expect(found).not.toContain(other.id);
    await change(address, 'hang', { story: other.id });
    expect(hangingOn(await pageOf(curator, `${address}?q=pelican`))).toEqual([]);
    expect(hangingOn(await pageOf(curator, `${address}?q=nothing+kind`))).toEqual([other.id]);
  });

  it.each([
    ['order', { move: 'sideways 0000000000000000' }],
    ['order', { move: 'up $ne' }],
    ['order', { move: 'to $ne', place: '1' }],
    ['hang', { story: '../secrets' }],
    ['take-down', { story: '' }],
    ['rule', { by: 'magic' }],
    ['rule', { by: 'rule', 'themes[$ne]': 'x' }],
    ['rule', { by: 'rule', neighbourhoods: 'nowhereton' }],
    ['rule', { by: 'hand', version: 'x' }],
  ])('refuses %s with %j', async (what, fields) => {
    const { address } = await exhibition();
    const answer = await curator.post(`${address}/${what}`, { version: '0', ...fields } as never);
    expect(answer.status).toBe(400);
  });
});

describe('Choosing by rule', () => {
  it('brings in what fits, by itself', async () => {
    const { slug, address } = await exhibition();
    const fields = {
      by: 'rule',
      themes: 'employment',
      neighbourhoods: 'stockbridge-village',
      forms: 'artwork',
    };
    await change(address, 'rule', fields);
    expect((await archive.stores.exhibitions.find(slug))?.rule).toEqual({
      themes: ['employment'],
      neighbourhoods: ['stockbridge-village'],
      forms: ['artwork'],
    });
    const fits = await publish('Fits', { neighbourhood: neighbourhood('stockbridge-village') });
    await publish('Does not', { neighbourhood: neighbourhood('workington') });
    expect(hangingOn(await pageOf(curator, address))).toEqual([fits.id]);
  });
});

describe('A curator of one neighbourhood', () => {
  it('looks after its exhibitions and their screens, and meets no others', async () => {
    const mine = await exhibition({ neighbourhood: neighbourhood('haslingden'), name: 'Mill Town' });
    const theirs = await exhibition({ neighbourhood: neighbourhood('workington'), name: 'Harbour Town' });
    const nobodys = await exhibition({ name: 'Whole Town' });
    const screens = [aScreen(mine.slug, { name: 'Mill' }), aScreen(theirs.slug, { name: 'Quay' })];
    for (const screen of screens) await pairedScreen(archive.stores, screen.exhibition, screen);
    const [myScreen, theirScreen] = screens.map(({ id }) => `/curate/screens/${id}`);

    const list = await pageOf(ofHaslingden, '/curate/exhibitions');
    expect(list).toContain('Mill Town');
    expect(list).not.toMatch(/Harbour Town|Whole Town/);
    const alive = await pageOf(ofHaslingden, '/curate/screens');
    expect(alive).toContain('Mill');
    expect(alive).not.toContain('Quay');
    for (const address of [mine.address, `/curate/exhibitions/of/${mine.slug}`, String(myScreen)]) {
      expect([address, (await ofHaslingden.get(address)).status]).toEqual([address, 200]);
    }
    for (const { slug } of [theirs, nobodys, { slug: 'no-such-one' }]) {
      const pages = ['', '/stories', '/preview', '/preview/manifest', '/plays'];
      for (const page of [...pages, '/plays/picture.svg', '/plays/counts.csv']) {
        const { status } = await ofHaslingden.get(`/curate/exhibitions/of/${slug}${page}`);
        expect([slug, page, status]).toEqual([slug, page, 404]);
      }
      const took = await ofHaslingden.post(`/curate/exhibitions/of/${slug}/stories/rule`, { by: 'hand' });
      expect(took.status).toBe(404);
    }
    for (const end of ['', '/end']) expect((await ofHaslingden.get(`${theirScreen}${end}`)).status).toBe(404);
    expect((await ofHaslingden.post(`${theirScreen}/end`)).status).toBe(404);
    expect((await archive.stores.screens.find(screens[1]?.id as never))?.revokedAt).toBeNull();
  });

  it('chooses among its own stories only, by hand and by rule', async () => {
    const near = await publish('Near', { neighbourhood: neighbourhood('haslingden') });
    const far = await publish('Far', { neighbourhood: neighbourhood('workington') });
    const { slug, address } = await exhibition({ neighbourhood: neighbourhood('haslingden') });
    const page = await pageOf(ofHaslingden, address);
    expect(page).toContain(near.id);
    expect(page).not.toContain(far.id);
    const hang = (id: string, version: string) =>
      expectRedirect(ofHaslingden.post(`${address}/hang`, { version, story: id }));
    expect(await hang(far.id, versionOf(page))).toContain('done=none');
    await expectRedirect(ofHaslingden.post(`${address}/rule`, { version: '1', by: 'rule' }));
    expect((await archive.stores.exhibitions.find(slug))?.rule?.neighbourhoods).toEqual(['haslingden']);
    const reaching = { version: '2', by: 'rule', neighbourhoods: 'workington' };
    expect((await ofHaslingden.post(`${address}/rule`, reaching)).status).toBe(400);
  });

  it('cannot give an exhibition away, nor make one for everyone', async () => {
    const form = {
      version: '0',
      name: 'Grab',
      about: '',
      place: 'Here',
      opens: '',
      closes: '',
      asking: 'no',
    };
    for (const neighbourhood of ['', 'workington']) {
      const answer = await ofHaslingden.post('/curate/exhibitions/add', { ...form, neighbourhood });
      expect([neighbourhood, answer.status]).toEqual([neighbourhood, 422]);
    }
    await expectRedirect(
      ofHaslingden.post('/curate/exhibitions/add', { ...form, neighbourhood: 'haslingden' }),
    );
    expect((await archive.stores.exhibitions.find('grab' as ExhibitionSlug))?.neighbourhood).toBe(
      'haslingden',
    );
  });
});

describe('The preview', () => {
  it('is the player with the exhibition’s manifest, whose files the curator’s session opens', async () => {
    const { story } = await keepStory(archive.stores, 'published');
    const { slug, address } = await exhibition();
    await change(address, 'hang', { story: story.id });
    const page = await pageOf(curator, `/curate/exhibitions/of/${slug}/preview?orientation=portrait`);
    const manifestOf = async (html: string) => {
      const address = /data-manifest="([^"]+)"/.exec(html)?.[1] ?? '';
      const plain = address.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
      return (await (await curator.get(plain)).json()) as Manifest;
    };
    const manifest = await manifestOf(page);
    expect(manifest.profile).not.toHaveProperty('wall');
    expect(manifest).toMatchObject({
      profile: { orientation: 'portrait' },
      exhibition: { slug },
      stories: [{ id: story.id, title: `A quince in yard ${story.id}` }],
    });
    const url = manifest.stories[0]?.media[0]?.files[0]?.url ?? '';
    expect(url).toMatch(new RegExp(`^/curate/exhibitions/of/${slug}/media/${story.id}/`));
    expect(await pageOf(curator, url)).toBe(renditionBytes);
    expect((await new TestScreen(archive.url).ask(url)).status).toBe(404);
    const wall = await pageOf(curator, `/curate/exhibitions/of/${slug}/preview?mode=wall`);
    expect((await manifestOf(wall)).profile).toMatchObject({
      ...{ orientation: 'landscape', mode: 'wall', wall: { sound: false } },
    });
  });
});

describe('A screen’s own page', () => {
  it('makes a wall of it, and says what is wrong with nothing typed lost', async () => {
    const { slug } = await exhibition();
    const screen = aScreen(slug, { name: 'High up' });
    const player = new TestScreen(archive.url);
    player.cookie = await pairedScreen(archive.stores, slug, screen);
    const address = `/curate/screens/${screen.id}`;
    const fields = {
      ...{
        name: 'High up',
        exhibition: slug,
        orientation: 'landscape',
        resolution: '1920x1080',
        inches: '55',
      },
      ...{ scale: '1', volume: '40', burnIn: 'yes' },
      ...{ mode: 'wall', wallOrder: 'in-order', wallSound: 'yes', wallFilm: '3' },
    };
    const post = async (more: object) =>
      curator.post(address, { version: versionOf(await pageOf(curator, address)), ...fields, ...more });
    const refused = await post({ wallArtwork: 'some', wallSounds: '', wallWords: '' });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toMatch(/href="#wallArtwork">Enter a whole number from 0 to 100 for each of the four/);
    for (const typed of ['value="some"', 'name="wallFilm" type="text" value="3"'])
      expect(page).toContain(typed);
    expect(page).toMatch(/value="wall"[^>]* checked/);
    expect((await player.manifest()).profile.mode).toBeUndefined();

    await expectRedirect(post({ wallArtwork: '1', wallSounds: '1', wallWords: '0' }));
    expect((await player.manifest()).profile).toMatchObject({
      mode: 'wall',
      wall: { order: 'in-order', sound: true, shares: { artwork: 1, sound: 1, film: 3, words: 0 } },
    });
    await expectRedirect(post({ mode: 'touch' }));
    expect((await player.manifest()).profile).not.toHaveProperty('wall');
  });
});

describe('The page of screens', () => {
  const lastHeard = (seconds: number) => new Date(Date.now() - seconds * 1000);

  it('says first what needs somebody, and marks in words', async () => {
    const { slug } = await exhibition();
    const ready = { ...aBeat.cache, state: 'ready' as const };
    const heard = (seconds: number, over = {}) => {
      const { plays: _plays, ...said } = aBeat;
      const at = lastHeard(seconds);
      return { ...said, cache: ready, at, leaseUntil: new Date(Date.now() + 1e8), lastTouch: null, ...over };
    };
    const cases = [
      ['A fine one', heard(30), 'Playing'],
      ['B troubled one', heard(130, { lastError: 'Sound <b>failed</b>' }), 'Needs a look'],
      ['C silent one', heard(301), 'Silent'],
    ] as const;
    const made = cases.map(([name, beat]) => aScreen(slug, { name, beat, pairedAt: lastHeard(9999) }));
    for (const screen of made) await pairedScreen(archive.stores, slug, screen);
    expect(await pageOf(curator, `/curate/screens/${made[1]?.id}`)).toContain(
      'Sound &lt;b&gt;failed&lt;/b&gt;',
    );
    const page = await pageOf(curator, '/curate/screens');
    const places = ['C silent one', 'B troubled one', 'A fine one'].map((name) => page.indexOf(name));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    for (const [, , mark] of cases) expect(page).toContain(mark);
    expect(page).toContain('seen 2 minutes ago');
    expect(page).toContain('Sound &lt;b&gt;failed&lt;/b&gt;');
  });

  it('says of each exhibition whether it is open, and so does its page', async () => {
    const days = (number: number) => new Date(Date.now() + number * 24 * 3600_000);
    const { plays: _plays, ...said } = aBeat;
    const cache = { ...aBeat.cache, state: 'ready' as const };
    const beat = { ...said, cache, at: lastHeard(30), leaseUntil: days(7), lastTouch: null };
    const pages = async (over: object) => {
      const { slug, address } = await exhibition({ name: `Named ${Math.random()}`, ...over });
      const screen = aScreen(slug, { name: `Of days in ${slug}`, beat });
      await pairedScreen(archive.stores, slug, screen);
      const [list = ''] = (await pageOf(curator, '/curate/exhibitions'))
        .split('<li>')
        .filter((part) => part.includes(address));
      return `${list} ${await pageOf(curator, address)} ${await pageOf(curator, `/curate/screens/${screen.id}`)}`;
    };
    const closed = await pages({ closes: days(-3) });
    expect(closed).toMatch(
      /<strong>Closed<\/strong>[\s\S]*It closed on \d+ \w+ 20\d\d\.[\s\S]*Exhibition closed/,
    );
    const before = await pages({ opens: days(3) });
    expect(before).toMatch(/Not open yet[\s\S]*It opens on \d+ \w+ 20\d\d\.[\s\S]*Ready to open/);
    expect(await pages({ opens: days(-3), closes: days(3) })).not.toMatch(
      /Not open yet|<strong>Closed|Exhibition closed|It (?:closed|opens)/,
    );
  });

  it('says which screens still hold a story that may not show, until they say they do not', async () => {
    const story = await publish('Taken back');
    const { slug, address } = await exhibition();
    await change(address, 'hang', { story: story.id });
    const screen = new TestScreen(archive.url);
    screen.cookie = await pairedScreen(archive.stores, slug, aScreen(slug, { name: 'In the foyer' }));
    await screen.beat({ holds: [story.id] });
    const { id } = (await screen.manifest()).screen;
    expect(await pageOf(curator, '/curate/screens')).not.toContain(story.reference);
    expect(await screensHolding(archive.stores, story.id)).toMatchObject([
      { name: 'In the foyer', address: `/curate/screens/${id}` },
    ]);
    expect(await pageOf(curator, `/curate/stories/${story.id}`)).not.toContain('still holds');

    await archive.stores.stories.replace(story, unpublish(story, null, new Date(), { role: 'archive' }));
    for (const where of ['/curate/screens', `/curate/screens/${id}`]) {
      const page = await pageOf(curator, where);
      expect(page).toContain('Still out there');
      expect(page).toContain(story.reference);
      expect(page).toMatch(/may not show since \d+ \w+ 20\d\d at \d\d:\d\d/);
      expect(page).toMatch(/hides it by itself on \d+ \w+ 20\d\d/);
    }
    expect(await pageOf(curator, `/curate/stories/${story.id}`)).toMatch(
      /1 screen still holds[\s\S]*In the foyer[\s\S]*by itself by \d+ \w+ 20\d\d/,
    );
    await screen.beat({ holds: [] });
    expect(await pageOf(curator, '/curate/screens')).not.toContain(story.reference);
    expect(await screensHolding(archive.stores, story.id)).toEqual([]);
  });

  it('counts visits by the hour, in numbers alone', async () => {
    const story = await publish('Often opened');
    const { slug, address } = await exhibition();
    await change(address, 'hang', { story: story.id });
    const screen = new TestScreen(archive.url);
    screen.cookie = await pairedScreen(archive.stores, slug);
    const hour = new Date(Math.floor(Date.now() / 3600_000) * 3600_000).toISOString();
    const longAgo = new Date(Date.now() - 20 * 24 * 3600_000).toISOString();
    await screen.beat({
      plays: [
        aPlay(story.id, hour, 17),
        { ...aPlay(story.id, hour, 5), kind: 'started' },
        { ...aPlay(story.id, hour, 2), kind: 'finished' },
        aPlay(story.id, longAgo, 4),
      ],
    });
    const plays = `/curate/exhibitions/of/${slug}/plays`;
    const page = await pageOf(curator, plays);
    expect(page).toContain('opened 17 times in the last seven days');
    expect(page).toMatch(/Often opened<\/th><td>17<\/td><td>–<\/td><td>–<\/td>/);
    expect(page).toMatch(/By day[\s\S]*<td>17<\/td><td>5<\/td><td>2<\/td>/);
    expect(await pageOf(curator, `${plays}?days=30`)).toContain('opened 21 times in the last 30 days');
    expect(await pageOf(curator, `${plays}?days=nonsense`)).toContain('in the last seven days');
    const picture = await curator.get(`${plays}/picture.svg?days=all`);
    expect(picture.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(await picture.text()).toMatch(/^<svg[\s\S]*Opened[\s\S]*Finished[\s\S]*<\/svg>\s*$/);
    const file = await curator.get(`${plays}/counts.csv?days=30`);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="visits-[\w-]+\.csv"$/);
    const rows = (await file.text()).trimEnd().split('\r\n');
    expect(rows[0]).toBe('day,hour,story,title,opened,started,finished');
    expect(rows.slice(1).map((row) => row.replace(/^[\d-]{10},\d\d:00,/, ''))).toEqual([
      `${story.id},Often opened,4,0,0`,
      `${story.id},Often opened,17,5,2`,
    ]);
  });
});

describe('Asking a screen', () => {
  const since = '2026-11-01T09:00:00Z';

  async function aScreenIn(over = {}) {
    const story = await publish('Hangs there');
    const { slug, address } = await exhibition(over);
    await change(address, 'hang', { story: story.id });
    const known = aScreen(slug);
    const screen = new TestScreen(archive.url);
    screen.cookie = await pairedScreen(archive.stores, slug, known);
    await screen.beat({ since });
    return { story, slug, screen, page: `/curate/screens/${known.id}`, known };
  }
  const askFor = (page: string, command: string) =>
    expectRedirect(curator.post(`${page}/commands`, { command }));
  const logOn = (page: string) =>
    [...page.matchAll(/<li><p><strong>([^<]*)<\/strong> ([^<]*)</g)].map(
      ([, what, state]) => `${what} ${state}`,
    );
  const jpeg = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#8c3619' } })
      .jpeg({ quality: 95 })
      .toBuffer();

  it('goes with its next beat, once, and the page says what came of it and who asked', async () => {
    const { screen, page } = await aScreenIn();
    expect(await askFor(page, 'identify')).toBe(`${page}?done=asked#asked`);
    await askFor(page, 'identify');
    await askFor(page, 'reload');
    expect(logOn(await pageOf(curator, page))).toEqual([
      'Start again. Waits for the screen.',
      'Show its name. Waits for the screen.',
    ]);
    const { commands = [] } = await screen.beat({ since });
    expect(commands.map(({ command }) => command)).toEqual(['identify', 'reload']);
    expect((await screen.beat({ since })).commands).toBeUndefined();
    const [identify, reload] = commands.map(({ id }) => id);
    await screen.beat({ since, done: [{ id: String(identify), outcome: 'done' }] });
    const seen = await pageOf(curator, page);
    expect(logOn(seen)).toEqual(['Start again. The screen has it.', 'Show its name. Done.']);
    const account = await archive.stores.curators.findByEmail('all@example.org');
    expect(seen).toContain(`${account?.name}, less than a minute ago`);
    expect(seen).toContain('Look again');

    const other = await aScreenIn();
    await other.screen.beat({ since, done: [{ id: String(reload), outcome: 'failed' }] });
    expect(logOn(await pageOf(curator, page))).toContain('Start again. The screen has it.');
  });

  it('waits for a player that knows commands, and expires with words', async () => {
    const { screen, page, known } = await aScreenIn();
    await screen.beat();
    await askFor(page, 'fetch-anew');
    expect((await screen.beat()).commands).toBeUndefined();
    expect(await pageOf(curator, page)).toContain('Its player is too old for this.');
    await archive.stores.commands.change(known.id, (log) =>
      log.map((each) => ({ ...each, until: new Date(Date.now() - 1) })),
    );
    expect(logOn(await pageOf(curator, page))).toEqual([
      'Fetch everything anew. Expired: the screen was not heard in time.',
    ]);
    expect((await screen.beat({ since })).commands).toBeUndefined();
  });

  it('is for the curators who look after it, and never of a screen whose pairing has ended', async () => {
    const { page } = await aScreenIn({ neighbourhood: neighbourhood('workington') });
    for (const answer of [
      ofHaslingden.post(`${page}/commands`, { command: 'identify' }),
      ofHaslingden.get(`${page}/picture`),
    ])
      expect((await answer).status).toBe(404);
    expect((await curator.post(`${page}/commands`, { command: 'self-destruct' })).status).toBe(400);
    await expectRedirect(curator.post(`${page}/end`));
    await askFor(page, 'identify');
    expect(logOn(await pageOf(curator, page))).toEqual([]);
  });

  it('has a picture of what it shows, made anew, while every story in it may show', async () => {
    const { screen, page, story, known } = await aScreenIn();
    const send = async (command: string, image: Buffer, stories: readonly string[] = [story.id]) =>
      (
        await screen.ask(
          '/kiosk/api/picture',
          'POST',
          JSON.stringify({ command, stories, image: image.toString('base64') }),
        )
      ).status;
    const asked = async () => {
      await askFor(page, 'picture');
      return String((await screen.beat({ since })).commands?.[0]?.id);
    };
    const small = await jpeg(450, 800);
    expect(await send('0123456789abcdef', small)).toBe(409);
    const id = await asked();
    expect(await send(id, await jpeg(1200, 20))).toBe(400);
    expect(await send(id, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(400);
    expect(await send(id, Buffer.concat([small.subarray(0, 300), Buffer.from('nothing')]))).toBe(400);
    expect(await send(id, small)).toBe(204);
    await screen.beat({ since, done: [{ id, outcome: 'done' }] });
    expect(await send(id, small)).toBe(409);
    const pictureOn = (html: string) => /src="(\/curate\/screens\/\w+\/picture)\?/.exec(html)?.[1];
    const address = String(pictureOn(await pageOf(curator, page)));
    const shown = await curator.get(address);
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    const bytes = Buffer.from(await shown.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 450, height: 800 });
    expect(bytes.equals(small)).toBe(false);

    await archive.stores.stories.replace(story, unpublish(story, null, new Date(), { role: 'archive' }));
    expect((await curator.get(address)).status).toBe(404);
    expect(pictureOn(await pageOf(curator, page))).toBeUndefined();
    expect(await archive.stores.screenPictures.of(known.id, new Date(0))).toBeNull();
    expect(await send(await asked(), small)).toBe(409);
  });
});
