import type { NeighbourhoodSlug } from '../../story/ids.ts';
import type { Neighbourhood } from '../../story/places.ts';
import type { Problem } from '../../web/form-fields.ts';
import { listed } from '../../words/lists.ts';
import { say } from '../../words/say.ts';
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
    return fault('scope', say('curate-scope-both'));
  }
  if (scope !== 'some') return fault('scope', say('curate-scope-missing'));
  if (ticked.length > 0) return { neighbourhoods: ticked, errors: [] };
  return fault('neighbourhoods', say('curate-scope-none'));
}

/** The fields of the form, for views/partials/curate/neighbourhoods. */
export function neighbourhoodFields(typed: TypedNeighbourhoods, known: readonly Neighbourhood[]) {
  return {
    scopes: [
      { value: 'all', label: say('curate-scope-all'), checked: typed.scope === 'all' },
      { value: 'some', label: say('curate-scope-some'), checked: typed.scope === 'some' },
    ],
    neighbourhoods: known.map(({ slug, name }) => ({
      value: slug,
      label: name,
      checked: typed.neighbourhoods.includes(slug),
    })),
  };
}

/** "All neighbourhoods", or their names: "Haslingden and Workington". */
export function neighbourhoodWords({ neighbourhoods }: Curator, known: readonly Neighbourhood[]): string {
  if (neighbourhoods === null) return say('curate-scope-all');
  return listed(neighbourhoods.map((slug) => known.find((each) => each.slug === slug)?.name ?? slug));
}
