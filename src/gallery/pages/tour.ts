import type { Neighbourhood } from '../../story/places.ts';

/** The video tour that lies on another site, with the site's name; null where none is known. */
export function tourElsewhere({
  enquiry: { tour },
}: Pick<Neighbourhood, 'enquiry'>): { readonly address: string; readonly site: string } | null {
  return tour === '' ? null : { address: tour, site: new URL(tour).hostname.replace(/^www\./, '') };
}
