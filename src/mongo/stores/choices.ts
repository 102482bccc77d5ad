import type { NeighbourhoodSlug, ThemeSlug } from '../../story/ids.ts';
import type { ShownForm } from '../../story/media.ts';

/** The query for what a list was narrowed to. */
export function choices(filter: {
  readonly theme?: ThemeSlug;
  readonly neighbourhood?: NeighbourhoodSlug;
  readonly form?: ShownForm;
}) {
  return {
    ...(filter.theme ? { themes: filter.theme } : {}),
    ...(filter.neighbourhood ? { neighbourhood: filter.neighbourhood } : {}),
    ...(filter.form ? { 'listing.forms': filter.form } : {}),
  };
}
