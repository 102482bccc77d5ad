import { hashCode, newMediaId, newPrivateCode, newReference, newStoryId } from '../../src/random.ts';
import { newOriginalKey, newRenditionKey } from '../../src/storage/keys.ts';
import type { ConsentEntry, Use } from '../../src/story/consent.ts';
import { type Exhibition, nothingChosen } from '../../src/story/exhibitions.ts';
import { withEntry } from '../../src/story/history.ts';
import type { ExhibitionSlug, NeighbourhoodSlug, StoryId, ThemeSlug } from '../../src/story/ids.ts';
import { type ManualCheck, manualCheckNames } from '../../src/story/manual-checks.ts';
import { isReady, nothingToRead, type ReadyMedia, type ReceivedMedia } from '../../src/story/media.ts';
import { type Neighbourhood, nothingTold } from '../../src/story/places.ts';
import type { InReviewStory, PublishedStory, SentStory } from '../../src/story/story.ts';

/** Stories as values, for tests that need one in a certain state without sending it through the pipeline. */

export const theme = (slug: string) => slug as ThemeSlug;
export const neighbourhood = (slug: string) => slug as NeighbourhoodSlug;

/** A neighbourhood of which nothing is told yet. */
export const aNeighbourhood = (slug: string, over: Partial<Neighbourhood> = {}): Neighbourhood => ({
  ...{ slug: neighbourhood(slug), name: slug, about: '', order: 1, open: true },
  ...{ inNetwork: true, where: null, enquiry: nothingTold },
  ...over,
});

/** One that storytellers are asked about by name, in which everything hangs that may show there. */
export function anExhibition(slug: string, over: Partial<Exhibition> = {}): Exhibition {
  return {
    slug: slug as ExhibitionSlug,
    name: `The ${slug} show`,
    about: '',
    place: 'Workington Library',
    opens: null,
    closes: null,
    asking: true,
    ...nothingChosen,
    rule: { themes: [], neighbourhoods: [], forms: [] },
    ...over,
  };
}

/** What was granted, by use; what is not named was asked for and refused. */
export type Choices = Readonly<Partial<Record<Use, boolean>>>;

export function consentTo(
  choices: Choices,
  time: { readonly from?: Date; readonly until?: Date } = {},
): ConsentEntry {
  const asked: Choices = { web: false, kiosk: false, research: false, ...choices };
  return {
    at: new Date('2026-01-01T10:00:00Z'),
    by: 'storyteller',
    how: 'share-form',
    language: 'en',
    wordingVersion: 'test',
    lawfulBasis: 'consent',
    answers: (Object.keys(asked) as Use[]).map((use) => ({
      use,
      question: `May we use it for ${use}?`,
      granted: asked[use] ?? false,
    })),
    statements: [],
    from: time.from ?? null,
    until: time.until ?? null,
  };
}

export function aReadyArtwork(story: StoryId): ReadyMedia {
  const id = newMediaId();
  return {
    id,
    state: 'ready',
    original: { key: newOriginalKey(story, id), bytes: 10, sha256: 'a'.repeat(64), fileName: 'drawing.jpg' },
    guess: 'artwork',
    alt: { kind: 'words', words: 'A drawing of a gate' },
    hearing: nothingToRead,
    facts: { form: 'artwork', container: 'jpeg', width: 320, height: 200, frames: 1, alpha: false },
    renditions: [
      {
        kind: 'image',
        name: 'image-320.jpg',
        key: newRenditionKey(story, id, 'image-320.jpg'),
        type: 'image/jpeg',
        bytes: 5,
        sha256: 'b'.repeat(64),
        width: 320,
        height: 200,
      },
    ],
    placeholder: null,
  };
}

/** The same as it arrived: no worker has looked at it. */
export function aReceivedArtwork(story: StoryId): ReceivedMedia {
  const { id, original, guess, alt, hearing } = aReadyArtwork(story);
  return { id, original, guess, alt, hearing, state: 'received', attempt: null, tries: 0 };
}

/** A sound that speaks; nothing stands beside it yet. */
export function aReadySound(story: StoryId): ReadyMedia {
  const { id, ...rest } = aReadyArtwork(story);
  return {
    ...rest,
    id,
    guess: 'sound',
    alt: null,
    facts: { form: 'sound', container: 'mov', codec: 'aac', seconds: 90, channels: 1 },
    renditions: [
      {
        kind: 'sound',
        name: 'sound.m4a',
        key: newRenditionKey(story, id, 'sound.m4a'),
        type: 'audio/mp4',
        bytes: 5,
        sha256: 'd'.repeat(64),
        seconds: 90,
      },
    ],
  };
}

/** A film with sound; nothing stands beside it yet. */
export function aReadyFilm(story: StoryId): ReadyMedia {
  const { id, ...rest } = aReadyArtwork(story);
  return {
    ...rest,
    id,
    guess: 'film',
    alt: null,
    facts: {
      form: 'film',
      container: 'mov',
      codec: 'h264',
      seconds: 20,
      width: 1280,
      height: 720,
      frameRate: 30,
      hdr: null,
      audio: { codec: 'aac', channels: 2 },
    },
    renditions: [
      {
        kind: 'film',
        name: 'film-720.mp4',
        key: newRenditionKey(story, id, 'film-720.mp4'),
        type: 'video/mp4',
        bytes: 5,
        sha256: 'e'.repeat(64),
        width: 1280,
        height: 720,
        seconds: 20,
      },
    ],
  };
}

/** Every check that a curator could tick. */
export function allTicked(at: Date): readonly ManualCheck[] {
  return manualCheckNames.map((name) => ({ name, at, by: null }));
}

export function aStoryInReview(over: Partial<InReviewStory> = {}): InReviewStory {
  const id = newStoryId();
  const at = new Date('2026-01-02T10:00:00Z');
  return {
    id,
    version: 1,
    state: 'inReview',
    codeHash: hashCode(newPrivateCode()),
    startedAt: at,
    sentAt: at,
    waitingSince: at,
    reference: newReference(),
    media: [aReadyArtwork(id)],
    sample: false,
    neighbourhood: neighbourhood('workington'),
    themes: [theme('employment')],
    title: 'The gate',
    words: 'Words about a gate.',
    language: 'en',
    madeOf: '',
    noMachine: false,
    credit: { kind: 'anonymous' },
    age: 'adult',
    guardianAgreed: false,
    others: [],
    rights: { own: 'mine', makers: '', quoted: '' },
    licence: 'own',
    sensitive: { topics: [], note: null },
    conversation: [],
    concerns: [],
    checks: allTicked(at),
    lastReviewed: null,
    seenOnWeb: false,
    wishUnlisted: false,
    consent: [consentTo({ web: true, kiosk: false })],
    history: withEntry([], { at, actor: { role: 'storyteller' }, action: 'sent', reason: null }),
    videoTour: false,
    ...over,
  };
}

export function aPublishedStory(
  over: Partial<PublishedStory> = {},
  choices: Choices = { web: true, kiosk: false },
): PublishedStory {
  const { waitingSince, state: _waiting, ...story } = aStoryInReview({ consent: [consentTo(choices)] });
  return {
    ...story,
    state: 'published',
    publishedAt: waitingSince,
    decidedBy: null,
    seenOnWeb: choices.web === true,
    ...over,
  };
}

/** The story's first media, as it is once ready. */
export function readyArtwork(story: SentStory): ReadyMedia {
  const media = story.media.find(isReady);
  if (!media) throw new Error('Expected a story with a ready media');
  return media;
}
