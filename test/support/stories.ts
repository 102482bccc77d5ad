import { hashCode, newMediaId, newPrivateCode, newReference, newStoryId } from '../../src/random.ts';
import { newOriginalKey, newRenditionKey } from '../../src/storage/keys.ts';
import type { ConsentEntry } from '../../src/story/consent.ts';
import { withEntry } from '../../src/story/history.ts';
import type { NeighbourhoodSlug, StoryId, ThemeSlug } from '../../src/story/ids.ts';
import { isReady, type ReadyMedia } from '../../src/story/media.ts';
import type { InReviewStory, PublishedStory, SentStory } from '../../src/story/story.ts';

/** Stories as values, for tests that need one in a certain state without sending it through the pipeline. */

export const theme = (slug: string) => slug as ThemeSlug;
export const neighbourhood = (slug: string) => slug as NeighbourhoodSlug;

export function consentTo(choices: { readonly web: boolean; readonly kiosk: boolean }): ConsentEntry {
  return {
    at: new Date('2026-01-01T10:00:00Z'),
    by: 'storyteller',
    how: 'share-form',
    language: 'en',
    wordingVersion: 'test',
    answers: [
      { use: 'web', question: 'May we show it on the web?', granted: choices.web },
      { use: 'kiosk', question: 'May we show it on screens?', granted: choices.kiosk },
    ],
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
    credit: { kind: 'anonymous' },
    ownWork: true,
    consent: [consentTo({ web: true, kiosk: false })],
    history: withEntry([], { at, actor: { role: 'storyteller' }, action: 'sent', reason: null }),
    videoTour: false,
    ...over,
  };
}

export function aPublishedStory(
  over: Partial<PublishedStory> = {},
  choices = { web: true, kiosk: false },
): PublishedStory {
  const { waitingSince, state: _waiting, ...story } = aStoryInReview({ consent: [consentTo(choices)] });
  return { ...story, state: 'published', publishedAt: waitingSince, decidedBy: null, ...over };
}

/** The story's first media, as it is once ready. */
export function readyArtwork(story: SentStory): ReadyMedia {
  const media = story.media.find(isReady);
  if (!media) throw new Error('Expected a story with a ready media');
  return media;
}
