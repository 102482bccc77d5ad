import type { Edition } from './edition.ts';
import type { StoryModel } from './story-model.ts';

/**
 * The edition as readers see it: it turns with every change to what the public may see, and by itself at the moment when
 * an embargo ends or an expiry comes. That moment is looked up once an edition, so asking stays one small query.
 */
export function createTimedEdition(
  edition: Edition,
  model: StoryModel,
  now: () => Date,
): () => Promise<string> {
  let held: { readonly number: number; readonly since: Date; readonly turns: Date | null } | null = null;

  return async () => {
    const number = await edition.current();
    const at = now();
    const holds = held?.number === number && held.since <= at && (held.turns === null || at < held.turns);
    if (!holds) held = { number, since: at, turns: await nextTurn(model, at) };
    return `${number}.${held?.since.getTime()}`;
  };
}

async function nextTurn(model: StoryModel, at: Date): Promise<Date | null> {
  const [begins, ends] = await Promise.all([
    model
      .findOne({ 'listing.timed': true, 'listing.from': { $gt: at } })
      .sort({ 'listing.from': 1 })
      .lean(),
    model
      .findOne({ 'listing.timed': true, 'listing.until': { $gt: at } })
      .sort({ 'listing.until': 1 })
      .lean(),
  ]);
  const moments = [begins?.listing.from, ends?.listing.until].filter((moment) => moment != null);
  return moments.reduce<Date | null>(
    (first, moment) => (first === null || moment < first ? moment : first),
    null,
  );
}
