import { type FacetName, facetNames } from '../../search/search-record.ts';
import type { FacetCount, Found } from '../../search/story-search.ts';
import { shownForms } from '../../story/media.ts';
import { languageName } from '../../story-form/languages.ts';
import { kindName } from '../../words/kinds.ts';
import { say } from '../../words/say.ts';
import type { Names } from '../works/names.ts';
import { addressOf, type SearchAsked } from './search-address.ts';

/** One way to narrow what was found. */
export interface FacetView {
  readonly name: FacetName;
  readonly label: string;
  readonly options: readonly FacetOption[];
}

export interface FacetOption {
  readonly label: string;
  readonly count: number;
  /** Where it is chosen; of the one that is chosen, where it is not. */
  readonly address: string;
  readonly chosen: boolean;
}

/** What is chosen, and where it is not any more. */
export interface ChosenView {
  readonly facet: FacetName;
  readonly value: string;
  readonly label: string;
  readonly without: string;
}

type NameOf = (facet: FacetName, value: string) => string | null;

/** What each choice is called, in the archive's own names; null for one that there is not. */
export function choiceNames(names: Names, exhibitions: ReadonlyMap<string, string>): NameOf {
  const themes = new Map<string, string>(names.themes.map(({ slug, name }) => [slug, name]));
  const places = new Map<string, string>(names.neighbourhoods.map(({ slug, name }) => [slug, name]));
  return (facet, value) => {
    switch (facet) {
      case 'theme':
        return themes.get(value) ?? null;
      case 'neighbourhood':
        return places.get(value) ?? null;
      case 'exhibition':
        return exhibitions.get(value) ?? null;
      case 'form': {
        const form = shownForms.find((each) => each === value);
        return form ? kindName(form) : null;
      }
      case 'language':
        return nameOfLanguage(value);
      case 'year':
        return /^\d{4}$/.test(value) ? value : null;
    }
  };
}

function nameOfLanguage(tag: string): string | null {
  try {
    return languageName(tag);
  } catch {
    // Somebody typed a tag that is none.
    return null;
  }
}

/** Those that leave a choice: of two and more, or one that is chosen. */
export function facetViews(
  asked: SearchAsked,
  facets: Found['facets'],
  nameOf: NameOf,
  names: Names,
): readonly FacetView[] {
  return facetNames.flatMap((name) => {
    const options = inOrder(name, facets[name], names).flatMap(({ value, count }): FacetOption[] => {
      const label = nameOf(name, value);
      const chosen = asked.chosen[name] === value;
      const address = chosen ? without(asked, name) : addressWith(asked, name, value);
      return label === null ? [] : [{ label, count, chosen, address }];
    });
    return options.length < 2 ? [] : [{ name, label: say('search-facet', { facet: name }), options }];
  });
}

export function chosenViews(asked: SearchAsked, nameOf: NameOf): readonly ChosenView[] {
  return facetNames.flatMap((facet) => {
    const value = asked.chosen[facet];
    if (value === undefined) return [];
    const label = nameOf(facet, value) ?? say('search-choice-unknown');
    return [{ facet, value, label, without: without(asked, facet) }];
  });
}

function without(asked: SearchAsked, facet: FacetName): string {
  const { [facet]: _undone, ...chosen } = asked.chosen;
  return addressOf({ ...asked, chosen, page: 1 });
}

const addressWith = (asked: SearchAsked, facet: FacetName, value: string) =>
  addressOf({ ...asked, chosen: { ...asked.chosen, [facet]: value }, page: 1 });

/** Themes, places and forms as everywhere, years from the last, the rest by how many they are. */
function inOrder(facet: FacetName, counts: readonly FacetCount[], names: Names): readonly FacetCount[] {
  const order: Partial<Record<FacetName, readonly string[]>> = {
    theme: names.themes.map(({ slug }) => slug),
    neighbourhood: names.neighbourhoods.map(({ slug }) => slug),
    form: shownForms,
  };
  const known = order[facet];
  if (known) return counts.toSorted((one, other) => known.indexOf(one.value) - known.indexOf(other.value));
  if (facet === 'year') return counts.toSorted((one, other) => (one.value < other.value ? 1 : -1));
  return counts.toSorted((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}
