import { NotFound } from '../../errors.ts';
import { type NeighbourhoodSlug, parseNeighbourhoodSlug } from '../../story/ids.ts';
import type { Enquiry, Neighbourhood } from '../../story/places.ts';
import { openDays, openingOf } from '../../story-form/days/open-days.ts';
import { readMarkdown } from '../../web/article.ts';
import { readQuery } from '../../web/read-form.ts';
import { contentNote } from '../../words/content-note.ts';
import { say } from '../../words/say.ts';
import type { PagePlan, PageRequest } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';
import { drawnMap } from '../map/drawn-map.ts';
import { type Names, namesFor } from '../works/names.ts';
import { creditLine, plate, storyAddress } from '../works/plate.ts';
import { worksOf } from '../works/work.ts';
import { cursorFields, cursorOf, listAddress, pageLength, pagination } from './list-address.ts';
import { tourElsewhere } from './tour.ts';

/** One neighbourhood's stories, with its video tour where there is one. @throws NotFound, BadRequest */
export function neighbourhoodPage(services: GalleryServices, request: PageRequest): PagePlan {
  const { published } = services;
  const slug = parseNeighbourhoodSlug(String(request.params.neighbourhood));
  if (!slug) throw noSuchPlace();
  const query = readQuery(request, cursorFields);
  const path = `/neighbourhoods/${slug}`;
  return {
    key: listAddress(path, query),
    async build() {
      const names = await namesFor(services);
      const neighbourhood = names.neighbourhood(slug);
      if (!neighbourhood) throw noSuchPlace();
      const cursor = cursorOf(query);
      const isFirst = cursor === null;
      const [count, page, tour, themes, exhibitions] = await Promise.all([
        published.count({ neighbourhood: slug }),
        published.list({ neighbourhood: slug }, cursor, pageLength),
        isFirst ? published.videoTour(slug) : null,
        isFirst ? themesIn(services, names, slug) : [],
        isFirst ? exhibitionsOf(services, slug) : [],
      ]);
      const note = tour && contentNote(tour, names.topics);
      const film = (tour && worksOf(tour).find((work) => work.film)) ?? null;
      return {
        view: 'gallery/neighbourhood',
        model: {
          title: neighbourhood.name,
          bodyClass: 'neighbourhood-page',
          description: neighbourhood.about,
          scripts: [
            'js/story/placeholders.js',
            ...(film && !note ? ['js/story/story.js'] : []),
            ...(film?.film?.described && !note ? ['js/story/with-voice.js'] : []),
            ...(film?.hearing.moments.length && !note ? ['js/story/described.js'] : []),
          ],
          neighbourhood,
          isFirst,
          count,
          map: isFirst ? drawnMap(names.neighbourhoods.filter(isInNetwork), slug) : null,
          enquiry: isFirst ? enquiryView(neighbourhood.enquiry) : null,
          themes,
          exhibitions,
          tellsStories: neighbourhood.open || count > 0,
          tourElsewhere: film ? null : tourElsewhere(neighbourhood),
          // Nobody is asked for a film of a place that takes no more.
          showsTour: isFirst && (film !== null || neighbourhood.enquiry.tour !== '' || neighbourhood.open),
          // A tour with a note waits behind it on the story's own page.
          tour:
            tour && film
              ? { ...tour, address: storyAddress(tour), credit: creditLine(tour.credit), film, note }
              : null,
          plates: page.stories.map((story) => plate(story, names)),
          pagination: pagination(path, {}, page, cursor),
        },
      };
    },
  };
}

const isInNetwork = ({ inNetwork }: Neighbourhood) => inNetwork;

/** What is told of it: what nobody has filled in is not there. */
function enquiryView({ question, dates, tookPart, outcomes }: Enquiry) {
  return { question, dates, tookPart, outcomes: outcomes && readMarkdown(outcomes) };
}

/** The themes of its stories, each with where they are found. */
async function themesIn({ published }: GalleryServices, names: Names, neighbourhood: NeighbourhoodSlug) {
  const themes = await Promise.all(
    names.themes.map(async (theme) => ({
      ...theme,
      count: await published.count({ theme: theme.slug, neighbourhood }),
      address: listAddress('/search', { theme: theme.slug, neighbourhood }),
    })),
  );
  return themes.filter(({ count }) => count > 0);
}

/** Those that are its own or hang its stories, once they have a day and until they are over. */
async function exhibitionsOf({ exhibitions, now }: GalleryServices, slug: NeighbourhoodSlug) {
  const all = await exhibitions.list();
  return all
    .filter(({ neighbourhood, rule }) => neighbourhood === slug || rule?.neighbourhoods.includes(slug))
    .filter((exhibition) => exhibition.opens !== null && openingOf(openDays(exhibition), now()) !== 'closed')
    .map(({ name, place, opens, closes }) => ({ name, place, opens, closes }));
}

function noSuchPlace(): NotFound {
  return new NotFound(say('gallery-place-unknown'));
}
