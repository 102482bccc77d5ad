import type { FoundStory } from '../../search/story-search.ts';
import { setApart } from '../../story/text/plain-text.ts';
import { readQuery } from '../../web/read-form.ts';
import { clock } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import type { PagePlan, PageRequest } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';
import { type Names, namesFor } from '../works/names.ts';
import { type Plate, plate, storyAddress } from '../works/plate.ts';
import { pageLength } from './list-address.ts';
import { addressOf, askedOf, type SearchAsked, searchFields } from './search-address.ts';
import { choiceNames, chosenViews, facetViews } from './search-facets.ts';

/** What was found as it stands in the list. */
interface ResultView extends Plate {
  readonly snippet: SnippetView | null;
}

interface SnippetView {
  readonly parts: readonly { readonly text: string; readonly marked: boolean }[];
  readonly language: string;
  /** Opens the film or the sound where it is said. */
  readonly moment: { readonly address: string; readonly words: string } | null;
}

/** Free words and six ways to choose. What is not there finds nothing and says so. @throws BadRequest */
export function searchPage(services: GalleryServices, request: PageRequest): PagePlan {
  const asked = askedOf(readQuery(request, searchFields));
  return {
    key: addressOf(asked),
    async build() {
      const { q: words, chosen, order, page } = asked;
      const from = (page - 1) * pageLength;
      const found = await services.search.find({ words, chosen, order, from, most: pageLength });
      const names = await namesFor(services);
      const nameOf = choiceNames(names, new Map(found.exhibitions.map(({ slug, name }) => [slug, name])));
      const results = found.stories.map((each) => resultView(each, names));
      // Those that have all the words come first.
      const whole = results.slice(0, Math.max(0, found.withAll - from));
      const isMixed = words !== '' && found.withAll > 0 && found.withAll < found.total;
      const chosenNow = chosenViews(asked, nameOf);
      return {
        view: 'gallery/search',
        model: {
          title: titleOf(found.instead ?? words, found.total),
          bodyClass: 'search-page',
          hasForms: true,
          description: say('search-description'),
          scripts: ['js/story/placeholders.js', 'js/search/suggestions.js'],
          q: words,
          with: found.instead ?? words,
          count: found.total,
          plates: words === '' ? results : [],
          results: words === '' ? [] : isMixed ? whole : results,
          others: isMixed ? results.slice(whole.length) : [],
          hasFound: results.length > 0,
          reading: !found.complete,
          instead: found.instead && {
            words: found.instead,
            link: addressOf({ ...asked, q: found.instead, page: 1 }),
          },
          facets: facetViews(asked, found.facets, nameOf, names),
          chosen: chosenNow,
          withoutAll: chosenNow.length > 1 ? addressOf({ ...asked, chosen: {}, page: 1 }) : null,
          isNarrowed: words !== '' || chosenNow.length > 0,
          orders: words === '' || found.total < 2 ? [] : ordersOf(asked),
          earlier: page > 1 ? addressOf({ ...asked, page: page - 1 }) : null,
          later: found.total > from + pageLength ? addressOf({ ...asked, page: page + 1 }) : null,
        },
      };
    },
  };
}

function titleOf(words: string, found: number): string {
  if (!words) return say('search-title');
  return say(found > 0 ? 'search-found' : 'search-found-nothing', { words: setApart(words) });
}

function ordersOf(asked: SearchAsked) {
  return (['best', 'newest'] as const).map((order) => ({
    label: say(order === 'best' ? 'search-best' : 'search-newest'),
    address: addressOf({ ...asked, order, page: 1 }),
    chosen: asked.order === order,
  }));
}

function resultView({ story, snippet }: FoundStory, names: Names): ResultView {
  const shown = plate(story, names);
  if (!snippet) return { ...shown, snippet: null };
  return {
    ...shown,
    // A list shows them small.
    sizes: '9rem',
    snippet: {
      parts: snippet.parts,
      language: snippet.language,
      moment: snippet.moment && momentView(story, snippet.moment),
    },
  };
}

function momentView(story: FoundStory['story'], { work, second }: { work: number; second: number }) {
  const recordings = story.media.filter(({ form, animation }) => form !== 'artwork' && !animation);
  const media = story.media[work];
  // The first recording of a page needs no name (spoken-words.js).
  const place = media === recordings[0] ? '' : `work-${work + 1}&`;
  return {
    address: `${storyAddress(story)}#${place}t=${second}`,
    words: say('search-moment', { kind: media?.form === 'film' ? 'film' : 'sound', time: clock(second) }),
  };
}
