import type { NeighbourhoodSlug, ThemeSlug } from '../../story/ids.ts';
import type { Neighbourhood, Theme } from '../../story/places.ts';
import type { SignedIn } from '../../web/signed-in.ts';
import type { MovedStories } from '../setting-log.ts';
import type { SettingsServices } from '../settings-services.ts';
import type { PlaceKind, PlaceRef } from './stories-in.ts';

export type Place = Theme | Neighbourhood;

/** What the log of changes calls it. */
export const subjectOf = ({ kind, slug }: PlaceRef): string => `${kind}/${slug}`;

export const allOf = (
  { places }: Pick<SettingsServices, 'places'>,
  kind: PlaceKind,
): Promise<readonly Place[]> => (kind === 'theme' ? places.themes() : places.neighbourhoods());

/**
 * Writes the change down, and makes it: the log comes first, so that nothing changes unwritten. `seen` is the number of the
 * change that it was made from. @throws Conflict
 */
export async function changePlace(
  { log, places, now }: Pick<SettingsServices, 'log' | 'places' | 'now'>,
  kind: PlaceKind,
  change: {
    readonly before: Place | null;
    readonly now: Place | null;
    readonly by: Pick<SignedIn, 'id'>;
    readonly seen: number;
    readonly moved?: MovedStories;
  },
): Promise<void> {
  const place = change.now ?? change.before;
  if (!place) throw new Error('Expected a place before or after the change');
  await log.add(
    {
      ...{ at: now(), by: change.by.id, subject: subjectOf({ kind, slug: place.slug }) },
      ...{ before: change.before, now: change.now },
      ...(change.moved && { moved: change.moved }),
    },
    change.seen,
  );
  if (change.now) await savePlace({ places }, kind, change.now);
}

export function savePlace({ places }: Pick<SettingsServices, 'places'>, kind: PlaceKind, place: Place) {
  return kind === 'theme'
    ? places.saveTheme(place as Theme)
    : places.saveNeighbourhood(place as Neighbourhood);
}

export function removePlace({ places }: Pick<SettingsServices, 'places'>, { kind, slug }: PlaceRef) {
  return kind === 'theme'
    ? places.removeTheme(slug as ThemeSlug)
    : places.removeNeighbourhood(slug as NeighbourhoodSlug);
}
