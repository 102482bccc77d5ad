import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { draftCookie } from '../../src/intake/devices/draft-cookie.ts';
import { pageAt } from '../../src/intake/pages/form-pages.ts';
import { oldPages } from '../../src/intake/pages/old-pages.ts';
import { handedOver, screenCommands, toldOf } from '../../src/kiosk/screens/commands.ts';
import { askScreen } from '../../src/kiosk/screens/exchange-commands.ts';
import {
  hashCode,
  newArrivalId,
  newCuratorId,
  newDeviceId,
  newPrivateCode,
  newStoryId,
} from '../../src/random.ts';
import { textSubjects } from '../../src/settings/text-subjects.ts';
import type { Arrival } from '../../src/story/arrival.ts';
import { answer, askForChange } from '../../src/story/changes/conversation.ts';
import { markSensitive } from '../../src/story/changes/correct.ts';
import { askErasure, makeTombstone } from '../../src/story/changes/erase.ts';
import { revise } from '../../src/story/changes/revise.ts';
import { expectState } from '../../src/story/changes/story-parts.ts';
import { hide } from '../../src/story/changes/withdraw.ts';
import { oneCalendarMonthAfter } from '../../src/story/concern.ts';
import { nothingChosen } from '../../src/story/exhibitions.ts';
import type {
  AttemptToken,
  ConcernId,
  CuratorId,
  ExhibitionSlug,
  ScreenId,
  StoryId,
  TopicSlug,
} from '../../src/story/ids.ts';
import { isReady, type Media, type ReadyMedia } from '../../src/story/media.ts';
import type { TypedPage } from '../../src/story/story.ts';
import { isSent } from '../../src/story/story.ts';
import { createMedia } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { type InPage, noteTrouble, openBrowser } from '../support/browser.ts';
import { chance, someOf } from '../support/chance.ts';
import { aFullDraft, anEmptyDraft, aReceivedFile, aWideDraft } from '../support/drafts.ts';
import { codeSnifferFindings, ibmFindings, markupChecker, markupFindings } from '../support/page-engines.ts';
import { aScreen, aScreenPicture } from '../support/screens.ts';
import { aPublishedStory, aStoryInReview, neighbourhood, theme } from '../support/stories.ts';
import { aTelling, eventually, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

type Who = 'visitor' | 'beginner' | 'child' | 'teller' | 'helped' | 'admin';

/** A page as someone sees it. In addresses, {published} and the like stand for what was sown. */
interface View {
  readonly who: Who;
  readonly address: string;
  /** The button that brings up the page that is meant, such as one with errors. */
  readonly press?: string;
  /** How that page is answered. */
  readonly status: number;
  /** For the test's name. */
  readonly pressed: string;
}

const seen = (who: Who, ...addresses: string[]): View[] =>
  addresses.map((address) => ({ who, address, status: 200, pressed: '' }));
const after = (
  who: Who,
  address: string,
  press: string,
  status = address.includes('{contested}') ? 409 : 422,
): View => ({
  who,
  address,
  press,
  status,
  pressed: `, after “${press}”`,
});

/** Every page there is, by its route; the first of each is looked at in every run. */
const views: Readonly<Record<string, readonly View[]>> = {
  '/': seen('visitor', '/'),
  '/themes/:theme': seen('visitor', '/themes/isolation', '/themes/employment'),
  '/neighbourhoods/:neighbourhood': seen(
    'visitor',
    '/neighbourhoods/haslingden',
    '/neighbourhoods/workington',
    '/neighbourhoods/claremont',
  ),
  '/network': seen('visitor', '/network'),
  '/search': seen('visitor', '/search?q=drawing+gate', '/search', '/search?q=nothing+fits+this'),
  '/stories/:id': seen('visitor', '/stories/{published}', '/stories/{drawing}', '/stories/{hard}'),
  '/about': seen('visitor', '/about'),
  '/about/resilience': seen('visitor', '/about/resilience'),
  '/about/how-stories-are-looked-after': seen('visitor', '/about/how-stories-are-looked-after'),
  '/accessibility': seen('visitor', '/accessibility'),
  '/share': [...seen('visitor', '/share', '/share?lost=yes'), ...seen('teller', '/share')],
  ...Object.fromEntries(
    ['place', 'words', 'you', 'people', 'rights', 'showing'].map((slug) => {
      const address = `/share/${slug}`;
      return [address, [...seen('teller', address), after('beginner', address, 'Continue')]];
    }),
  ),
  '/share/contact': seen('teller', '/share/contact'),
  '/share/files': seen('teller', '/share/files'),
  '/share/record/sound': seen('teller', '/share/record/sound'),
  '/share/record/film': seen('teller', '/share/record/film'),
  '/share/record/photo': seen('teller', '/share/record/photo'),
  '/share/files/:media/straighten': seen('teller', '/share/files/{media-teller}/straighten'),
  '/share/check': [
    ...seen('teller', '/share/check'),
    after('beginner', '/share/check', 'Send your story'),
    after('helped', '/share/check', 'Send your story'),
  ],
  '/share/clear': seen('teller', '/share/clear'),
  '/share/help': seen('helped', '/share/help'),
  '/share/continue': seen('teller', '/share/continue'),
  '/share/continue/:code': [
    ...seen('visitor', '/share/continue/{code-other}'),
    ...seen('teller', '/share/continue/{code-other}'),
  ],
  '/my-story': [...seen('visitor', '/my-story'), after('visitor', '/my-story', 'Open my story')],
  '/my-story/:code': [
    ...seen(
      'visitor',
      ...[
        'processing',
        'waiting',
        'published',
        'declined',
        'refused',
        'asked',
        'cameBack',
        'hidden',
        'erased',
      ].map((state) => `/my-story/{code-${state}}`),
    ),
    after('visitor', '/my-story/{code-asked}', 'Send it back'),
  ],
  '/my-story/:code/words': seen('visitor', '/my-story/{code-published}/words'),
  '/my-story/:code/files': seen(
    'visitor',
    '/my-story/{code-refused}/files',
    '/my-story/{code-waiting}/files?instead={media-waiting}',
  ),
  '/my-story/:code/files/remove': seen(
    'visitor',
    '/my-story/{code-waiting}/files/remove?media={media-waiting}',
    '/my-story/{code-drawing}/files/remove?media={media-drawing}',
  ),
  '/my-story/:code/uses': seen('visitor', '/my-story/{code-published}/uses'),
  '/my-story/:code/credit': seen('visitor', '/my-story/{code-named}/credit'),
  '/my-story/:code/people': seen('visitor', '/my-story/{code-concerned}/people'),
  '/my-story/:code/people/add': [after('visitor', '/my-story/{code-waiting}/people/add', 'Add this person')],
  '/my-story/:code/licence': seen(
    'visitor',
    '/my-story/{code-waiting}/licence',
    '/my-story/{code-named}/licence',
  ),
  '/my-story/:code/descriptions': seen('visitor', '/my-story/{code-drawing}/descriptions'),
  '/my-story/:code/desk/:media': seen('visitor', '/my-story/{code-published}/desk/{film-published}'),
  '/my-story/:code/translations/:media': seen(
    'visitor',
    '/my-story/{code-published}/translations/{film-published}',
    '/my-story/{code-published}/translations/{film-published}?language=cy',
  ),
  '/my-story/:code/transcripts': seen('visitor', '/my-story/{code-published}/transcripts'),
  '/my-story/:code/hard-subjects': seen('visitor', '/my-story/{code-published}/hard-subjects'),
  '/my-story/:code/contact': seen('visitor', '/my-story/{code-concerned}/contact'),
  '/my-story/:code/take-back': seen(
    'visitor',
    '/my-story/{code-named}/take-back',
    '/my-story/{code-hidden}/take-back?done=hide',
    '/my-story/{code-erasing}/take-back',
    '/my-story/{code-erased}/take-back',
  ),
  '/my-story/:code/erase': seen('visitor', '/my-story/{code-named}/erase'),
  '/stories/:id/i-am-in-this': seen('visitor', '/stories/{drawing}/i-am-in-this'),
  '/hide-a-story': [...seen('visitor', '/hide-a-story'), after('visitor', '/hide-a-story', 'Continue')],
  '/hide-a-story/thanks': seen('visitor', '/hide-a-story/thanks'),
  '/curate/sign-in': [...seen('visitor', '/curate/sign-in'), after('visitor', '/curate/sign-in', 'Sign in')],
  '/curate/welcome/:code': [
    ...seen('visitor', '{invitation}'),
    after('visitor', '{invitation}', 'Set up my account'),
  ],
  '/curate': seen(
    'admin',
    '/curate',
    '/curate?state=declined&form=film',
    '/curate?state=published',
    '/curate?state=hidden&done=erasing',
    '/curate?reference=none',
  ),
  '/curate/several': [
    ...seen(
      'admin',
      '/curate/several',
      '/curate/several?story={waiting}&story={contested}&story={published}',
    ),
    after('admin', '/curate/several?story={waiting}&story={refused}', 'Set it for all of them'),
  ],
  '/curate/stories/:id/preview': seen('admin', '/curate/stories/{waiting}/preview'),
  '/curate/stories/:id/translations/:media': seen(
    'admin',
    '/curate/stories/{waiting}/translations/{film-waiting}',
    '/curate/stories/{waiting}/translations/{film-waiting}?language=cy',
  ),
  '/curate/stories/:id/preview/screen': seen('admin', '/curate/stories/{waiting}/preview/screen'),
  '/curate/stories/:id/desk/:media': seen('admin', '/curate/stories/{waiting}/desk/{film-waiting}'),
  '/curate/stories/:id/describe/:media': seen('admin', '/curate/stories/{waiting}/describe/{film-waiting}'),
  '/curate/stories/:id': [
    ...seen(
      'admin',
      ...[
        'processing',
        'waiting',
        'published',
        'declined',
        'refused',
        'asked',
        'cameBack',
        'hidden',
        'erasing',
      ].map((state) => `/curate/stories/{${state}}`),
    ),
    after('admin', '/curate/stories/{contested}', 'Save changes'),
    after('admin', '/curate/stories/{waiting}', 'Publish this story'),
  ],
  '/curate/stories/:id/correct': [
    ...seen('admin', '/curate/stories/{published}/correct'),
    after('admin', '/curate/stories/{published}/correct', 'Save and keep it published'),
  ],
  '/curate/stories/:id/concerns': [
    ...seen('admin', '/curate/stories/{concerned}/concerns', '/curate/stories/{waiting}/concerns'),
    after('admin', '/curate/stories/{concerned}/concerns', 'Settle this request'),
  ],
  '/curate/stories/:id/contact': seen(
    'admin',
    '/curate/stories/{concerned}/contact',
    '/curate/stories/{waiting}/contact',
  ),
  '/curate/stories/:id/looks': seen('admin', '/curate/stories/{concerned}/looks'),
  '/curate/stories/:id/on-behalf': seen(
    'admin',
    '/curate/stories/{concerned}/on-behalf',
    '/curate/stories/{hidden}/on-behalf',
  ),
  '/curate/stories/:id/on-behalf/uses': [
    ...seen('admin', '/curate/stories/{concerned}/on-behalf/uses?done=moved'),
    after('admin', '/curate/stories/{concerned}/on-behalf/uses', 'Save what they said'),
  ],
  '/curate/stories/:id/on-behalf/permissions': seen(
    'admin',
    '/curate/stories/{concerned}/on-behalf/permissions',
    '/curate/stories/{waiting}/on-behalf/permissions',
  ),
  '/curate/stories/:id/on-behalf/erase': [
    ...seen('admin', '/curate/stories/{concerned}/on-behalf/erase'),
    after('admin', '/curate/stories/{concerned}/on-behalf/erase', 'Erase this story'),
  ],
  '/curate/help': [...seen('admin', '/curate/help'), after('admin', '/curate/help', 'Begin their story')],
  '/curate/account': [
    ...seen('admin', '/curate/account'),
    after('admin', '/curate/account', 'Change password'),
  ],
  '/curate/account/sessions': seen('admin', '/curate/account/sessions'),
  '/curate/account/confirm': seen('admin', '/curate/account/confirm'),
  '/curate/account/second-step': seen('admin', '/curate/account/second-step'),
  '/curate/account/second-step/codes': [
    ...seen('admin', '/curate/account/second-step/codes'),
    after('admin', '/curate/account/second-step/codes', 'Save'),
  ],
  '/curate/account/second-step/codes/remove': seen('admin', '/curate/account/second-step/codes/remove'),
  '/curate/account/second-step/passkeys/add': seen('admin', '/curate/account/second-step/passkeys/add'),
  '/curate/people/:id/second-step': seen('admin', '/curate/people/{person}/second-step'),
  '/curate/people': [...seen('admin', '/curate/people'), after('admin', '/curate/people', 'Make a link')],
  '/curate/consent-wording': seen('admin', '/curate/consent-wording'),
  '/curate/system': seen('admin', '/curate/system'),
  '/curate/consent-wording/new': [
    ...seen('admin', '/curate/consent-wording/new'),
    after('admin', '/curate/consent-wording/new', 'Ask with these words from now on'),
  ],
  '/curate/people/:id/neighbourhoods': [
    ...seen('admin', '/curate/people/{person}/neighbourhoods'),
    after('admin', '/curate/people/{person}/neighbourhoods', 'Save'),
  ],
  '/curate/people/:id/close': seen('admin', '/curate/people/{person}/close'),
  '/curate/places': seen('admin', '/curate/places'),
  '/curate/places/add-neighbourhood': [after('admin', '/curate/places/add-neighbourhood', 'Save')],
  '/curate/places/neighbourhood/:slug': seen('admin', '/curate/places/neighbourhood/haslingden'),
  '/curate/places/neighbourhood/:slug/remove': [
    ...seen('admin', '/curate/places/neighbourhood/haslingden/remove'),
    after('admin', '/curate/places/neighbourhood/haslingden/remove', 'Remove it and move its stories'),
  ],
  '/curate/places/theme/:slug/remove': seen('admin', '/curate/places/theme/isolation/remove'),
  '/curate/settings': seen('admin', '/curate/settings?done=saved'),
  ...Object.fromEntries(
    textSubjects.map((subject) => [
      `/curate/settings/${subject}`,
      seen('admin', `/curate/settings/${subject}`),
    ]),
  ),
  '/curate/settings/colours': [
    ...seen('admin', '/curate/settings/colours'),
    after('admin', '/curate/settings/colours', 'Look at it first', 200),
  ],
  '/curate/settings/logo': [
    ...seen('admin', '/curate/settings/logo'),
    after('admin', '/curate/settings/logo', 'Save'),
  ],
  '/curate/first-work': [...seen('admin', '/curate/first-work?done=saved')],
  '/curate/settings/changes': seen(
    'admin',
    '/curate/settings/changes',
    '/curate/settings/changes?about=home',
  ),
  '/curate/places/add-theme': seen('admin', '/curate/places/add-theme'),
  '/curate/places/theme/:slug': seen('admin', '/curate/places/theme/isolation'),
  '/curate/exhibitions': seen('admin', '/curate/exhibitions'),
  '/curate/exhibitions/add': [after('admin', '/curate/exhibitions/add', 'Save')],
  '/kiosk': seen('visitor', '/kiosk'),
  '/curate/exhibitions/of/:exhibition': seen('admin', '/curate/exhibitions/of/harbour'),
  '/curate/support': seen('admin', '/curate/support'),
  '/curate/support/add': [after('admin', '/curate/support/add', 'Save')],
  '/curate/support/topic/:slug': seen('admin', '/curate/support/topic/hardship'),
  '/curate/exhibitions/of/:exhibition/stories': seen(
    'admin',
    '/curate/exhibitions/of/harbour/stories',
    '/curate/exhibitions/of/harbour/stories?q=nothing+fits+this',
  ),
  '/curate/exhibitions/of/:exhibition/preview': seen('admin', '/curate/exhibitions/of/harbour/preview'),
  '/curate/exhibitions/of/:exhibition/plays': seen(
    'admin',
    '/curate/exhibitions/of/harbour/plays',
    '/curate/exhibitions/of/harbour/plays?days=all',
  ),
  '/curate/screens': seen('admin', '/curate/screens'),
  '/curate/screens/pair': [
    ...seen('admin', '/curate/screens/pair'),
    after('admin', '/curate/screens/pair', 'Pair the screen'),
  ],
  '/curate/screens/hours': seen('admin', '/curate/screens/hours?group=The+library'),
  '/curate/screens/:screen': seen('admin', '/curate/screens/{screen}'),
  '/curate/screens/:screen/end': seen('admin', '/curate/screens/{screen}/end'),
  '/curate/records': seen('admin', '/curate/records'),
  '/curate/shows': seen('admin', '/curate/shows'),
  '/curate/shows/:surface': seen('admin', '/curate/shows/kiosk', '/curate/shows/exhibition:harbour'),
  'no such page': [
    ...seen('visitor', '/nowhere', '/stories/{hidden}'),
    ...seen('admin', '/curate/stories/nowhere'),
  ],
};

/** What answers with something else than a page. */
const noPages = [
  // They need a sign-in that is half done, a provider or a form on its way: test/journey/passkeys and second-step look at them.
  '/curate/sign-in/second-step',
  '/curate/sign-in/openid',
  '/curate/sign-in/openid/back',
  '/curate/account/go-on',
  '/curate/account/second-step/passkeys/:passkey/remove',
  '/feed.atom',
  '/healthz',
  '/own/colours.css',
  '/own/logo.png',
  '/curate/settings/colours/preview.css',
  '/readyz',
  '/metrics',
  '/media/:story/:media/:name',
  '/curate/exhibitions/of/:exhibition/preview/manifest',
  '/curate/exhibitions/of/:exhibition/media/:story/:media/:name',
  '/curate/exhibitions/of/:exhibition/plays/picture.svg',
  '/curate/exhibitions/of/:exhibition/plays/counts.csv',
  '/curate/screens/:screen/picture',
  '/kiosk/boot.js',
  '/kiosk/service-worker.js',
  '/kiosk/release.json',
  '/search/suggestions',
  '/kiosk/releases/:version/*file',
  '/kiosk/api/pairing',
  '/kiosk/api/manifest',
  '/kiosk/media/:story/:media/:name',
  '/share/uploads',
  // They lead to the pages that ask the same now.
  ...oldPages.filter((slug) => !pageAt(slug)).map((slug) => `/share/${slug}`),
  '/my-story/:code/media/:media/:name',
  '/my-story/:code/progress',
  '/my-story/:code/files/uploads',
  '/curate/stories/:id/media/:media/:name',
  '/curate/stories/:id/media/:media/captions.vtt',
  '/curate/stories/:id/media/:media/captions.srt',
  '/curate/stories/:id/media/:media/transcript.txt',
  '/curate/stories/:id/originals/:media',
  '/curate/records/history.csv',
  '/curate/records/history.json',
  '/curate/records/research.csv',
  '/curate/records/research.json',
];

let archive: TestArchive;
let browser: Browser;
let auditors: string;
const sown = new Map<string, string>();
const pages = new Map<Who, Page>();
const troubles: (readonly string[])[] = [];

beforeAll(async () => {
  const folder = await temporaryFolder();
  const make = createMedia(folder.path);
  const files = [await make('photo.jpg'), await make('memo.m4a'), await make('phone.mov')];
  archive = await openTestArchive();
  await archive.work();
  // Else each of 170 pages begins a process.
  browser = await openBrowser('--renderer-process-limit=2');
  auditors = (
    await Promise.all([
      readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
      readFile(new URL('../support/page-audit.js', import.meta.url), 'utf8'),
    ])
  ).join('\n;');
  await tell(new Visitor(archive.url), { ...aTelling, files });
  const { items } = await eventually(
    'a story to wait',
    () => archive.stores.reviewQueue.page({ state: 'inReview', scope: null }, null, 1),
    (found) => found.items.length === 1,
  );
  const told = items[0] && (await archive.stores.stories.find(items[0].id));
  const media: readonly Media[] = told?.media ?? [];
  await sow(media.filter(isReady));
  await folder.remove();
  inspectAll();
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
});

/** A screen of which something was asked, which showed something, and on which stories were opened. */
async function askedAndCounted(screen: ScreenId): Promise<void> {
  const { commands, screenPictures, plays } = archive.stores;
  const services = { ...archive.stores, now: () => new Date() };
  for (const command of screenCommands) await askScreen(services, screen, command, newCuratorId());
  await commands.change(screen, (log) =>
    toldOf(handedOver(log, new Date()).log, [{ id: String(log[0]?.id), outcome: 'mended' }], new Date()),
  );
  const exhibition = 'harbour' as ExhibitionSlug;
  await screenPictures.keep(await aScreenPicture({ id: screen, exhibition }));
  const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
  const told = (['opened', 'started', 'finished'] as const).map((kind, at) => ({
    ...{ id: `000000000000000${at}`, story: newStoryId(), hour, kind, count: 30 - 10 * at },
  }));
  await plays.add(exhibition, told);
}

/** Stories in every state, drafts, an administrator and an invitation, each under its name in `sown`. */
async function sow(ready: readonly ReadyMedia[]): Promise<void> {
  const { stories, curators, exhibitions, screens } = archive.stores;
  await exhibitions.save({
    slug: 'harbour' as ExhibitionSlug,
    name: 'Voices of the Harbour',
    about: 'Stories of work.',
    place: 'Workington Library',
    opens: new Date('2027-03-01'),
    closes: null,
    asking: true,
    ...nothingChosen,
    rule: { themes: [], neighbourhoods: [], forms: [] },
  });
  const base = aScreen('harbour', { group: 'The library' });
  const week = [null, ...Array(6).fill({ from: '09:00', until: '17:00' })];
  const christmas = { first: '2026-12-24', last: '2027-01-02', name: 'Christmas', span: null };
  const when = { days: [2], from: '10:00', until: '12:00' };
  const screen = {
    ...base,
    programme: [{ when, exhibition: 'harbour' as ExhibitionSlug }],
    profile: { ...base.profile, hours: { week, exceptions: [christmas] } },
  };
  await screens.insert(screen, hashCode(newPrivateCode()));
  sown.set('screen', screen.id);
  await askedAndCounted(screen.id);
  expect(ready.map(({ guess }) => guess)).toEqual(['artwork', 'sound', 'film']);
  const plant = async (name: string, make: (codeHash: string) => Parameters<typeof stories.insert>[0]) => {
    const code = newPrivateCode();
    const story = make(hashCode(code));
    await stories.insert(story);
    sown.set(name, story.id).set(`code-${name}`, code);
    sown.set(`media-${name}`, story.media[0]?.id ?? '');
    sown.set(`film-${name}`, story.media[2]?.id ?? '');
  };
  const themes = [theme('isolation')];
  await plant('waiting', (codeHash) => aStoryInReview({ codeHash, themes, media: ready }));
  await plant('contested', (codeHash) => aStoryInReview({ codeHash, media: ready.slice(0, 1) }));
  const reason = 'It is a text, and not a photo, a sound or a film.';
  const refused = ready.slice(0, 1).map(({ id, original, guess, alt, hearing }): Media => {
    return { id, original, guess, alt, hearing, state: 'refused', reason };
  });
  await plant('refused', (codeHash) => aStoryInReview({ codeHash, media: [...refused, ...ready.slice(1)] }));
  await plant('published', (codeHash) =>
    aPublishedStory({ codeHash, themes, media: ready, sample: true }, { web: true, kiosk: true }),
  );
  await plant('drawing', (codeHash) =>
    aPublishedStory({ codeHash, themes, media: ready.slice(0, 1), words: '' }),
  );
  await plant('hard', (codeHash) => {
    const sensitive = { topics: ['death' as TopicSlug], note: null };
    return aPublishedStory({ codeHash, themes, media: ready, sensitive });
  });
  await plant('declined', (codeHash) => {
    const { waitingSince, state: _state, ...story } = aStoryInReview({ codeHash, media: ready });
    const decidedBy = '0000000000000001' as CuratorId;
    return {
      ...story,
      state: 'declined',
      declinedAt: waitingSince,
      decidedBy,
      reason: 'A house number shows.',
    };
  });
  await plant('processing', (codeHash) => {
    const { waitingSince: _since, state: _state, ...story } = aStoryInReview({ codeHash });
    // Held for ever, so that no worker of the test takes it up.
    const attempt = { token: 'held' as AttemptToken, leaseUntil: new Date('2100-01-01'), percent: 40 };
    const media = ready.map(({ id, original, guess, alt, hearing, facts }): Media => {
      return { id, original, guess, alt, hearing, facts, state: 'inspected', attempt, tries: 1 };
    });
    return { ...story, state: 'processing', media };
  });
  await plant('asked', (codeHash) => askedAbout(codeHash, ready));
  await plant('cameBack', (codeHash) => {
    const at = new Date();
    const storyteller = { role: 'storyteller' } as const;
    const words = 'I took the street out. Ring 01706 123456.';
    const removeMedia = ready.slice(0, 1).map(({ id }) => id);
    const revised = revise(askedAbout(codeHash, ready), { words, removeMedia }, at, storyteller);
    return answer(expectState(revised, 'changesRequested'), 'It is out now.', at, storyteller);
  });
  await plant('hidden', (codeHash) =>
    hide(aPublishedStory({ codeHash }), new Date(), { role: 'storyteller' }),
  );
  const credit = { kind: 'first-name', name: 'Rosa' } as const;
  await plant('named', (codeHash) => aPublishedStory({ codeHash, credit, licence: 'cc-by-4.0' }));
  const erasing = (codeHash: string) =>
    askErasure(aPublishedStory({ codeHash }), new Date(), { role: 'storyteller' });
  // Held for ever, so that no worker of the test buries it.
  const held: Media = {
    ...aReceivedFile(aFullDraft(), 'artwork'),
    attempt: { token: 'seized' as AttemptToken, leaseUntil: new Date('2100-01-01'), percent: 0 },
  };
  await plant('erasing', (codeHash) => ({ ...erasing(codeHash), media: [held] }));
  await plant('erased', (codeHash) => makeTombstone(erasing(codeHash), new Date()));
  await plant('concerned', (codeHash) => {
    const others = [{ who: 'my sister', shownBy: ['seen'], permission: 'not-yet' }] as const;
    const credit = { kind: 'full-name', name: 'Nora Holt' } as const;
    const story = aPublishedStory({ codeHash, media: ready.slice(0, 1), others, credit, age: 'teen' });
    const askedAt = new Date();
    const concern = { askedAt, dueBy: oneCalendarMonthAfter(askedAt), childhood: true, settled: null };
    const settled = {
      at: askedAt,
      by: '0000000000000001' as CuratorId,
      outcome: 'We talked, and they agree.',
    };
    return {
      ...story,
      concerns: [
        { ...concern, id: '0000000001' as ConcernId, words: 'That is my front door.' },
        { ...concern, id: '0000000002' as ConcernId, words: '', settled },
      ],
    };
  });
  const reachable = { email: 'nora@example.org', phone: null, guardian: null, toldUpTo: 0 };
  await archive.stores.contacts.save({ ...reachable, of: sown.get('concerned') as StoryId });
  await plant('beginner', (codeHash) => ({ ...anEmptyDraft(), codeHash }));
  await plant('child', (codeHash) => {
    const draft = anEmptyDraft();
    const answers = { ...draft.answers, ...aWideDraft().answers, age: 'child' as const, others: [] };
    return { ...draft, codeHash, answers };
  });
  await plant('teller', (codeHash) => ({ ...aWideDraft(), codeHash, typed: typedOnTwoDevices() }));
  const broken = aRecordingOnItsWay(sown.get('teller') as StoryId);
  await archive.stores.arrivals.insert(broken, 10);
  await archive.stores.arrivals.insert({ ...broken, ...aFilmOnItsWay() }, 10);
  const helper = '0000000000000002' as CuratorId;
  await plant('helped', (codeHash) => ({ ...aFullDraft(), codeHash, helper }));
  await plant('other', (codeHash) => ({ ...anEmptyDraft(), codeHash }));

  const services = { curators, now: () => new Date() };
  // Looks after a neighbourhood that is no more, so that nothing is ticked.
  const nowhere = [neighbourhood('nowhereton')];
  sown.set('invitation', await invite(services, 'ben@example.org', 'curator', nowhere));
  sown.set('person', (await curators.findByEmail('ben@example.org'))?.id ?? '');
  const admin = await pageOf('admin');
  await admin.goto(await invite(services, 'ada@example.org', 'admin'));
  await admin.getByLabel('Your name', { exact: true }).fill('Ada Holt');
  await admin.getByLabel('Choose a password', { exact: true }).fill('four small boats at dawn');
  await admin.getByRole('button', { name: 'Set up my account' }).click();
  await admin.waitForURL('**/curate');
}

/** Words that were typed and not sent, on devices that are not this one. */
function typedOnTwoDevices(): TypedPage[] {
  const typed = { at: new Date(), madeFrom: '' };
  return [
    { ...typed, device: newDeviceId(), question: 'words', fields: { title: 'Another title' } },
    { ...typed, device: newDeviceId(), question: 'credit', fields: { credit: 'first-name', name: 'Ann' } },
  ];
}

/** A curator asked about it; somebody wrote captions that nobody has checked. */
function askedAbout(codeHash: string, ready: readonly ReadyMedia[]) {
  const captions = { vtt: 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello.', language: 'en', checked: false };
  const description = { moments: [{ at: 0.5, words: 'A gate opens.' }] };
  const hearing = { transcript: 'Hello.', captions, waiver: null, description };
  const media = ready.map((one) => (one.guess === 'film' ? { ...one, hearing } : one));
  const by = { role: 'curator', id: '0000000000000001' as CuratorId } as const;
  const story = aStoryInReview({ codeHash, media, words: 'It began at 14 Bacup Road.\n\nIt rained.' });
  return askForChange(story, 'Thank you. Could you leave the street out?', new Date(), by);
}

async function newContext(): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: archive.url.href, reducedMotion: 'reduce' });
  troubles.push(noteTrouble(context, archive.url));
  return context;
}

async function pageOf(who: Who): Promise<Page> {
  const known = pages.get(who);
  if (known) return known;
  const context = await newContext();
  const code = sown.get(`code-${who}`);
  if (code) await context.addCookies([{ name: draftCookie, value: code, url: `${archive.url.href}share` }]);
  const page = await context.newPage();
  pages.set(who, page);
  return page;
}

/** Goes where the view is, and brings up what it means. */
async function show({ who, address, press, status, pressed }: View): Promise<Page> {
  const page = await pageOf(who);
  await page.setViewportSize({ width: 390, height: 844 });
  let answer = await page.goto(address.replace(/\{([^}]+)\}/g, (_, name) => sown.get(name) ?? 'nothing'));
  if (address.includes('{contested}')) await changeContested();
  if (press) {
    const arrived = page.waitForResponse((response) => response.request().isNavigationRequest());
    await page.getByRole('button', { name: press, exact: true }).click();
    answer = await arrived;
    expect(answer.status()).toBe(status);
    await page.waitForLoadState('load');
  }
  if (markup && answer) markup.set(`${who} at ${address}${pressed}`, await answer.text());
  await page.evaluate('document.fonts.ready');
  return page;
}

/** Someone else has it now. */
async function changeContested(): Promise<void> {
  const story = await archive.stores.stories.find(sown.get('contested') as never);
  if (story && isSent(story))
    await archive.stores.stories.replace(
      story,
      markSensitive(story, { topics: [], note: 'Changed meanwhile.' }, new Date(), { role: 'archive' }),
    );
}

type Check = 'structure' | 'targets' | 'focus' | 'width' | 'broken';
const audit = (page: Page, check: Check) => page.evaluate<string[]>(`pageAudit.${check}()`);

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}
async function axe(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme });
  const { violations } = await page.evaluate<{ violations: AxeViolation[] }>(
    "axe.run({ resultTypes: ['violations'], reporter: 'no-passes', preload: { assets: ['media'] } })",
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${scheme}: ${id} at ${target.join(' ')}`),
  );
}

const random = chance('views of pages');
const others = Object.values(views).flatMap(([, ...more]) => more);
const looked = new Set(someOf(others, Math.ceil(others.length / 4), random));
/** Each route's first view, and a quarter of all others, which others each time; in `./scripts/test long` all. */
const all = Object.values(views).flatMap(([first, ...more]) => [
  ...(first ? [first] : []),
  ...more.filter((view) => looked.has(view)),
]);
/** Those that two further engines look at as well, which takes them a second or so a page; in `long` all. */
const lookedTwice = new Set(someOf(all, 6, random));
/** Pages as they were sent, where there is something to check them with. */
const markup = markupChecker ? new Map<string, string>() : null;
const inspected = new Map<View, Promise<Readonly<Record<string, string[]>>>>();

/** Two people at a time, each at one page after another, so that both of a small machine's cores have work. */
function inspectAll(): void {
  for (const lane of [
    ['visitor', 'teller'],
    ['admin', 'beginner', 'child', 'helped'],
  ]) {
    let before: Promise<unknown> = Promise.resolve();
    for (const view of all.filter(({ who }) => lane.includes(who))) {
      const findings = before.then(() => inspect(view));
      before = findings.catch(() => undefined);
      inspected.set(view, findings);
    }
  }
}

/** A sound that its teller's tab died over. */
function aRecordingOnItsWay(story: StoryId): Arrival {
  const startedAt = new Date(Date.now() - 60_000);
  return {
    id: newArrivalId(),
    story,
    instead: null,
    fileName: 'Sound, 23 November, 10.05.webm',
    bytes: null,
    modified: startedAt.getTime(),
    recording: 'sound',
    sha256: null,
    startedAt,
    touchedAt: new Date(),
    received: 900_000,
    becoming: null,
    media: null,
  };
}

/** A film that was chosen, with a name that is hard to fit in. */
function aFilmOnItsWay(): Partial<Arrival> {
  const fileName = `${'Sommernachtstraumaufführung'.repeat(3)}.mov`;
  return { id: newArrivalId(), fileName, bytes: 2_000_000, recording: null };
}

/**
 * Every page is audited (P25), at 320 pixels and with text at 200 % too (P29). Axe takes most of the time, so all its rules
 * see each page once, and by turns in each width and scheme of colours.
 */
const axeTurns = [
  { width: 390, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 390, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
] as const;

/** What is wrong with the page, by where it was seen; nothing where nothing is. */
async function inspect(view: View): Promise<Readonly<Record<string, string[]>>> {
  const page = await show(view);
  // Evaluated by the debugger and not put into the page, so the page's own policy stays as strict as it is.
  await page.evaluate(auditors);
  const found: Record<string, string[]> = {};
  const turn = axeTurns[all.indexOf(view) % axeTurns.length] ?? axeTurns[0];
  if (turn.width === 390) found[`at 390, ${turn.scheme}`] = await axe(page, turn.scheme);
  found.structure = await audit(page, 'structure');
  found.targets = await audit(page, 'targets');
  found['words cut at 390'] = await audit(page, 'broken');
  await page.keyboard.press('Tab');
  found.focus = await audit(page, 'focus');
  await page.setViewportSize({ width: 320, height: 640 });
  found['width at 320'] = await audit(page, 'width');
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  found['width at 320 with letters twice as large'] = await audit(page, 'width');
  await page.evaluate("document.documentElement.style.fontSize = ''");
  await page.setViewportSize({ width: 1280, height: 900 });
  found['width at 1280'] = await audit(page, 'width');
  found['words cut at 1280'] = await audit(page, 'broken');
  if (turn.width === 1280) found[`at 1280, ${turn.scheme}`] = await axe(page, turn.scheme);
  if (lookedTwice.has(view)) {
    found['by IBM'] = await ibmFindings(page);
    found['by HTML_CodeSniffer'] = await codeSnifferFindings(page);
  }
  return Object.fromEntries(Object.entries(found).filter(([, lines]) => lines.length > 0));
}

describe('Every page', () => {
  it('is in the list: each route that answers with a page has its views', () => {
    const routes = archive.routes.filter(({ method }) => method === 'get').map(({ path }) => path);
    const listed = [...Object.keys(views).filter((path) => path.startsWith('/')), ...noPages];
    expect([...listed].sort()).toEqual([...routes].sort());
  });

  it.each(all)(
    '$who at $address$pressed: anyone can read and use it',
    async (view) => {
      expect(await inspected.get(view)).toEqual({});
    },
    120_000,
  );

  (markup ? it : it.skip)(
    'is HTML as the W3C checks it',
    async () => {
      await Promise.allSettled(inspected.values());
      const folder = await temporaryFolder();
      expect(await markupFindings(markup ?? new Map(), folder.path)).toEqual([]);
      await folder.remove();
    },
    600_000,
  );

  it('prints no error, breaks no policy of its own and asks no other host', () => {
    expect(troubles.flat()).toEqual([]);
  });
});

const mainPages = ['/', '/themes/isolation', '/stories/{published}', '/share'];

it.each(mainPages)(
  '%s comes in at most 80 KB before its pictures, and keeps for a year what it may',
  async (address) => {
    const context = await newContext();
    const page = await context.newPage();
    const wire = await context.newCDPSession(page);
    await wire.send('Network.enable');
    const kinds = new Map<string, string>();
    const bytes = new Map<string, number>();
    const askedAgain: string[] = [];
    wire.on('Network.responseReceived', ({ requestId, type, response: { url, headers } }) => {
      kinds.set(requestId, type);
      const { 'Cache-Control': kept = '' } = headers;
      if (url.includes('/assets/') && !kept.includes('max-age=31536000, immutable')) askedAgain.push(url);
    });
    wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      bytes.set(requestId, encodedDataLength),
    );
    await page.goto(address.replace('{published}', sown.get('published') ?? ''), {
      waitUntil: 'networkidle',
    });
    const counted = [...bytes].filter(([id]) => /Document|Stylesheet|Script|Font/.test(kinds.get(id) ?? ''));
    await context.close();
    expect(counted.map(([id]) => kinds.get(id))).toEqual(
      expect.arrayContaining(['Document', 'Stylesheet', 'Font']),
    );
    expect(counted.reduce((sum, [, each]) => sum + each, 0)).toBeLessThanOrEqual(80_000);
    expect(askedAgain).toEqual([]);
  },
);

it('A film shows its still through its video before it plays', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(`/stories/${sown.get('published')}`);
  const frame = page.locator('.film-frame');
  await frame.locator('img').evaluate((image) => (image as unknown as InPage).decode());
  const colours = async () =>
    (await sharp(await frame.screenshot()).stats()).channels.map(({ mean }) => mean);
  const withStill = await colours();
  await page.evaluate("document.querySelector('.film-frame img').style.visibility = 'hidden'");
  const without = await colours();
  expect(Math.max(...withStill.map((mean, at) => Math.abs(mean - (without[at] ?? 0))))).toBeGreaterThan(10);
  await context.close();
});

it.each(mainPages.slice(0, 3))('%s prints without what paper cannot do', async (address) => {
  const page = await show({ who: 'visitor', address, status: 200, pressed: '' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await page.getByRole('navigation', { name: 'Main' }).isVisible()).toBe(false);
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  const ink = await page.evaluate("getComputedStyle(document.querySelector('h1')).color");
  expect(ink).toBe('rgb(0, 0, 0)');
  const paper = await page.pdf({ format: 'A4' });
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  await page.emulateMedia({ media: null });
});

it.each([...seen('visitor', '/stories/{published}', '/curate/sign-in'), ...seen('teller', '/share/place')])(
  '$address keeps its controls in forced colours',
  async (view) => {
    const page = await show(view);
    await page.emulateMedia({ forcedColors: 'active' });
    const controls = page.locator(
      'button, input:not([type=hidden]), select, textarea, a.button, [role=slider], main a',
    );
    const count = await controls.count();
    expect(count).toBeGreaterThan(2);
    const flat: string[] = [];
    for (const control of await controls.all()) {
      if (!(await control.isVisible())) continue;
      const { channels } = await sharp(await control.screenshot()).stats();
      if (Math.max(...channels.map(({ stdev }) => stdev)) < 3)
        flat.push(String(await control.getAttribute('class')));
    }
    expect(flat).toEqual([]);
    await page.emulateMedia({ forcedColors: null });
  },
);
