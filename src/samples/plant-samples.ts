import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Conflict, Unacceptable } from '../errors.ts';
import type { JobQueue } from '../jobs/job.ts';
import type { Logger } from '../logger.ts';
import { newMediaId, newReference, newStoryId } from '../random.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { newOriginalKey, originalsPrefix } from '../storage/keys.ts';
import { changeStory } from '../story/changes/change-story.ts';
import { edit } from '../story/changes/correct.ts';
import { approve } from '../story/changes/publish.ts';
import { send } from '../story/changes/send.ts';
import type { StoryId } from '../story/ids.ts';
import { manualChecksFor } from '../story/manual-checks.ts';
import { isSettled, type ReceivedMedia } from '../story/media.ts';
import type { PlaceStore } from '../story/places.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { DraftStory } from '../story/story.ts';
import type { TopicStore } from '../story/topics.ts';
import { sampleConsent } from './sample-consent.ts';
import type { SampleFile, SampleStory } from './sample-story.ts';

export interface PlantServices {
  readonly stories: StoryStore;
  readonly blobs: BlobStore;
  readonly queue: JobQueue;
  readonly places: PlaceStore;
  readonly topics: TopicStore;
  readonly logger: Logger;
  readonly now: () => Date;
}

const archive = { role: 'archive' } as const;

const toldBySample = {
  age: 'adult',
  guardianAgreed: false,
  others: [],
  rights: { own: 'mine', makers: '', quoted: '' },
  // They bring their own transcripts and captions.
  noMachine: true,
} as const;

/**
 * Sends the sample stories that are not there yet into the real pipeline. Safe to run again: each is recognised by its
 * mark, and one that was begun and not sent is begun afresh. One that this archive does not take is left out, and the log
 * says why. Resolves to how many it sent.
 */
export async function plantSamples(
  services: PlantServices,
  signal: AbortSignal,
  samples: readonly SampleStory[],
): Promise<number> {
  const known = await knownPlaces(services);
  let sent = 0;
  for (const sample of samples) {
    signal.throwIfAborted();
    const before = await services.stories.findByCodeHash(sampleMark(sample));
    if (before?.state === 'draft') await discard(services, before);
    else if (before) {
      await enqueue(services, before.id, before);
      continue;
    }
    try {
      refuseUnknown(sample, known);
      await plant(services, sample, signal);
      sent += 1;
    } catch (error) {
      if (!(error instanceof Unacceptable)) throw error;
      services.logger.warn({ sample: sample.name, reason: error.message }, 'left a sample story out');
      const begun = await services.stories.findByCodeHash(sampleMark(sample));
      if (begun?.state === 'draft') await discard(services, begun);
    }
  }
  return sent;
}

/**
 * Approves every sample story that has come to review, and waits for those still on their way.
 * Resolves to how many are published. @throws the signal's reason.
 */
export async function approveSamples(
  services: PlantServices,
  signal: AbortSignal,
  samples: readonly SampleStory[],
): Promise<number> {
  const published = await Promise.all(samples.map((sample) => approveWhenReady(services, sample, signal)));
  return published.filter(Boolean).length;
}

/**
 * Stands where a storyteller's hashed private code does, and is the hash of no code: codes are 26 letters long.
 * So a sample has no private link, and is found again by its name.
 */
export function sampleMark(sample: Pick<SampleStory, 'name'>): string {
  return createHash('sha256').update(`sample story: ${sample.name}`).digest('hex');
}

/** Slugs of what a story of this archive can belong to. */
interface KnownPlaces {
  readonly neighbourhoods: ReadonlySet<string>;
  readonly themes: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
}

async function knownPlaces({ places, topics }: PlantServices): Promise<KnownPlaces> {
  const slugs = (all: readonly { readonly slug: string }[]) => new Set(all.map(({ slug }) => slug));
  return {
    neighbourhoods: slugs(await places.neighbourhoods()),
    themes: slugs(await places.themes()),
    topics: slugs(await topics.topics()),
  };
}

/** @throws Unacceptable where the story belongs to something that this archive does not have. */
function refuseUnknown(sample: SampleStory, known: KnownPlaces): void {
  const asked = [
    ['neighbourhood', [sample.neighbourhood], known.neighbourhoods],
    ['theme', sample.themes, known.themes],
    ['hard subject', sample.hardSubjects, known.topics],
  ] as const;
  for (const [what, slugs, all] of asked) {
    const unknown = slugs.find((slug) => !all.has(slug));
    if (unknown) throw new Unacceptable(`This archive has no ${what} "${unknown}".`);
  }
}

async function plant(services: PlantServices, sample: SampleStory, signal: AbortSignal): Promise<void> {
  const { stories, blobs, logger, now } = services;
  const { neighbourhood, themes, title, words, language, madeOf, credit, licence } = sample;
  const told = { neighbourhood, themes, title, words, language, madeOf, credit, licence, ...toldBySample };
  const draft: DraftStory = {
    id: newStoryId(),
    version: 1,
    codeHash: sampleMark(sample),
    startedAt: now(),
    touchedAt: now(),
    ...{ typed: [], answeredOn: {}, remindedAt: null, helper: null },
    media: [],
    sample: true,
    state: 'draft',
    answers: {
      ...told,
      note: null,
      anyoneElse: false,
      sensitiveTopics: sample.hardSubjects,
      contactAsked: true,
      wordingVersion: null,
      uses: { web: true, kiosk: true, research: true },
      showing: { from: null, until: null },
    },
  };
  await stories.insert(draft);
  const media: ReceivedMedia[] = [];
  for (const file of sample.files) media.push(await storeFile(blobs, draft.id, file, signal));
  const stored = await stories.replace(draft, { ...draft, media });
  if (stored.state !== 'draft') throw new Conflict('This sample has been sent already.');
  const sent = {
    ...told,
    reference: newReference(),
    sensitive: { topics: sample.hardSubjects, note: null },
    consent: sampleConsent(now()),
  };
  const story = await stories.replace(stored, send(stored, sent, now(), archive));
  await enqueue(services, draft.id, story);
  logger.info({ story: draft.id }, 'sent a sample story');
}

async function storeFile(
  blobs: BlobStore,
  story: StoryId,
  { path, type, form, description, hearing }: SampleFile,
  signal: AbortSignal,
): Promise<ReceivedMedia> {
  const id = newMediaId();
  const key = newOriginalKey(story, id);
  const facts = await blobs.put(key, createReadStream(path), { type, signal });
  return {
    state: 'received',
    id,
    original: { key, ...facts, fileName: basename(path) },
    guess: form,
    alt: description === null ? null : { kind: 'words', words: description },
    hearing,
    attempt: null,
    tries: 0,
  };
}

/** Adding a job twice is harmless, so a run that stopped between saving and enqueueing is mended by the next. */
async function enqueue(
  { queue }: PlantServices,
  story: StoryId,
  { media }: Pick<DraftStory, 'media'>,
): Promise<void> {
  for (const one of media) {
    if (!isSettled(one)) await queue.add({ type: 'inspect', story, media: one.id });
  }
}

/** Takes away a sample that an earlier run began and did not send. */
async function discard({ stories, blobs }: PlantServices, draft: DraftStory): Promise<void> {
  for await (const { key } of blobs.list(`${originalsPrefix}${draft.id}/`)) await blobs.delete(key);
  await stories.removeDraft(draft);
}

async function approveWhenReady(
  services: PlantServices,
  sample: SampleStory,
  signal: AbortSignal,
): Promise<boolean> {
  const { stories, logger, now } = services;
  for (;;) {
    signal.throwIfAborted();
    const story = await stories.findByCodeHash(sampleMark(sample));
    if (!story || story.state === 'draft') return false;
    if (story.state === 'published') return true;
    if (story.state === 'processing') {
      await new Promise((resolve) => setTimeout(resolve, 500));
      continue;
    }
    // One that a curator has taken down, or declined, stays as the curator left it.
    const untouched = !story.history.some(({ action }) => action === 'approved' || action === 'declined');
    if (story.state !== 'inReview' || !untouched) return false;
    if (!story.media.every((media) => media.state === 'ready')) {
      logger.warn({ story: story.id }, 'a sample story could not be prepared');
      return false;
    }
    try {
      await changeStory(stories, story.id, (current) => {
        if (current.state !== 'inReview') return null;
        const { title, words, themes, sensitive } = current;
        const edits = {
          title,
          words,
          themes,
          sensitive,
          videoTour: sample.videoTour,
          alt: new Map(),
          hearing: new Map(),
          checks: manualChecksFor(current).map(({ name }) => name),
        };
        return approve(edit(current, edits, now(), archive), now(), archive);
      });
    } catch (error) {
      if (!(error instanceof Unacceptable)) throw error;
      logger.warn({ story: story.id, reason: error.message }, 'a sample story waits for a curator');
      return false;
    }
    logger.info({ story: story.id }, 'published a sample story');
    return true;
  }
}
