import { Conflict, NotFound } from '../errors.ts';
import { revise } from '../story/changes/revise.ts';
import { type BlobKey, parseMediaId } from '../story/ids.ts';
import { blobKeysOf, type Media, type ReceivedMedia } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import { attach, deleteFiles } from '../uploads/attach.ts';
import { fileSentences } from '../uploads/file-sentences.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { type Outcome, saveOwn, whateverWasSeen } from './change.ts';

const by = { role: 'storyteller' } as const;

export function findFile(story: SentStory, id: string): Media | null {
  const media = parseMediaId(id);
  return story.media.find((each) => each.id === media) ?? null;
}

export interface Added {
  readonly outcome: Outcome;
  /** Sentences about files that found no room. */
  readonly leftOut: readonly string[];
}

/**
 * Puts files that have arrived into a story that was sent, in the place of `instead` where that is given. The record names
 * a file only once its bytes are safe, and bytes go only once no record names them.
 * @throws what the stores throw.
 */
export async function addFiles(
  services: WithdrawServices,
  story: SentStory,
  arrived: readonly ReceivedMedia[],
  instead: Media | null,
): Promise<Added> {
  const most = services.limits.filesPerStory;
  let unneeded: readonly BlobKey[] = [];
  let leftOut: readonly ReceivedMedia[] = [];
  try {
    let goes: readonly BlobKey[] = [];
    const outcome = await saveOwn(services, story, whateverWasSeen, (latest) => {
      const replaced = latest.media.filter(({ id }) => id === instead?.id);
      const staying = latest.media.filter(({ id }) => id !== instead?.id);
      const attached = attach(staying, arrived, most);
      const addMedia = attached.media.slice(staying.length);
      leftOut = attached.leftOut;
      goes = [...attached.repeated, ...leftOut].map(({ original }) => original.key);
      if (addMedia.length === 0) return latest;
      goes = [...goes, ...replaced.flatMap(blobKeysOf)];
      return revise(latest, { addMedia, removeMedia: replaced.map(({ id }) => id) }, services.now(), by);
    });
    unneeded = outcome.kind === 'gone' ? keysOf(arrived) : goes;
    return { outcome, leftOut: leftOut.map(({ original }) => fileSentences.noRoom(original.fileName, most)) };
  } catch (error) {
    // Only where it is sure that no record names them: a save whose answer was lost may still have been made.
    if (error instanceof NotFound || error instanceof Conflict) unneeded = keysOf(arrived);
    throw error;
  } finally {
    await deleteFiles(services, story.id, unneeded);
  }
}

/** Takes a file out, for good. @throws Unacceptable where it is the only one. */
export async function removeFile(
  services: WithdrawServices,
  story: SentStory,
  seen: string,
  file: Media,
): Promise<Outcome> {
  let goes: readonly BlobKey[] = [];
  const outcome = await saveOwn(services, story, seen, (latest) => {
    const removed = latest.media.filter(({ id }) => id === file.id);
    if (removed.length === 0) return latest;
    goes = removed.flatMap(blobKeysOf);
    return revise(latest, { removeMedia: [file.id] }, services.now(), by);
  });
  if (outcome.kind === 'saved') await deleteFiles(services, story.id, goes);
  return outcome;
}

const keysOf = (files: readonly ReceivedMedia[]) => files.map(({ original }) => original.key);
