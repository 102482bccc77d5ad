import type { Surface } from '../../story/visibility.ts';
import type { StoryModel } from '../stores/story-model.ts';
import type { AskedEdition, Edition } from './edition.ts';
import { listedByName, tooEarly } from './surface-queries.ts';

/**
 * The edition as a surface's readers see it: it turns with every change to what the public may see, and by itself at the
 * moment when an embargo ends or an expiry comes there: no lease goes beyond it. That moment is looked up once an edition, so asking stays
 * one small query.
 */
export function createTimedEdition(
  edition: Edition,
  model: StoryModel,
  surface: Surface,
  now: () => Date,
): (asked: 'current' | 'recent') => Promise<AskedEdition> {
  let held: { readonly name: string; readonly since: Date; readonly turns: Date | null } | null = null;

  return async (asked) => {
    const { name, mayBeSent } = await edition[asked]();
    const at = now();
    const holds = held?.name === name && held.since <= at && (held.turns === null || at < held.turns);
    if (!holds) held = { name, since: at, turns: await nextTurn(model, surface, at) };
    const { since, turns } = held ?? { since: at, turns: null };
    return {
      name: `${name}.${since.getTime()}`,
      mayBeSent: () => mayBeSent() && (turns === null || now() < turns),
    };
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
