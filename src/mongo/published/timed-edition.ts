import type { Surface } from '../../story/visibility.ts';
import type { StoryModel } from '../stores/story-model.ts';
import type { Edition } from './edition.ts';
import { listedByName, tooEarly } from './surface-queries.ts';

/**
 * The edition as a surface's readers see it: it turns with every change to what the public may see, and by itself at the
 * moment when an embargo ends or an expiry comes there. That moment is looked up once an edition, so asking stays one small query.
 */
export function createTimedEdition(
  edition: Edition,
  model: StoryModel,
  surface: Surface,
  now: () => Date,
): (asked: 'current' | 'recent') => Promise<string> {
  let held: { readonly number: number; readonly since: Date; readonly turns: Date | null } | null = null;

  return async (asked) => {
    const number = await edition[asked]();
    const at = now();
    const holds = held?.number === number && held.since <= at && (held.turns === null || at < held.turns);
    if (!holds) held = { number, since: at, turns: await nextTurn(model, surface, at) };
    return `${number}.${held?.since.getTime()}`;
  };
}

async function nextTurn(model: StoryModel, surface: Surface, at: Date): Promise<Date | null> {
  const moments = await Promise.all(
    listedByName(surface).flatMap((onSurface) => {
      const timed = { ...onSurface, 'listing.timed': true };
      return [
        model
          .findOne({ ...timed, ...tooEarly(at) })
          .sort({ 'listing.from': 1 })
          .lean()
          .then((begins) => begins?.listing.from),
        model
          .findOne({ ...timed, 'listing.until': { $gt: at } })
          .sort({ 'listing.until': 1 })
          .lean()
          .then((ends) => ends?.listing.until),
      ];
    }),
  );
  return moments.reduce<Date | null>(
    (first, moment) => (moment && (first === null || moment < first) ? moment : first),
    null,
  );
}
