import type { PagePlan } from './cached-page.ts';
import type { GalleryServices } from './gallery-services.ts';
import { readPlaceNames } from './place-names.ts';
import { plate } from './plate.ts';

const newest = 9;

/** The entrance: themes, the newest stories, the neighbourhoods, and an invitation. */
export function homePage({ published, places }: GalleryServices): PagePlan {
  return {
    key: '/',
    async build() {
      const [names, counts, page] = await Promise.all([
        readPlaceNames(places),
        published.counts(),
        published.page({}, null, newest),
      ]);
      return {
        view: 'gallery/home',
        model: {
          title: 'Neighbourhood Stories',
          bareTitle: true,
          bodyClass: 'home',
          description:
            'An archive of stories that people tell about where they live, in pictures, sound and film.',
          scripts: ['js/placeholders.js'],
          themes: names.themes.map((theme) => ({ ...theme, count: counts.themes.get(theme.slug) ?? 0 })),
          neighbourhoods: names.neighbourhoods
            .filter(({ open }) => open)
            .map((place) => ({ ...place, count: counts.neighbourhoods.get(place.slug) ?? 0 })),
          total: counts.total,
          plates: page.stories.map((story) => plate(story, names)),
          hasOlder: page.older !== null,
        },
      };
    },
  };
}
