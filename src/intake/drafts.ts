import { Conflict } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { newStoryId } from '../random.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { changeStory } from '../story/change-story.ts';
import type { BlobKey, MediaId, StoryId } from '../story/ids.ts';
import type { ReceivedMedia } from '../story/media.ts';
import type { DraftAnswers, DraftStory, Story } from '../story/story.ts';
import type { StoryStore } from '../story/story-store.ts';

const noAnswers: DraftAnswers = {
  neighbourhood: null,
  themes: [],
  title: null,
  words: null,
  language: null,
  credit: null,
  age: null,
  guardianAgreed: null,
  others: null,
  rights: null,
  licence: null,
  sensitiveTopics: null,
  contactAsked: false,
  uses: {},
  showing: null,
};

export function newDraft(codeHash: string, at: Date): DraftStory {
  return {
    id: newStoryId(),
    version: 0,
    codeHash,
    startedAt: at,
    touchedAt: at,
    media: [],
    sample: false,
    state: 'draft',
    answers: noAnswers,
  };
}

export type DraftChange = (draft: DraftStory) => DraftStory;

export function withAnswers(patch: Partial<DraftAnswers>): DraftChange {
  return (draft) => ({ ...draft, answers: { ...draft.answers, ...patch } });
}

/**
 * Saves a change to the draft, whoever else saves at the same time: two uploads both land.
 * @throws Conflict where it has been sent since; NotFound where it has been cleared.
 */
export async function changeDraft(
  stories: StoryStore,
  id: StoryId,
  at: Date,
  change: DraftChange,
): Promise<DraftStory> {
  const saved = await changeStory(stories, id, (story) =>
    story.state === 'draft' ? { ...change(story), touchedAt: at } : null,
  );
  if (saved.state === 'draft') return saved;
  throw new Conflict('This story has been sent, so it can no longer be changed here.');
}

export interface Attached {
  readonly draft: DraftStory;
  /** Arrived, but not needed: the same file is there already, so a retry makes no second one (S17). */
  readonly repeated: readonly ReceivedMedia[];
  /** Arrived, but the story was full by then. */
  readonly leftOut: readonly ReceivedMedia[];
}

/** Puts files that have arrived on the draft. Pure. */
export function attach(draft: DraftStory, files: readonly ReceivedMedia[], most: number): Attached {
  const media = [...draft.media];
  const repeated: ReceivedMedia[] = [];
  const leftOut: ReceivedMedia[] = [];
  for (const file of files) {
    const same = media.some(({ original }) => original.sha256 === file.original.sha256);
    if (same) repeated.push(file);
    else if (media.length >= most) leftOut.push(file);
    else media.push(file);
  }
  return { draft: { ...draft, media }, repeated, leftOut };
}

export function withoutMedia(id: MediaId): DraftChange {
  return (draft) => ({ ...draft, media: draft.media.filter((media) => media.id !== id) });
}

/** Removes the draft, then its files. Quiet where it is gone already or has been sent. */
export async function clearDraft(
  stories: StoryStore,
  blobs: BlobStore,
  logger: Logger,
  draft: DraftStory,
): Promise<void> {
  let latest: Story | null = draft;
  while (latest?.state === 'draft') {
    try {
      await stories.removeDraft(latest);
      break;
    } catch (error) {
      // An upload landed in between: its file has to go too.
      if (!(error instanceof Conflict)) throw error;
      latest = await stories.find(draft.id);
    }
  }
  if (latest?.state !== 'draft') return;
  await deleteOriginals(
    blobs,
    logger,
    draft.id,
    latest.media.map(({ original }) => original.key),
  );
}

/** Deletes files that no record names any more. What cannot be deleted now is left to the sweep. */
export async function deleteOriginals(
  blobs: BlobStore,
  logger: Logger,
  story: StoryId,
  keys: readonly BlobKey[],
): Promise<void> {
  const results = await Promise.allSettled(keys.map((key) => blobs.delete(key)));
  for (const result of results) {
    if (result.status === 'rejected') {
      logger.warn({ err: result.reason, story }, 'an original was left behind; the sweep will take it');
    }
  }
}
