import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newStoryId } from '../../src/random.ts';
import { approve, unpublish } from '../../src/story/changes/publish.ts';
import type { TopicSlug } from '../../src/story/ids.ts';
import { type Hearing, nothingToRead, type ReadyMedia } from '../../src/story/media.ts';
import type { InReviewStory, PublishedStory } from '../../src/story/story.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import {
  anExhibition,
  aReadyArtwork,
  aReadyFilm,
  aStoryInReview,
  consentTo,
  neighbourhood,
  theme,
} from '../support/stories.ts';

let archive: TestArchive;
/** Fourteen of employment in Workington, so that their gallery has two pages. Oldest first. */
const shown: PublishedStory[] = [];

const bytes = Buffer.from('0123456789'.repeat(20));

/** A story that a curator approved at a day of 2026, counted from its first. */
async function publish(day: number, over: Partial<InReviewStory> = {}): Promise<PublishedStory> {
  const id = newStoryId();
  const story = aStoryInReview({ id, media: [await artworkOf(id)], ...over });
  await archive.stores.stories.insert(story);
  const approved = approve(story, new Date(Date.UTC(2026, 0, day)), { role: 'archive' });
  await archive.stores.stories.replace(story, approved);
  return { ...approved, version: story.version + 1 };
}

async function artworkOf(id: PublishedStory['id']): Promise<ReadyMedia> {
  const media = aReadyArtwork(id);
  const renditions = await Promise.all(
    media.renditions.map(async (rendition) => ({
      ...rendition,
      ...(await archive.stores.blobs.put(rendition.key, Readable.from([bytes]))),
    })),
  );
  return { ...media, renditions };
}

/** A ready film whose bytes are of no matter. */
function filmOf(hearing: Partial<Hearing>): ReadyMedia {
  return { ...aReadyFilm(newStoryId()), hearing: { ...nothingToRead, ...hearing } };
}

/** As a browser asks anew for what it has; fetch() by itself would add `no-cache`, which means "send it all". */
const holding = (etag: string) => ({ 'if-none-match': etag, 'cache-control': 'max-age=0' });
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(new URL(path, archive.url), { headers, method });
const read = async (path: string) => (await ask(path)).text();
/** All of an answer but its date. */
async function whole(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const answer = await ask(path, headers, method);
  const { date: _date, ...rest } = Object.fromEntries(answer.headers);
  return { status: answer.status, headers: rest, body: await answer.text() };
}
const storiesOn = (html: string) => [...html.matchAll(/href="\/stories\/([^"]+)"/g)].map(([, id]) => id);
/** Where a link of that relation leads, as a browser reads it. */
const linkTo = (html: string, rel: string) =>
  new RegExp(`href="([^"]+)" rel="${rel}"`)
    .exec(html)?.[1]
    ?.replaceAll('&#x3D;', '=')
    .replaceAll('&amp;', '&');
const mediaOf = (story: PublishedStory) => `/media/${story.id}/${story.media[0]?.id}/image-320.jpg`;

beforeAll(async () => {
  archive = await openTestArchive();
  for (let day = 1; day <= 14; day += 1) {
    shown.push(await publish(day, { title: `Gate ${day}`, sample: day === 3 }));
  }
});
afterAll(() => archive?.close());

describe('A gallery', () => {
  it('shows every story once, newest first, through links alone, there and back', async () => {
    const first = await read('/themes/employment');
    const second = await read(linkTo(first, 'next') ?? '');
    const newestFirst = shown.map(({ id }) => id as string).reverse();
    expect([...storiesOn(first), ...storiesOn(second)]).toEqual(newestFirst);
    expect(linkTo(second, 'next')).toBeUndefined();
    const back = await read(linkTo(second, 'prev') ?? '');
    expect(storiesOn(back)).toEqual(storiesOn(first));
  });

  it('says how many there are, and marks the sample', async () => {
    const html = await read('/themes/employment');
    expect(html).toContain('14 stories');
    const second = await read(linkTo(html, 'next') ?? '');
    expect(`${html}${second}`.match(/Sample story/g)).toHaveLength(1);
  });

  it('has a page for every theme and neighbourhood, and none for others', async () => {
    for (const path of ['/', '/themes/isolation', '/neighbourhoods/haslingden', '/search']) {
      expect((await ask(path)).status).toBe(200);
    }
    for (const path of ['/themes/nothing', '/neighbourhoods/nowhere', '/themes/__proto__', '/stories/x']) {
      expect((await ask(path)).status).toBe(404);
    }
  });

  it('refuses a cursor that it did not make', async () => {
    for (const cursor of ['x', 'older-1-2', '%00', '{"$gt":""}']) {
      expect((await ask(`/themes/employment?after=${encodeURIComponent(cursor)}`)).status).toBe(400);
    }
    expect((await ask('/themes/employment?after=a&after=b')).status).toBe(400);
  });
});

describe('Search', () => {
  it('finds words of the title, and filters by theme, neighbourhood and form', async () => {
    const kite = await publish(50, {
      title: 'The kite over Ratten Clough',
      themes: [theme('isolation')],
      neighbourhood: neighbourhood('haslingden'),
    });
    const found = async (query: string) => storiesOn(await read(`/search?${query}`));
    expect(await found('q=kite')).toEqual([kite.id]);
    expect(await found('q=kite&theme=isolation&neighbourhood=haslingden&form=artwork')).toEqual([kite.id]);
    expect(await found('q=kite&form=film')).toEqual([]);
    expect(await found('theme=isolation&q=')).toEqual([kite.id]);
  });

  it('helps where nothing is found, and shows what was asked as plain words', async () => {
    const html = await read(`/search?q=${encodeURIComponent('<b>zebra</b>')}`);
    expect(html).toContain('Nothing found');
    expect(html).toContain('&lt;b&gt;zebra');
    expect(html).not.toContain('<b>zebra');
  });

  it('counts what each choice would leave, and has an address for each and for undoing it', async () => {
    const web = { web: true, kiosk: true };
    // In January 2024.
    const old = await publish(-700, {
      title: 'Heronry by the weir',
      themes: [theme('isolation')],
      language: 'cy',
      consent: [consentTo(web)],
    });
    const young = await publish(54, {
      title: 'Not far',
      words: 'A heronry, they said.',
      themes: [theme('connectedness')],
    });
    await archive.stores.exhibitions.save(
      anExhibition('herons', { name: 'Herons at the library', opens: new Date('2026-01-01T00:00:00Z') }),
    );
    await archive.stores.exhibitions.save(
      anExhibition('unhung', { name: 'Nobody knows of it yet', opens: null }),
    );
    const choices = (html: string) =>
      Object.fromEntries(
        [
          ...html.matchAll(
            /href="([^"]+)"[^>]*><bdi>([^<]+)<\/bdi> <span class="count"><span aria-hidden="true">(\d+)</g,
          ),
        ].map(([, address = '', name = '', count]) => [
          name,
          [address.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'), Number(count)],
        ]),
      );
    const all = await read('/search?q=heronry');
    // The title comes before the words, though it is older.
    expect(storiesOn(all)).toEqual([old.id, young.id]);
    expect(storiesOn(await read('/search?q=heronry&sort=newest'))).toEqual([young.id, old.id]);
    expect(choices(all)).toMatchObject({
      Isolation: ['/search?q=heronry&theme=isolation', 1],
      Connectedness: ['/search?q=heronry&theme=connectedness', 1],
      Welsh: ['/search?q=heronry&language=cy', 1],
      '2024': ['/search?q=heronry&year=2024', 1],
    });
    expect(all).not.toContain('Nobody knows of it yet');
    const hung = await read('/search?q=heronry&exhibition=herons');
    expect(storiesOn(hung)).toEqual([old.id]);
    expect(hung).toContain('Herons at the library');
    const both = await read('/search?q=heronry&theme=isolation&language=cy');
    expect(storiesOn(both)).toEqual([old.id]);
    // Each is undone by itself, and the other theme is still there to be chosen.
    for (const left of ['language&#x3D;cy', 'theme&#x3D;isolation'])
      expect(both).toContain(`href="/search?q&#x3D;heronry&amp;${left}"`);
    expect(storiesOn(await read('/search?q=heronry&theme=isolation&language=pl'))).toEqual([]);
    expect(storiesOn(await read('/search?q=herons+library'))).toEqual([old.id]);
  });

  it('turns pages, and says nothing of one that is not there', async () => {
    const [first, second] = [
      await read('/search?theme=employment'),
      await read('/search?theme=employment&page=2'),
    ];
    expect(storiesOn(first)).toHaveLength(12);
    expect(new Set([...storiesOn(first), ...storiesOn(second)]).size).toBeGreaterThan(12);
    expect(linkTo(first, 'next')).toBe('/search?theme=employment&page=2');
    expect(linkTo(second, 'prev')).toBe('/search?theme=employment');
    for (const page of ['999', '0', '-1', 'x', '1e9', '99999999'])
      expect((await ask(`/search?theme=employment&page=${page}`)).status).toBe(200);
  });

  it('finds nothing for a theme that cannot be', async () => {
    expect(storiesOn(await read('/search?theme=../x'))).toEqual([]);
  });
});

describe('A story page', () => {
  it('shows the picture in its sizes with its words, and names nobody who stays unnamed', async () => {
    const [story] = shown;
    if (!story) throw new Error('Expected a story');
    const html = await read(`/stories/${story.id}`);
    expect(html).toContain('Shared anonymously');
    expect(html).toContain(`alt="A drawing of a gate"`);
    expect(html).toContain(`${mediaOf(story)} 320w`);
    expect(html).not.toContain('drawing.jpg');
    expect(html).toContain('Next in Employment');
  });

  it('escapes what a storyteller wrote', async () => {
    const title = `<script>alert(1)</script>" onload="x`;
    const story = await publish(51, { title, words: title, credit: { kind: 'first-name', name: title } });
    const html = await read(`/stories/${story.id}`);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('" onload="x');
    expect(html).toContain('&lt;script&gt;alert(1)');
  });

  it('builds addresses for other sites on the public address, whatever the request says', async () => {
    const [story] = shown;
    const html = await (await ask(`/stories/${story?.id}`, { 'x-forwarded-host': 'evil.example' })).text();
    expect(html).toContain(`<meta property="og:url" content="${archive.url.href}stories/${story?.id}">`);
    expect(html).not.toContain('evil.example');
  });

  it('is not sent again to whoever has it', async () => {
    const path = `/stories/${shown[0]?.id}`;
    const etag = (await ask(path)).headers.get('etag') ?? '';
    const again = await ask(path, holding(etag));
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('is the same from memory as it was made: its headers, its bytes, in each packing', async () => {
    const story = await publish(53, { title: 'Said twice' });
    const path = `/stories/${story.id}`;
    for (const encoding of ['identity', 'br', 'gzip']) {
      const asked = { 'accept-encoding': encoding };
      const [made, known, once] = [
        await whole(path, asked),
        await whole(path, asked),
        await whole(path, asked),
      ];
      expect(known).toEqual(made);
      expect(once).toEqual(made);
      expect(made.body).toContain('Said twice');
    }
    const { etag } = (await whole(path)).headers;
    const [first, second] = [await whole(path, holding(etag ?? '')), await whole(path, holding(etag ?? ''))];
    expect([first.status, first.body]).toEqual([304, '']);
    expect(second).toEqual(first);
    // Whoever loads anew in earnest, holds another page, or asks for the head alone.
    expect((await whole(path, { 'if-none-match': etag ?? '', 'cache-control': 'no-cache' })).status).toBe(
      200,
    );
    expect((await whole(path, holding('W/"another"'))).status).toBe(200);
    const head = await whole(path, {}, 'HEAD');
    expect([head.status, head.body, head.headers.etag]).toEqual([200, '', etag]);
    expect((await ask(path, {}, 'DELETE')).status).not.toBe(200);
  });

  it.each(['br', 'gzip', 'identity'])('travels as %s to whoever asks for that', async (packing) => {
    const path = `/stories/${shown[0]?.id}`;
    const answer = await ask(path, { 'accept-encoding': packing });
    expect(answer.headers.get('content-encoding') ?? 'identity').toBe(packing);
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(await answer.text()).toBe(await read(path));
  });
});

describe('The bytes of a story', () => {
  it('come whole, in part, and as a head', async () => {
    const [story] = shown;
    if (!story) throw new Error('Expected a story');
    const whole = await ask(mediaOf(story));
    expect(whole.headers.get('content-type')).toBe('image/jpeg');
    expect(whole.headers.get('cache-control')).toContain('max-age=120');
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
    const part = await ask(mediaOf(story), { range: 'bytes=190-' });
    expect([part.status, await part.text()]).toEqual([206, '0123456789']);
    const head = await ask(mediaOf(story), {}, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '200']);
  });

  it('are not there under another name, media or story', async () => {
    const [story, other] = shown;
    if (!story || !other) throw new Error('Expected two stories');
    const [media] = story.media;
    for (const path of [
      `/media/${story.id}/${media?.id}/image-640.jpg`,
      `/media/${other.id}/${media?.id}/image-320.jpg`,
      `/media/${story.id}/${media?.id}/..%2f..%2foriginals`,
      `/media/${story.id}/${media?.id}/constructor`,
    ]) {
      expect((await ask(path)).status).toBe(404);
    }
  });
});

describe('A hard story', () => {
  const sensitive = { topics: ['death' as TopicSlug], note: null };
  let story: PublishedStory;
  let address: string;
  beforeAll(async () => {
    story = await publish(60, {
      title: 'The empty chair',
      words: 'She sat there for forty years.',
      themes: [theme('connectedness')],
      sensitive,
    });
    address = `/stories/${story.id}`;
  });

  it.each(['/', '/themes/connectedness', '/neighbourhoods/workington', '/search?q=chair'])(
    'hangs in %s behind its cover, with nothing of the work',
    async (list) => {
      const html = await read(list);
      expect(storiesOn(html)).toContain(story.id);
      expect(html).toContain('someone’s death');
      expect(html).not.toContain(`/media/${story.id}`);
    },
  );

  it('comes after others as a cover too', async () => {
    const html = await read(`/stories/${(await publish(61, { themes: [theme('connectedness')] })).id}`);
    expect(storiesOn(html)).toContain(story.id);
    expect(html).not.toContain(`/media/${story.id}`);
  });

  it('shows other sites its note and neither words nor picture', async () => {
    const [head = ''] = (await read(address)).split('<body');
    expect(head).toContain('<meta property="og:description" content="Content note: someone’s death">');
    expect(head).toContain('<meta name="description" content="Content note: someone’s death">');
    expect(head).not.toMatch(/og:image|forty years/);
  });

  it('has its works and words behind the note, and people to turn to outside of it', async () => {
    const html = await read(address);
    const [before = '', gate = '', after = ''] = html.split(
      /<details class="note-gate" data-note-gate>|<\/details>/,
    );
    expect(before).toContain('This story speaks of someone who has died.');
    expect(before).not.toMatch(/forty years|\/media\//);
    expect(gate).toContain('forty years');
    expect(gate).toContain(mediaOf(story));
    expect(after).toContain('If this touched you');
    expect(after).toContain('href="tel:08088081677"');
  });

  it('stands behind words of its own where there are some', async () => {
    const note = 'A dog dies in it. <b>';
    const { id } = await publish(62, { sensitive: { topics: [], note } });
    const html = await read(`/stories/${id}`);
    expect(html).toContain('A dog dies in it. &lt;b&gt;</p>');
    expect(html).toContain('<details class="note-gate" data-note-gate>');
    expect(html).not.toContain('If this touched you');
  });

  it('is not played on its neighbourhood’s page as a tour', async () => {
    const tour = { neighbourhood: neighbourhood('stockbridge-village'), videoTour: true };
    const open = await publish(63, { ...tour, media: [filmOf({ waiver: 'Nobody speaks in it.' })] });
    expect(await read('/neighbourhoods/stockbridge-village')).toContain(`/media/${open.id}`);
    const hard = await publish(64, { ...tour, sensitive, media: [filmOf({ waiver: 'No.' })] });
    const html = await read('/neighbourhoods/stockbridge-village');
    expect(html).toContain('Content note: someone’s death.');
    expect(html).not.toContain(`/media/${hard.id}`);
  });
});

describe('A film’s words', () => {
  const vtt = 'WEBVTT\n\n00:00.000 --> 00:02.000\nI said, <b>"hello"</b>\n';
  const checked = { vtt, language: 'pl', checked: true };
  const captionsOf = (story: PublishedStory) => `/media/${story.id}/${story.media[0]?.id}/captions.vtt`;

  it('are captions that show by themselves, at an address that lives as long as the film’s', async () => {
    const story = await publish(70, { media: [filmOf({ captions: checked })] });
    const html = await read(`/stories/${story.id}`);
    expect(html).toContain(
      `<track kind="captions" src="${captionsOf(story)}" srclang="pl" label="Polish captions" default>`,
    );
    const captions = await ask(captionsOf(story));
    expect(captions.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    expect(captions.headers.get('cache-control')).toBe('public, max-age=120, must-revalidate, no-transform');
    expect(await captions.text()).toBe(vtt);
    const part = await ask(captionsOf(story), { range: 'bytes=0-5' });
    expect([part.status, await part.text()]).toEqual([206, 'WEBVTT']);
    const etag = captions.headers.get('etag') ?? '';
    expect((await ask(captionsOf(story), holding(etag))).status).toBe(304);
    const head = await ask(captionsOf(story), {}, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);

    await archive.stores.stories.replace(story, unpublish(story, null, new Date(), { role: 'archive' }));
    expect((await ask(captionsOf(story))).status).toBe(404);
  });

  it('are not shown before a person has checked them', async () => {
    const unread = { captions: { ...checked, checked: false }, waiver: 'Nobody speaks in it.' };
    const story = await publish(71, { media: [filmOf(unread)] });
    const html = await read(`/stories/${story.id}`);
    expect(html).not.toContain('<track');
    expect(html).toContain('Nobody speaks in it.');
    expect((await ask(captionsOf(story))).status).toBe(404);
  });

  it('stand below it to be read, with what can be seen', async () => {
    const film = filmOf({ captions: checked, transcript: 'I said, <hello>.' });
    const shown = { ...film, alt: { kind: 'words' as const, words: 'A hand waves.' } };
    const html = await read(`/stories/${(await publish(72, { media: [shown] })).id}`);
    expect(html).toMatch(/<summary>Read what is said<\/summary>[\s\S]*I said, &lt;hello&gt;\./);
    expect(html).toMatch(/<summary>Read what can be seen<\/summary>[\s\S]*A hand waves\./);
  });
});

describe('Every story', () => {
  it('says how it may be copied, and how whoever is in it can ask to hide it', async () => {
    const own = await read(`/stories/${shown[0]?.id}`);
    expect(own).toContain('© the storyteller. Shown with permission; please do not copy.');
    expect(own).toContain(`href="/stories/${shown[0]?.id}/i-am-in-this"`);
    const free = await read(`/stories/${(await publish(80, { licence: 'cc-by-4.0' })).id}`);
    expect(free).toContain('href="https://creativecommons.org/licenses/by/4.0/" rel="license"');
  });
});

describe('The feed', () => {
  it('is linked from every public page, and cached as pages are', async () => {
    expect(await read('/about')).toContain('<link rel="alternate" type="application/atom+xml"');
    const answer = await ask('/feed.atom');
    expect(answer.headers.get('content-type')).toBe('application/atom+xml');
    const etag = answer.headers.get('etag') ?? '';
    expect((await ask('/feed.atom', holding(etag))).status).toBe(304);
  });

  it('holds the newest thirty, and loses one that is taken down with the next request', async () => {
    const story = await publish(98, { title: 'Damsons', credit: { kind: 'anonymous' } });
    const entry = `<id>${archive.url.href}stories/${story.id}</id>`;
    const feed = await read('/feed.atom');
    expect(feed).toContain(entry);
    expect(feed).toContain('<author><name>Anonymous</name></author>');
    expect(feed.match(/<entry/g)?.length).toBeLessThanOrEqual(30);
    await archive.stores.stories.replace(story, unpublish(story, null, new Date(), { role: 'archive' }));
    expect(await read('/feed.atom')).not.toContain(story.id);
  });
});

describe('A story that may not be seen', () => {
  it('is gone from page, bytes, galleries and search with the very next request', async () => {
    const story = await publish(99, { title: 'A quince in the yard', themes: [theme('connectedness')] });
    const places = [`/stories/${story.id}`, mediaOf(story)];
    const lists = ['/', '/themes/connectedness', '/neighbourhoods/workington', '/search?q=quince'];
    for (const path of places) expect((await ask(path)).status).toBe(200);
    for (const path of lists) expect(storiesOn(await read(path))).toContain(story.id);

    await archive.stores.stories.replace(story, unpublish(story, null, new Date(), { role: 'archive' }));

    for (const path of places) expect((await ask(path)).status).toBe(404);
    for (const path of lists) expect(storiesOn(await read(path))).not.toContain(story.id);
    const nowhere = await read(`/stories/${newStoryId()}`);
    expect(await read(`/stories/${story.id}`)).toBe(nowhere);
  });

  it('never shows on the web where only screens were agreed to', async () => {
    const story = await publish(52, {
      title: 'Only for screens',
      consent: [consentTo({ web: false, kiosk: true })],
    });
    for (const path of [`/stories/${story.id}`, mediaOf(story)]) expect((await ask(path)).status).toBe(404);
    expect(await read('/search?q=screens')).not.toContain('Only for screens');
  });
});
