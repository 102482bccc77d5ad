import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keptOpen } from '../../src/kiosk/exhibitions/hanging.ts';
import { createManifests } from '../../src/kiosk/player/manifests.ts';
import { createLogger } from '../../src/logger.ts';
import { hashCode, newPrivateCode } from '../../src/random.ts';
import { unpublish } from '../../src/story/changes/publish.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { openStores } from '../../src/wire.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { keepStory, tellersName } from '../support/every-state.ts';
import { aScreen, pairedScreen } from '../support/screens.ts';
import { anExhibition, aPublishedStory, consentTo, readyArtwork } from '../support/stories.ts';
import { aBeat, aPlay, TestScreen } from './screen.ts';

/** What a screen is told to hold, and what it may fetch. */

let archive: TestArchive;
let screen: TestScreen;
const archivist = { role: 'archive' } as const;

beforeAll(async () => {
  archive = await openTestArchive();
  await archive.stores.exhibitions.save(anExhibition('harbour'));
});
afterAll(() => archive?.close());

beforeEach(async () => {
  screen = new TestScreen(archive.url);
  screen.cookie = await pairedScreen(archive.stores, 'harbour');
});

async function publish(over: Partial<PublishedStory> = {}, choices = { web: true, kiosk: true }) {
  const story = aPublishedStory({ codeHash: hashCode(newPrivateCode()), ...over }, choices);
  await archive.stores.stories.insert(story);
  return story;
}
const held = async () => (await screen.manifest()).stories.map(({ id }) => id as string);
const urlsOf = async (id: string) => {
  const { stories } = await screen.manifest();
  const story = stories.find((each) => each.id === id);
  return (story?.media ?? []).flatMap(({ files }) => files.map(({ url }) => url));
};

describe('A screen’s manifest', () => {
  it('holds what may show there, with files that are what they are said to be', async () => {
    const { story } = await keepStory(archive.stores, 'published');
    const { stories, bytes, leaseUntil, issuedAt, exhibition } = await screen.manifest();
    expect(Date.parse(leaseUntil) - Date.parse(issuedAt)).toBe(7 * 24 * 3600 * 1000);
    expect(exhibition.share.text).toBe(`${archive.url.host}/share`);
    expect(exhibition.share.qr).toMatch(/^<svg /);
    const shown = stories.find(({ id }) => id === story.id);
    expect(shown).toMatchObject({ note: null, support: [], until: null, direction: 'ltr' });
    expect(shown?.credit).toBe(tellersName);
    expect(shown?.address?.text).toBe(`${archive.url.host}/stories/${story.id}`);
    const files = (shown?.media ?? []).flatMap((each) => each.files);
    expect(files.map(({ role }) => role)).toEqual(['image', 'thumbnail', 'captions']);
    for (const file of files) {
      const answer = await screen.ask(file.url);
      expect(answer.status).toBe(200);
      expect(Buffer.byteLength(answer.body)).toBe(file.bytes);
      expect(createHash('sha256').update(answer.body).digest('hex')).toBe(file.sha256);
      expect(answer.headers['cache-control']).toContain('no-store');
    }
    // One rendition serves two ends, and counts once.
    expect(bytes).toBe(Number(files[0]?.bytes) + Number(files[2]?.bytes));
    const part = await screen.ask(files[0]?.url ?? '', 'GET', '', { range: 'bytes=4-12' });
    expect([part.status, part.body]).toEqual([206, 'rendition']);
  });

  it('says nothing private, and gives the story’s address only where it shows on the web too', async () => {
    const inside = await publish({ title: 'Only inside' }, { web: false, kiosk: true });
    const { body } = await screen.ask('/kiosk/api/manifest');
    const story = JSON.parse(body).stories.find(({ id }: { id: string }) => id === inside.id);
    expect(story).toMatchObject({ title: 'Only inside', address: null });
    for (const kept of [
      'history',
      'codeHash',
      'original',
      '"key"',
      'consent',
      'fileName',
      inside.reference,
    ]) {
      expect(body).not.toContain(kept);
    }
  });

  it('carries a note before and support after what may be hard', async () => {
    const [topic] = await archive.stores.topics.topics();
    if (!topic) throw new Error('Expected hard subjects');
    const hard = await publish({ sensitive: { topics: [topic.slug], note: null } });
    const worded = await publish({ sensitive: { topics: [], note: 'Loud noises.' } });
    const { stories } = await screen.manifest();
    const found = stories.find(({ id }) => id === hard.id);
    expect(found?.note).toBe(topic.note);
    expect(found?.support.length).toBeGreaterThan(0);
    expect(JSON.stringify(found?.support)).not.toMatch(/https?:/);
    expect(stories.find(({ id }) => id === worded.id)?.note).toBe('Loud noises.');
  });

  it('has captions that a person has checked as a file, and no others', async () => {
    const vtt = 'WEBVTT\n\n00:00.000 --> 00:01.000\nThe tide, ünd the wind.\n';
    const film = (checked: boolean) => {
      const story = aPublishedStory({ codeHash: hashCode(newPrivateCode()) }, { web: true, kiosk: true });
      const hearing = { transcript: null, captions: { vtt, language: 'en', checked }, waiver: null };
      return { ...story, media: [{ ...readyArtwork(story), hearing }] };
    };
    const [checked, unchecked] = [film(true), film(false)];
    await archive.stores.stories.insert(checked);
    await archive.stores.stories.insert(unchecked);
    const { stories } = await screen.manifest();
    const captions = (id: string) =>
      stories.find((each) => each.id === id)?.media[0]?.files.find(({ role }) => role === 'captions');
    const file = captions(checked.id);
    const answer = await screen.ask(file?.url ?? '');
    expect([answer.status, answer.body, answer.headers['content-type']]).toEqual([200, vtt, file?.type]);
    expect(file).toMatchObject({
      bytes: Buffer.byteLength(vtt),
      sha256: createHash('sha256').update(vtt).digest('hex'),
    });
    expect(captions(unchecked.id)).toBeUndefined();
    const media = unchecked.media[0]?.id;
    expect((await screen.ask(`/kiosk/media/${unchecked.id}/${media}/captions.vtt`)).status).toBe(404);
  });

  it('follows the embargo and the expiry of each story', async () => {
    const hour = 3600_000;
    const at = (hours: number) => new Date(Date.now() + hours * hour);
    const choices = { web: true, kiosk: true };
    const early = await publish({ consent: [consentTo(choices, { from: at(1) })] });
    const over = await publish({ consent: [consentTo(choices, { until: at(-1) })] });
    const now = await publish({ consent: [consentTo(choices, { from: at(-1), until: at(1) })] });
    const { stories } = await screen.manifest();
    const ids = stories.map(({ id }) => id as string);
    expect(ids).not.toContain(early.id);
    expect(ids).not.toContain(over.id);
    expect(stories.find(({ id }) => id === now.id)?.until).toBe(now.consent[0]?.until?.toISOString());
    for (const story of [early, over]) {
      const { id, renditions } = readyArtwork(story);
      expect((await screen.ask(`/kiosk/media/${story.id}/${id}/${renditions[0]?.name}`)).status).toBe(404);
    }
  });

  it('turns by itself at the moment an expiry comes', async () => {
    const soon = new Date(Date.now() + 1500);
    const story = await publish({ consent: [consentTo({ web: true, kiosk: true }, { until: soon })] });
    const { version } = await screen.manifest();
    expect(await held()).toContain(story.id);
    await new Promise((resolve) => setTimeout(resolve, soon.getTime() - Date.now() + 50));
    expect(await held()).not.toContain(story.id);
    expect((await screen.beat()).version).not.toBe(version);
  });

  it('keeps another exhibition’s stories to itself', async () => {
    const { story, media, rendition } = await keepStory(archive.stores, 'published');
    const no = { ...consentTo({ web: true, kiosk: true, 'exhibition:harbour': false }) };
    await archive.stores.stories.replace(story, { ...(story as PublishedStory), consent: [no] });
    await archive.stores.exhibitions.save(anExhibition('elsewhere'));
    const other = new TestScreen(archive.url);
    other.cookie = await pairedScreen(archive.stores, 'elsewhere');
    const url = `/kiosk/media/${story.id}/${media}/${rendition}`;
    expect((await other.ask(url)).status).toBe(200);
    expect((await screen.ask(url)).status).toBe(404);
    expect(await held()).not.toContain(story.id);
  });
});

describe('The days of an exhibition', () => {
  const noon = new Date('2027-06-15T12:00:00Z');
  const day = (text: string) => new Date(`${text}T00:00:00Z`);

  it('reach the screen: what it hangs before it opens, until when, and nothing once it has closed', async () => {
    const story = await publish();
    const opens = day('2027-07-01');
    const closes = day('2027-07-31');
    await archive.stores.exhibitions.save(anExhibition('summer', { opens, closes }));
    let now = noon;
    const { stores, url: publicUrl } = archive;
    const published = keptOpen(stores.published);
    const manifests = createManifests({ ...stores, publicUrl, now: () => now }, published);
    const summer = aScreen('summer');

    const before = await manifests.of(summer);
    expect(before.exhibition).toMatchObject({
      opensAt: '2027-06-30T23:00:00.000Z',
      closesAt: '2027-07-31T23:00:00.000Z',
    });
    expect(before.stories.find(({ id }) => id === story.id)?.until).toBe('2027-07-31T23:00:00.000Z');
    now = new Date('2027-07-31T22:59:59Z');
    expect(await manifests.version(summer, null)).toBe(before.version);
    // No decision was made meanwhile: the closing itself turns it, for steady screens too.
    now = new Date('2027-07-31T23:00:00Z');
    expect(await manifests.version(summer, before.version)).not.toBe(before.version);
    const after = await manifests.of(summer);
    expect([after.stories, after.bytes, after.themes]).toEqual([[], 0, []]);
    const glass = { width: 1080, height: 1920 };
    const preview = await manifests.preview(summer.exhibition, glass, () => '/x');
    expect(preview.stories.map(({ id }) => id as string)).toContain(story.id);
  });

  it('do not lengthen a story’s own time', async () => {
    const until = new Date('2027-07-10T10:00:00Z');
    const story = await publish({ consent: [consentTo({ web: true, kiosk: true }, { until })] });
    await archive.stores.exhibitions.save(anExhibition('longer', { closes: day('2027-07-31') }));
    const other = new TestScreen(archive.url);
    other.cookie = await pairedScreen(archive.stores, 'longer');
    const { stories } = await other.manifest();
    expect(stories.find(({ id }) => id === story.id)?.until).toBe(until.toISOString());
  });
});

describe('A story that is taken down', () => {
  it('is gone at once: its bytes, the manifest, and the version that a beat is told', async () => {
    const { story } = await keepStory(archive.stores, 'published for screens only');
    const [url = ''] = await urlsOf(story.id);
    const { version } = await screen.manifest();
    expect((await screen.beat({ playing: version })).version).toBe(version);
    expect((await screen.ask(url)).status).toBe(200);
    await archive.stores.stories.replace(
      story,
      unpublish(story as PublishedStory, null, new Date(), archivist),
    );
    expect((await screen.ask(url)).status).toBe(404);
    expect((await screen.ask(url, 'HEAD')).status).toBe(404);
    expect(await held()).not.toContain(story.id);
    const { version: next } = await screen.beat({ playing: version });
    expect(next).not.toBe(version);
    expect(next).toBe((await screen.manifest()).version);
  });
});

describe('A beat', () => {
  it('lengthens the lease and the cookie, and is kept', async () => {
    const answer = await screen.sendBeat({ ...aBeat, player: '2.1.0', lastError: 'Film\u0000 did not play' });
    expect(answer.status).toBe(200);
    expect(String(answer.headers['set-cookie'])).toContain('Max-Age=34560000');
    expect(Date.parse(JSON.parse(answer.body).leaseUntil)).toBeGreaterThan(Date.now() + 6.9 * 24 * 3600_000);
    const { screen: itself } = await screen.manifest();
    const stored = (await archive.stores.screens.list()).find(({ id }) => id === itself.id);
    expect(stored?.beat).toMatchObject({ player: '2.1.0', lastError: 'Film did not play', holds: [] });
  });

  const thisHour = () => new Date(Math.floor(Date.now() / 3600_000) * 3600_000);
  const countOf = async (story: string) => {
    const kept = await archive.stores.plays.since('harbour' as never, thisHour());
    return kept.filter((each) => each.story === story).map(({ opened }) => opened);
  };

  it('adds counts by story and hour, and keeps nothing else of visitors', async () => {
    const story = await publish();
    const hour = thisHour();
    const stray = aPublishedStory().id;
    for (const count of [2, 3]) {
      const plays = [story.id, stray].map((id) => aPlay(id, hour.toISOString(), count));
      await screen.beat({ plays });
    }
    const kept = await archive.stores.plays.since('harbour' as never, hour);
    expect(kept).toEqual([{ story: story.id, hour, opened: 5, started: 0, finished: 0 }]);
  });

  it('counts once what is told again since the answer was lost', async () => {
    const [one, other] = [await publish(), await publish()];
    const hour = thisHour().toISOString();
    const lost = [aPlay(one.id, hour, 2), aPlay(other.id, hour, 1)];
    await screen.beat({ plays: lost });
    const since = aPlay(one.id, hour, 5);
    await screen.beat({ plays: [...lost, since] });
    await Promise.all([1, 2, 3].map(() => screen.beat({ plays: [...lost, since] })));
    expect([await countOf(one.id), await countOf(other.id)]).toEqual([[7], [1]]);
  });

  it('of many screens at once loses no count', async () => {
    const story = await publish();
    const hour = thisHour().toISOString();
    await Promise.all(Array.from({ length: 12 }, () => screen.beat({ plays: [aPlay(story.id, hour)] })));
    expect(await countOf(story.id)).toEqual([12]);
  });

  it('of a screen that has all of it is answered by what was known seconds ago, until a decision is made', async () => {
    const { story } = await keepStory(archive.stores, 'published');
    const { version } = await screen.manifest();
    const steady = { playing: version, cache: { ...aBeat.cache, state: 'ready' as const } };
    for (let beats = 0; beats < 3; beats += 1) expect((await screen.beat(steady)).version).toBe(version);
    const told = unpublish(story as PublishedStory, null, new Date(), archivist);
    await archive.stores.stories.replace(story, told);
    expect((await screen.beat(steady)).version).not.toBe(version);
  });

  it('of a screen that was away is answered by what any server decided until now', async () => {
    const { story } = await keepStory(archive.stores, 'published');
    const { version } = await screen.manifest();
    const steady = { ...aBeat, playing: version, cache: { ...aBeat.cache, state: 'ready' as const } };
    const { plays: _none, ...said } = steady;
    const credential = hashCode(screen.cookie.split('=')[1] ?? '');
    const at = new Date(Date.now() - 10 * 60_000);
    await archive.stores.screens.noteBeat(credential, { ...said, at, leaseUntil: at, lastTouch: null });
    const silent = createLogger({ level: 'silent', process: 'command' });
    const elsewhere = await openStores(archive.config, silent, { embedded: 'join' });
    try {
      const told = unpublish(story as PublishedStory, null, new Date(), archivist);
      await elsewhere.stories.replace(story, told);
      expect((await screen.beat(steady)).version).not.toBe(version);
    } finally {
      await elsewhere.close();
    }
  });

  it('that is hostile is refused, and changes nothing', async () => {
    const before = await archive.stores.screens.list();
    const bad: readonly (readonly [string, number])[] = [
      ['', 400],
      ['{', 400],
      ['null', 400],
      ['[]', 400],
      ['"beat"', 400],
      [JSON.stringify({ ...aBeat, $where: 'sleep(1000)' }), 400],
      [JSON.stringify({ ...aBeat, player: { $gt: '' } }), 400],
      [JSON.stringify(aBeat).replace('{', '{"__proto__":{"revokedAt":1},'), 400],
      [JSON.stringify({ ...aBeat, holds: ['$ne'] }), 400],
      [JSON.stringify({ ...aBeat, lastError: 'x'.repeat(70_000) }), 413],
      ['['.repeat(30_000), 400],
    ];
    for (const [body, status] of bad) {
      const answer = await screen.sendBeat(body);
      expect([body.slice(0, 60), answer.status]).toEqual([body.slice(0, 60), status]);
      expect(JSON.parse(answer.body).problem).toMatch(/\.$/);
    }
    const asForm = await screen.ask('/kiosk/api/beat', 'POST', 'player=1', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(asForm.status).toBe(400);
    const elsewhere = await screen.ask('/kiosk/api/beat', 'POST', JSON.stringify(aBeat), {
      origin: 'https://evil.example',
    });
    expect(elsewhere.status).toBe(403);
    expect(await archive.stores.screens.list()).toEqual(before);
  });
});

describe('The player', () => {
  it('is the same page for everyone, and its service worker may look after it', async () => {
    const stranger = await new TestScreen(archive.url).ask('/kiosk');
    const mine = await screen.ask('/kiosk');
    expect(mine.body).toBe(stranger.body);
    expect(mine.headers).not.toHaveProperty('set-cookie');
    const worker = await screen.ask('/kiosk/service-worker.js');
    expect(worker.headers).toMatchObject({
      'service-worker-allowed': '/kiosk',
      'cache-control': 'no-cache',
      'content-type': expect.stringContaining('javascript'),
    });
  });
});
