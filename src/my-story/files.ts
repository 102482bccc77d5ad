import { Conflict, NotFound } from '../errors.ts';
import { revise } from '../story/changes/revise.ts';
import { type MediaId, parseMediaId } from '../story/ids.ts';
import { blobKeysOf, type Media, type ReceivedMedia } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import { attach, bytesOf, deleteFiles, deleteUnneeded } from '../uploads/attach.ts';
import { fileSentences } from '../uploads/file-sentences.ts';
import { giveBack } from '../uploads/upload-admission.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { anyVersion, type Outcome, saveOwn } from './change.ts';

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
  instead: MediaId | null,
): Promise<Added> {
  const most = services.limits.filesPerStory;
  let unneeded: readonly ReceivedMedia[] = [];
  try {
    let attached = attach(story.media, arrived, most);
    let replaced: readonly Media[] = [];
    const outcome = await saveOwn(services, story, anyVersion, (latest) => {
      replaced = latest.media.filter(({ id }) => id === instead);
      const staying = latest.media.filter(({ id }) => id !== instead);
      attached = attach(staying, arrived, most);
      const addMedia = attached.media.slice(staying.length);
      if (addMedia.length === 0) return latest;
      return revise(latest, { addMedia, removeMedia: replaced.map(({ id }) => id) }, services.now(), by);
    });
    const { repeated, leftOut } = attached;
    unneeded = outcome.kind === 'gone' ? arrived : [...repeated, ...leftOut];
    if (outcome.kind === 'saved') await deleteFiles(services, story.id, replaced.flatMap(blobKeysOf));
    return { outcome, leftOut: leftOut.map(({ original }) => fileSentences.noRoom(original.fileName, most)) };
  } catch (error) {
    // Only where it is sure that no record names them: a save whose answer was lost may still have been made.
    if (error instanceof NotFound || error instanceof Conflict) unneeded = arrived;
    throw error;
  } finally {
    await deleteUnneeded(services, story.id, unneeded);
  }
}

/** Takes a file out, for good; its quota goes back to the address `who`. @throws Unacceptable where it is the only one. */
export async function removeFile(
  services: WithdrawServices,
  story: SentStory,
  seen: string,
  file: Media,
  who: string,
): Promise<Outcome> {
  let goes: readonly Media[] = [];
  const outcome = await saveOwn(services, story, seen, (latest) => {
    const removed = latest.media.filter(({ id }) => id === file.id);
    if (removed.length === 0) return latest;
    goes = removed;
    return revise(latest, { removeMedia: [file.id] }, services.now(), by);
  });
  if (outcome.kind === 'saved') {
    await deleteFiles(services, story.id, goes.flatMap(blobKeysOf));
    await giveBack(who, bytesOf(goes), services.quotas);
  }
  return outcome;
}
