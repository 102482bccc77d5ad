import { Conflict, NotFound } from '../../errors.ts';
import type { ReceivedMedia } from '../../story/media.ts';
import type { DraftStory } from '../../story/story.ts';
import { type Attached, attach, deleteUnneeded } from '../../uploads/attach.ts';
import { changeDraft } from '../drafts.ts';
import type { IntakeServices } from '../intake-services.ts';

type Keeping = Pick<IntakeServices, 'stories' | 'blobs' | 'logger' | 'limits' | 'now'>;

/**
 * Puts files whose bytes are safe beside the draft's others: the record names a file only then, and where it cannot name
 * it, the bytes go.
 * @throws Conflict where the draft was sent or cleared meanwhile.
 */
export async function keepFiles(
  services: Keeping,
  draft: DraftStory,
  arrived: readonly ReceivedMedia[],
): Promise<{ readonly saved: DraftStory; readonly outcome: Attached }> {
  const { stories, limits } = services;
  let unneeded: readonly ReceivedMedia[] = [];
  try {
    let outcome = attach(draft.media, arrived, limits.filesPerStory);
    const saved = await changeDraft(stories, draft.id, services.now(), (latest) => {
      outcome = attach(latest.media, arrived, limits.filesPerStory);
      return { ...latest, media: outcome.media };
    });
    unneeded = [...outcome.repeated, ...outcome.leftOut];
    return { saved, outcome };
  } catch (error) {
    // Only where it is sure that no record names them: a save whose answer was lost may still have been made, and
    // what nobody names is swept later.
    if (error instanceof NotFound || error instanceof Conflict) unneeded = arrived;
    if (error instanceof NotFound)
      throw new Conflict('Your answers were cleared while the file was on its way.');
    throw error;
  } finally {
    await deleteUnneeded(services, draft.id, unneeded);
  }
}
