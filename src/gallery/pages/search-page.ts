import { z } from 'zod';
import type { GalleryFilter } from '../../publish/published-stories.ts';
import { parseNeighbourhoodSlug, parseThemeSlug } from '../../story/ids.ts';
import { shownForms } from '../../story/media.ts';
import { firstCharacters } from '../../story/text/count-characters.ts';
import { cleanText, oneLine, setApart } from '../../story/text/plain-text.ts';
import { readQuery } from '../../web/read-form.ts';
import { kindName } from '../../words/kinds.ts';
import { say } from '../../words/say.ts';
import type { PagePlan, PageRequest } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';
import { type Names, namesFor } from '../works/names.ts';
import { plate } from '../works/plate.ts';
import { cursorFields, cursorOf, listAddress, pageLength, pagination } from './list-address.ts';

const longestSearch = 200;

const word = z
  .string()
  .refine((text) => !text.includes('\0'))
  .transform((text) => firstCharacters(oneLine(cleanText(text)), longestSearch))
  .default('');
const fields = { q: word, theme: word, neighbourhood: word, form: word };

type Wanted = Readonly<Record<keyof typeof fields, string>>;

/** Free words and three filters, newest first. An unknown filter value finds nothing and says so. @throws BadRequest */
export function searchPage(services: GalleryServices, request: PageRequest): PagePlan {
  const { published } = services;
  const { after, before, ...wanted } = readQuery(request, { ...fields, ...cursorFields });
  const cursor = cursorOf({ after, before });
  return {
    key: listAddress('/search', { ...wanted, after, before }),
    async build() {
      const names = await namesFor(services);
      const filter = filterOf(wanted);
      const page = filter
        ? await published.list(filter, cursor, pageLength)
        : { stories: [], older: null, newer: null };
      return {
        view: 'gallery/search',
        model: {
          title: titleOf(wanted.q, page.stories.length),
          bodyClass: 'search-page',
          hasForms: true,
          description: say('gallery-search-description'),
          scripts: ['js/story/placeholders.js'],
          q: wanted.q,
          filters: filterFields(names, wanted),
          isFiltered: Object.values(wanted).some(Boolean),
          plates: page.stories.map((story) => plate(story, names)),
          pagination: pagination('/search', wanted, page, cursor),
        },
      };
    },
  };
}

function titleOf(words: string, found: number): string {
  if (!words) return say('gallery-search-title');
  return say(found > 0 ? 'gallery-search-found' : 'gallery-search-found-nothing', { words: setApart(words) });
}

function filterOf(wanted: Wanted): GalleryFilter | null {
  const theme = parseThemeSlug(wanted.theme);
  const neighbourhood = parseNeighbourhoodSlug(wanted.neighbourhood);
  const form = shownForms.find((each) => each === wanted.form);
  if (wanted.theme && !theme) return null;
  if (wanted.neighbourhood && !neighbourhood) return null;
  if (wanted.form && !form) return null;
  return {
    ...(theme ? { theme } : {}),
    ...(neighbourhood ? { neighbourhood } : {}),
    ...(form ? { form } : {}),
    ...(wanted.q ? { search: wanted.q } : {}),
  };
}

function filterFields(names: Names, wanted: Wanted) {
  const select = (name: 'theme' | 'neighbourhood' | 'form', label: string, all: string, list: Option[]) => ({
    name,
    label,
    options: [{ value: '', label: all }, ...list].map((option) => ({
      ...option,
      selected: option.value === wanted[name],
    })),
  });
  const ofPlace = ({ slug, name }: { slug: string; name: string }) => ({ value: slug, label: name });
  return [
    select('theme', say('gallery-search-theme'), say('gallery-search-theme-all'), names.themes.map(ofPlace)),
    select(
      'neighbourhood',
      say('gallery-search-place'),
      say('gallery-search-place-all'),
      names.neighbourhoods.map(ofPlace),
    ),
    select(
      'form',
      say('gallery-search-form'),
      say('gallery-search-form-all'),
      shownForms.map((form) => ({ value: form, label: kindName(form) })),
    ),
  ];
}

interface Option {
  readonly value: string;
  readonly label: string;
}
