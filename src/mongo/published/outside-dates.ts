import { setImmediate as thisTurn } from 'node:timers/promises';
import type { Surface } from '../../story/visibility.ts';
import type { StoryDocument, StoryModel } from '../stores/story-model.ts';
import { listedByName, tooEarly, tooLate } from './surface-queries.ts';

/** What counting needs of a story that may show on a surface, but not today: its days have not begun, or are over. */
export type OutsideDates = Pick<StoryDocument, 'themes' | 'neighbourhood'>;

/**
 * The few stories of a surface whose embargo has not ended or whose expiry has come. A page that counts a dozen ways asks
 * a dozen times in one turn of the loop: one question, which leaves once all of them have come, answers them.
 */
export function createOutsideDates(
  model: StoryModel,
  surface: Surface,
  now: () => Date,
): () => Promise<readonly OutsideDates[]> {
  let gathering: Promise<readonly OutsideDates[]> | null = null;

  async function lookUp(): Promise<readonly OutsideDates[]> {
    await thisTurn();
    gathering = null;
    const at = now();
    const found = await Promise.all(
      listedByName(surface).flatMap((onSurface) =>
        // Over before it began is both: it counts once.
        [tooEarly(at), { ...tooLate(at), $nor: [tooEarly(at)] }].map((outside) =>
          model
            .find({ ...onSurface, 'listing.timed': true, ...outside }, { themes: 1, neighbourhood: 1 })
            .lean<OutsideDates[]>(),
        ),
      ),
    );
    return found.flat();
  }

  return () => {
    gathering ??= lookUp();
    return gathering;
  };
}
