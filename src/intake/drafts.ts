import type { Wording } from '../consent/wording.ts';
import { Conflict } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { newStoryId } from '../random.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { changeStory } from '../story/changes/change-story.ts';
import type { MediaId, StoryId } from '../story/ids.ts';
import type { ContactStore } from '../story/stores/contact-store.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { DraftStory, Story } from '../story/story.ts';
import { noAnswers } from '../story-form/told.ts';
import { bytesOf, deleteFiles } from '../uploads/attach.ts';
import { type ForgettingArrivals, forgetArrivals } from '../uploads/resumable/forget-arrivals.ts';
import { giveBack } from '../uploads/upload-admission.ts';
import type { UploadQuotas } from '../uploads/upload-services.ts';
import { say } from '../words/say.ts';

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
    typed: [],
    answeredOn: {},
    remindedAt: null,
    helper: null,
  };
}

export type DraftChange = (draft: DraftStory) => DraftStory;

/**
 * The draft without answers that were given to other words of consent than those of now: nobody's yes is put under
 * words that they have not read (P20).
 */
export function inTheseWords(draft: DraftStory, { version }: Pick<Wording, 'version'>): DraftStory {
  if (draft.answers.wordingVersion === version) return draft;
  const answers = { ...draft.answers, wordingVersion: version, uses: {}, guardianAgreed: null };
  return { ...draft, answers, typed: draft.typed.map(withoutConsent) };
}

/** What was typed, without answers to questions that are asked in the words of consent. */
function withoutConsent(typed: DraftStory['typed'][number]): DraftStory['typed'][number] {
  const isConsent = (name: string) => name === 'guardian' || name.startsWith('consent-');
  return {
    ...typed,
    fields: Object.fromEntries(Object.entries(typed.fields).filter(([name]) => !isConsent(name))),
  };
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
    story.state === 'draft' ? { ...change(story), touchedAt: at, remindedAt: null } : null,
  );
  if (saved.state === 'draft') return saved;
  throw new Conflict(say('share-sent-already'));
}

export function withoutMedia(id: MediaId): DraftChange {
  return (draft) => ({ ...draft, media: draft.media.filter((media) => media.id !== id) });
}

/**
 * Removes the draft, then its contacts, files, and what is on its way, whose quota goes back to the address `who`. Quiet where it
 * is gone already or has been sent.
 */
export async function clearDraft(services: ClearServices, draft: DraftStory, who: string): Promise<void> {
  const { stories, contacts } = services;
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
  await contacts.remove(draft.id);
  const unfinished = await forgetArrivals(services, draft.id);
  await deleteFiles(
    services,
    draft.id,
    latest.media.map(({ original }) => original.key),
  );
  await giveBack(who, unfinished + bytesOf(latest.media), services.quotas);
}

interface ClearServices extends ForgettingArrivals {
  readonly stories: StoryStore;
  readonly contacts: ContactStore;
  readonly blobs: BlobStore;
  readonly logger: Logger;
  readonly quotas: Pick<UploadQuotas, 'bytes'>;
}
