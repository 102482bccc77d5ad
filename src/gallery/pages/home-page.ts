import type { ListedStory } from '../../publish/published-stories.ts';
import { homeWords } from '../../words/home-words.ts';
import { say } from '../../words/say.ts';
import type { PagePlan } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';
import { type Names, namesFor } from '../works/names.ts';
import { plate } from '../works/plate.ts';
import { canHangFirst, drawnFrom, restingWork } from './resting-work.ts';

const newest = 9;

/** The entrance: one work, the themes, the newest stories, the neighbourhoods, and an invitation. */
export function homePage(services: GalleryServices): PagePlan {
  const { published, own, now } = services;
  return {
    key: '/',
    async build() {
      const names = await namesFor(services);
      const [themes, neighbourhoods, total, page, { home, firstWork }] = await Promise.all([
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
        published.list({}, null, drawnFrom),
        own(),
      ]);
      const chosen = firstWork && (await published.story(firstWork));
      const first =
        chosen && canHangFirst(chosen, names.topics)
          ? chosen
          : restingWork(page.stories, names.topics, now());
      return {
        view: 'gallery/home',
        model: {
          title: say('gallery-archive'),
          bareTitle: true,
          bodyClass: 'home',
          description: say('gallery-archive-description'),
          scripts: ['js/story/placeholders.js'],
          words: home ?? homeWords(),
          first: first && firstPlate(first, names),
          themes: themes.filter(isWorthAVisit),
          neighbourhoods: neighbourhoods.filter(isWorthAVisit),
          total,
          plates: page.stories
            .filter(({ id }) => id !== first?.id)
            .slice(0, newest)
            .map((story) => plate(story, names)),
        },
      };
    },
  };
}

/** As wide as its column, and no higher than what is left of the screen; see .first-work in the stylesheet. */
function firstPlate(story: ListedStory, names: Names) {
  const hung = plate(story, names);
  const ratio = hung.shape / 100;
  return {
    ...hung,
    sizes: `(min-width: 60rem) min(46rem, ${Math.round(ratio * 70)}vh), min(92vw, ${Math.round(ratio * 52)}vh)`,
  };
}

/** What takes no new stories is listed for those that it has. */
const isWorthAVisit = ({ open, count }: { readonly open: boolean; readonly count: number }) =>
  open || count > 0;
