import type { NeighbourhoodSlug } from '../../story/ids.ts';
import type { Neighbourhood } from '../../story/places.ts';
import type { Problem } from '../../web/form-fields.ts';
import type { Curator } from '../curator.ts';

/** Whose stories a curator looks after, as an administrator chose it on a form: all, or those that are ticked. */
export interface TypedNeighbourhoods {
  /** "all" or "some". */
  readonly scope: string;
  readonly neighbourhoods: readonly string[];
}

export const allOfThem: TypedNeighbourhoods = { scope: 'all', neighbourhoods: [] };

export function neighbourhoodsAsStored({ neighbourhoods }: Curator): TypedNeighbourhoods {
  return neighbourhoods === null ? allOfThem : { scope: 'some', neighbourhoods };
}

export interface ChosenNeighbourhoods {
  /** Null is all of them. Counts only where there is no error. */
  readonly neighbourhoods: readonly NeighbourhoodSlug[] | null;
  readonly errors: readonly Problem[];
}

/** Never reads more than was said: nothing ticked is an error and not "all". */
export function readNeighbourhoods(
  { scope, neighbourhoods }: TypedNeighbourhoods,
  known: readonly Neighbourhood[],
): ChosenNeighbourhoods {
  const ticked = known.map(({ slug }) => slug).filter((slug) => neighbourhoods.includes(slug));
  const fault = (field: string, message: string) => ({ neighbourhoods: [], errors: [{ field, message }] });
  if (scope === 'all') {
    if (ticked.length === 0) return { neighbourhoods: null, errors: [] };
    return fault('scope', 'You chose all neighbourhoods and ticked some as well. Choose which you mean.');
  }
  if (scope !== 'some') return fault('scope', 'Choose whose stories they look after.');
  if (ticked.length > 0) return { neighbourhoods: ticked, errors: [] };
  return fault('neighbourhoods', 'Tick at least one neighbourhood, or choose all of them.');
}

/** The fields of the form, for views/partials/curate/neighbourhoods. */
export function neighbourhoodFields(typed: TypedNeighbourhoods, known: readonly Neighbourhood[]) {
  return {
    scopes: [
      { value: 'all', label: 'All neighbourhoods', checked: typed.scope === 'all' },
      { value: 'some', label: 'Only those ticked below', checked: typed.scope === 'some' },
    ],
    neighbourhoods: known.map(({ slug, name }) => ({
      value: slug,
      label: name,
      checked: typed.neighbourhoods.includes(slug),
    })),
  };
}

const list = new Intl.ListFormat('en-GB');

/** "All neighbourhoods", or their names: "Haslingden and Workington". */
export function neighbourhoodWords({ neighbourhoods }: Curator, known: readonly Neighbourhood[]): string {
  if (neighbourhoods === null) return 'All neighbourhoods';
  return list.format(neighbourhoods.map((slug) => known.find((each) => each.slug === slug)?.name ?? slug));
}
