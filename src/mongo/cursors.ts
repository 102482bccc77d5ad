import { BadRequest } from '../errors.ts';
import { say } from '../words/say.ts';

/** A place in a list that is sorted by `listing.since` and `_id`, newest first. */
export interface ListPlace {
  readonly since: Date;
  readonly id: string;
  readonly direction: 'older' | 'newer';
}

export function writeCursor(place: ListPlace): string {
  return `${place.direction}-${place.since.getTime()}-${place.id}`;
}

/** @throws BadRequest for anything that writeCursor did not write. */
export function readCursor(text: string): ListPlace {
  const match = /^(older|newer)-(\d{1,15})-([0-9a-z]{16})$/.exec(text);
  const [, direction, since, id] = match ?? [];
  if (!direction || !since || !id) {
    throw new BadRequest(say('errors-no-list-page'));
  }
  return { direction: direction === 'older' ? 'older' : 'newer', since: new Date(Number(since)), id };
}

/** The query for what lies beyond a place, and the sort that reads from there. */
export function beyond(place: ListPlace | null) {
  if (!place) return { query: {}, sort: { 'listing.since': -1, _id: -1 } as const };
  const past = place.direction === 'older' ? '$lt' : '$gt';
  const order = place.direction === 'older' ? -1 : 1;
  return {
    query: {
      $or: [
        { 'listing.since': { [past]: place.since } },
        { 'listing.since': place.since, _id: { [past]: place.id } },
      ],
    },
    sort: { 'listing.since': order, _id: order } as const,
  };
}
