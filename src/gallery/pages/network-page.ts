import type { Neighbourhood } from '../../story/places.ts';
import { contentNote } from '../../words/content-note.ts';
import { say } from '../../words/say.ts';
import type { PagePlan } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';
import { drawnMap } from '../map/drawn-map.ts';
import { type Names, namesFor } from '../works/names.ts';
import { firstPicture } from '../works/picture.ts';
import { tourElsewhere } from './tour.ts';

export const networkAddress = '/network';

/** All Neighbourhoods for Learning: those that tell stories, and those that do not yet, each with its video tour. */
export function networkPage(services: GalleryServices): PagePlan {
  return {
    key: networkAddress,
    async build() {
      const names = await namesFor(services);
      const inNetwork = names.neighbourhoods.filter((place) => place.inNetwork);
      const members = await Promise.all(inNetwork.map((place) => member(services, names, place)));
      return {
        view: 'gallery/network',
        model: {
          title: say('gallery-network-title'),
          bodyClass: 'network-page',
          description: say('gallery-network-lede'),
          scripts: ['js/story/placeholders.js'],
          map: drawnMap(inNetwork, null),
          hasTours: members.some(({ tour }) => tour !== null),
          tellers: members.filter(({ count }) => count > 0),
          notYet: members.filter(({ count }) => count === 0),
        },
      };
    },
  };
}

async function member({ published }: GalleryServices, names: Names, place: Neighbourhood) {
  const [count, film] = await Promise.all([
    published.count({ neighbourhood: place.slug }),
    published.videoTour(place.slug),
  ]);
  const address = `/neighbourhoods/${place.slug}`;
  return {
    ...place,
    address,
    count,
    tour: film ? { address: `${address}#tour`, site: null } : tourElsewhere(place),
    picture: film && !contentNote(film, names.topics) ? firstPicture(film) : null,
  };
}
