import { parseNeighbourhoodSlug, parseThemeSlug, slugOf } from '../../story/ids.ts';
import { type Neighbourhood, type Theme, type ThemeColour, themeColours } from '../../story/places.ts';
import { countCharacters } from '../../story/text/count-characters.ts';
import { oneLine, plainCode, trimText } from '../../story/text/plain-text.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { readEnquiry, type TypedEnquiry } from './enquiry-form.ts';

/** A place as an administrator typed it. `slug` is null for a new one: it is then made from the name. */
export interface TypedPlace {
  readonly name: string;
  readonly about: string;
  readonly order: string;
}

export type ReadPlace<Place> =
  | { readonly place: Place; readonly errors: readonly [] }
  | { readonly place: null; readonly errors: readonly Problem[] };

export function readNeighbourhood(
  typed: TypedPlace & TypedEnquiry & { readonly open: boolean; readonly inNetwork: boolean },
  slug: string | null,
  others: readonly Named[],
): ReadPlace<Neighbourhood> {
  const { fields, errors } = readPlace(typed, slug, others);
  const { where, enquiry, errors: ofEnquiry } = readEnquiry(typed);
  const named = parseNeighbourhoodSlug(slug ?? slugOf(typed.name));
  errors.push(...ofEnquiry);
  if (errors.length > 0 || !named) return { place: null, errors };
  const { open, inNetwork } = typed;
  return { place: { ...fields, slug: named, open, inNetwork, where, enquiry }, errors: [] };
}

export function readTheme(
  typed: TypedPlace & { readonly open: boolean; readonly colour: string },
  slug: string | null,
  others: readonly Named[],
): ReadPlace<Theme> {
  const { fields, errors } = readPlace(typed, slug, others);
  const colour: ThemeColour | undefined = themeColours.find((each) => each === typed.colour);
  if (!colour) errors.push({ field: 'colour', message: say('curate-places-colour-missing') });
  const named = parseThemeSlug(slug ?? slugOf(typed.name));
  if (errors.length > 0 || !named || !colour) return { place: null, errors };
  return { place: { ...fields, slug: named, colour, open: typed.open }, errors: [] };
}

interface Named {
  readonly slug: string;
  readonly name: string;
}

/** Characters. */
const mostOfName = 80;
const mostOfAbout = 600;

function readPlace(typed: TypedPlace, slug: string | null, others: readonly Named[]) {
  const errors: Problem[] = [];
  const order = plainCode(typed.order);
  const name = oneLine(typed.name);
  const about = trimText(typed.about);
  if (!name) errors.push({ field: 'name', message: say('curate-places-name-missing') });
  else if (countCharacters(name) > mostOfName) {
    errors.push({ field: 'name', message: say('curate-places-name-too-long', { most: mostOfName }) });
  } else if (!slugOf(name)) {
    errors.push({ field: 'name', message: say('curate-places-name-no-letter') });
  } else if (others.some((other) => other.slug !== slug && sameName(other, name, slug))) {
    errors.push({ field: 'name', message: say('curate-places-name-taken') });
  }
  if (countCharacters(about) > mostOfAbout) {
    errors.push({ field: 'about', message: say('curate-places-about-too-long', { most: mostOfAbout }) });
  }
  if (!/^\d{1,4}$/.test(order)) {
    errors.push({ field: 'order', message: say('curate-places-order-wrong') });
  }
  return { fields: { name, about, order: Number(order) }, errors };
}

// A new place must not take the address of one that is there; an old one keeps its address under any name.
function sameName(other: { slug: string; name: string }, name: string, slug: string | null): boolean {
  const same = other.name.toLowerCase() === name.toLowerCase();
  return slug === null ? same || other.slug === slugOf(name) : same;
}
