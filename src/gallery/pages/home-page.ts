import { homeWords } from '../../words/home-words.ts';
import { say } from '../../words/say.ts';
import type { PagePlan } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';
import { namesFor } from '../works/names.ts';
import { plate } from '../works/plate.ts';

const newest = 9;

/** The entrance: themes, the newest stories, the neighbourhoods, and an invitation. */
export function homePage(services: GalleryServices): PagePlan {
  const { published, own } = services;
  return {
    key: '/',
    async build() {
      const names = await namesFor(services);
      const [themes, neighbourhoods, total, page, { home }] = await Promise.all([
        Promise.all(
          names.themes.map(async (theme) => ({
            ...theme,
            count: await published.count({ theme: theme.slug }),
          })),
        ),
        Promise.all(
          names.neighbourhoods.map(async (place) => ({
            ...place,
            count: await published.count({ neighbourhood: place.slug }),
          })),
        ),
        published.count(),
        published.list({}, null, newest),
        own(),
      ]);
      return {
        view: 'gallery/home',
        model: {
          title: say('gallery-archive'),
          bareTitle: true,
          bodyClass: 'home',
          description: say('gallery-archive-description'),
          scripts: ['js/story/placeholders.js'],
          words: home ?? homeWords(),
          themes: themes.filter(isWorthAVisit),
          neighbourhoods: neighbourhoods.filter(isWorthAVisit),
          total,
          plates: page.stories.map((story) => plate(story, names)),
          hasOlder: page.older !== null,
        },
      };
    },
  };
}

/** What takes no new stories is listed for those that it has. */
const isWorthAVisit = ({ open, count }: { readonly open: boolean; readonly count: number }) =>
  open || count > 0;
