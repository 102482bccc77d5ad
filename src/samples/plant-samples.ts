import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Conflict } from '../errors.ts';
import type { JobQueue } from '../jobs/job.ts';
import type { Logger } from '../logger.ts';
import { newMediaId, newReference, newStoryId } from '../random.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { newOriginalKey, originalsPrefix } from '../storage/keys.ts';
import { changeStory } from '../story/changes/change-story.ts';
import { edit } from '../story/changes/correct.ts';
import { approve } from '../story/changes/publish.ts';
import { send } from '../story/changes/send.ts';
import type { NeighbourhoodSlug, StoryId, ThemeSlug } from '../story/ids.ts';
import { manualChecksFor } from '../story/manual-checks.ts';
import { isSettled, type ReceivedMedia } from '../story/media.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { DraftStory } from '../story/story.ts';
import { makeMedia } from './make-media.ts';
import { sampleConsent } from './sample-consent.ts';
import { sampleStories } from './sample-stories.ts';
import type { SampleMedia, SampleStory } from './sample-story.ts';
import type { SampleTools } from './sample-tools.ts';
import { sensitiveOf, wordsFor } from './sample-words.ts';

export interface PlantServices {
  readonly stories: StoryStore;
  readonly blobs: BlobStore;
  readonly queue: JobQueue;
  readonly tools: SampleTools;
  readonly logger: Logger;
  readonly now: () => Date;
  /** A folder for files on their way; what is made there is removed. */
  readonly scratch: string;
}

const archive = { role: 'archive' } as const;

const toldBySample = {
  age: 'adult',
  guardianAgreed: false,
  others: [],
  rights: { own: 'mine', makers: '', quoted: '' },
  licence: 'own',
} as const;

/**
 * Makes the sample stories that are not there yet and sends them into the real pipeline. Safe to run again: each is
 * recognised by its mark, and one that was begun and not sent is begun afresh. Resolves to how many it sent.
 */
export async function plantSamples(
  services: PlantServices,
  signal: AbortSignal,
  samples: readonly SampleStory[] = sampleStories,
): Promise<number> {
  let sent = 0;
  for (const sample of samples) {
    signal.throwIfAborted();
    const before = await services.stories.findByCodeHash(sampleMark(sample));
    if (before?.state === 'draft') await discard(services, before);
    else if (before) {
      await enqueue(services, before.id, before);
      continue;
    }
    await plant(services, sample, signal);
    sent += 1;
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
  samples: readonly SampleStory[] = sampleStories,
): Promise<number> {
  let published = 0;
  for (const sample of samples) {
    if (await approveWhenReady(services, sample, signal)) published += 1;
  }
  return published;
}

/**
 * Stands where a storyteller's hashed private code does, and is the hash of no code: codes are 26 letters long.
 * So a sample has no private link, and is found again by its name.
 */
export function sampleMark(sample: Pick<SampleStory, 'name'>): string {
  return createHash('sha256').update(`sample story: ${sample.name}`).digest('hex');
}

async function plant(services: PlantServices, sample: SampleStory, signal: AbortSignal): Promise<void> {
  const { stories, blobs, logger, now } = services;
  await mkdir(services.scratch, { recursive: true });
  const scratch = await mkdtemp(join(services.scratch, 'sample-'));
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
      neighbourhood: sample.neighbourhood as NeighbourhoodSlug,
      themes: [sample.theme as ThemeSlug],
      title: sample.title,
      words: sample.words,
      language: 'en',
      credit: sample.credit,
      ...toldBySample,
      anyoneElse: false,
      sensitiveTopics: sensitiveOf(sample).topics,
      contactAsked: true,
      wordingVersion: null,
      uses: { web: true, kiosk: true, research: true },
      showing: { from: null, until: null },
    },
  };
  try {
    await stories.insert(draft);
    const media: ReceivedMedia[] = [];
    for (const [index, one] of sample.media.entries()) {
      const path = await makeMedia(one, `${sample.name}-${index + 1}`, services.tools, scratch, signal);
      const id = newMediaId();
      const key = newOriginalKey(draft.id, id);
      const facts = await blobs.put(key, createReadStream(path), { type: typeOf(path), signal });
      media.push(received(id, { key, ...facts, fileName: basename(path) }, one));
    }
    const stored = await stories.replace(draft, { ...draft, media });
    if (stored.state !== 'draft') throw new Conflict('This sample has been sent already.');
    const story = send(stored, sentAnswers(sample, now()), now(), archive);
    await enqueue(services, draft.id, await stories.replace(stored, story));
    logger.info({ story: draft.id }, 'sent a sample story');
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function received(
  id: ReceivedMedia['id'],
  original: ReceivedMedia['original'],
  from: SampleMedia,
): ReceivedMedia {
  const said = wordsFor(from);
  return { state: 'received', id, original, guess: from.form, ...said, attempt: null, tries: 0 };
}

function sentAnswers(sample: SampleStory, at: Date) {
  return {
    reference: newReference(),
    neighbourhood: sample.neighbourhood as NeighbourhoodSlug,
    themes: [sample.theme as ThemeSlug],
    title: sample.title,
    words: sample.words,
    language: 'en',
    credit: sample.credit,
    ...toldBySample,
    sensitive: sensitiveOf(sample),
    consent: sampleConsent(at),
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
    // One that a curator has taken down, or declined, stays as the curator left it.
    const untouched = !story.history.some(({ action }) => action === 'approved' || action === 'declined');
    if (story.state !== 'processing') {
      if (story.state !== 'inReview' || !untouched) return false;
      if (!story.media.every((media) => media.state === 'ready')) {
        logger.warn({ story: story.id }, 'a sample story could not be prepared');
        return false;
      }
      await changeStory(stories, story.id, (current) => {
        if (current.state !== 'inReview') return null;
        const { title, words, themes, sensitive } = current;
        const edits = {
          title,
          words,
          themes,
          sensitive,
          videoTour: sample.videoTour ?? false,
          alt: new Map(),
          hearing: new Map(),
          checks: manualChecksFor(current).map(({ name }) => name),
        };
        return approve(edit(current, edits, now(), archive), now(), archive);
      });
      logger.info({ story: story.id }, 'published a sample story');
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function typeOf(path: string): string {
  const types: Readonly<Record<string, string>> = {
    '.jpg': 'image/jpeg',
    '.png': 'image/png',
    '.webp': 'image/webp',
    '.m4a': 'audio/mp4',
    '.flac': 'audio/flac',
    '.ogg': 'audio/ogg',
    '.mp4': 'video/mp4',
  };
  return types[extname(path)] ?? 'application/octet-stream';
}
