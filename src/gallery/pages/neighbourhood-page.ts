import { NotFound } from '../../errors.ts';
import { parseNeighbourhoodSlug } from '../../story/ids.ts';
import { readQuery } from '../../web/read-form.ts';
import { contentNote } from '../../words/content-note.ts';
import { say } from '../../words/say.ts';
import type { PagePlan, PageRequest } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';
import { namesFor } from '../works/names.ts';
import { creditLine, plate, storyAddress } from '../works/plate.ts';
import { worksOf } from '../works/work.ts';
import { cursorFields, cursorOf, listAddress, pageLength, pagination } from './list-address.ts';

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
      const [count, page, tour] = await Promise.all([
        published.count({ neighbourhood: slug }),
        published.list({ neighbourhood: slug }, cursor, pageLength),
        cursor === null ? published.videoTour(slug) : null,
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
            ...(film && !note ? ['js/story/film.js'] : []),
            ...(film?.film?.described && !note ? ['js/story/with-voice.js'] : []),
            ...(film?.hearing.moments.length && !note ? ['js/story/described.js'] : []),
          ],
          neighbourhood,
          isFirst: cursor === null,
          count,
          // Nobody is asked for a film of a place that takes no more.
          showsTour: cursor === null && (film !== null || neighbourhood.open),
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

function noSuchPlace(): NotFound {
  return new NotFound(say('gallery-place-unknown'));
}
