import { readQuery } from '../../web/read-form.ts';
import { say } from '../../words/say.ts';
import type { PagePlan, PageRequest } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';
import { storyAddress } from '../works/plate.ts';
import { listAddress } from './list-address.ts';
import { searchFields } from './search-address.ts';

/** What somebody who types could mean, as JSON for the page's script. @throws BadRequest */
export function searchSuggestions(
  { search }: Pick<GalleryServices, 'search'>,
  request: PageRequest,
): PagePlan<string> {
  const { q } = readQuery(request, { q: searchFields.q });
  // What is half typed ends in a space where a word is finished.
  const typed = /\s$/u.test(String(request.query.q ?? '')) ? `${q} ` : q;
  return {
    key: listAddress('/search/suggestions', { q: typed }),
    type: 'json',
    async build() {
      const { words, stories } = await search.suggest(typed);
      return JSON.stringify({
        // For whoever cannot see the list.
        said: say('search-suggestions-count', { count: words.length + stories.length }),
        words,
        stories: stories.map(({ title, language, ...story }) => ({
          title,
          language,
          address: storyAddress(story),
        })),
      });
    },
  };
}
