import { say } from '../../words/say.ts';
import type { PagePlan } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';
import { namesFor } from '../works/names.ts';
import { plate } from '../works/plate.ts';

const newest = 9;

/** The entrance: themes, the newest stories, the neighbourhoods, and an invitation. */
export function homePage(services: GalleryServices): PagePlan {
  const { published } = services;
  return {
    key: '/',
    async build() {
      const names = await namesFor(services);
      const open = names.neighbourhoods.filter((place) => place.open);
      const [themes, neighbourhoods, total, page] = await Promise.all([
        Promise.all(
          names.themes.map(async (theme) => ({
            ...theme,
            count: await published.count({ theme: theme.slug }),
          })),
        ),
        Promise.all(
          open.map(async (place) => ({
            ...place,
            count: await published.count({ neighbourhood: place.slug }),
          })),
        ),
        published.count(),
        published.list({}, null, newest),
      ]);
      return {
        view: 'gallery/home',
        model: {
          title: say('gallery-archive'),
          bareTitle: true,
          bodyClass: 'home',
          description: say('gallery-archive-description'),
          scripts: ['js/story/placeholders.js'],
          themes,
          neighbourhoods,
          total,
          plates: page.stories.map((story) => plate(story, names)),
          hasOlder: page.older !== null,
        },
      };
    },
  };
}
