import { NotFound } from '../errors.ts';
import type { PublishedStoryView } from '../publish/published-stories.ts';
import { parseStoryId, type ThemeSlug } from '../story/ids.ts';
import type { PagePlan, PageRequest } from './cached-page.ts';
import { formLine } from './form-line.ts';
import type { GalleryServices } from './gallery-services.ts';
import { openGraph } from './open-graph.ts';
import { readPlaceNames } from './place-names.ts';
import { creditLine, plate, storyAddress } from './plate.ts';
import { summaryOf } from './summary.ts';
import { type Work, worksOf } from './work.ts';

const nextStories = 3;
const lookThrough = 24;

/** One story with its works, words and neighbours on the wall. @throws NotFound */
export function storyPage(services: GalleryServices, request: PageRequest): PagePlan {
  const { published, places, publicUrl } = services;
  const id = parseStoryId(String(request.params.id));
  if (!id) throw noSuchStory();
  return {
    key: `/stories/${id}`,
    async build() {
      const story = await published.story(id);
      if (!story) throw noSuchStory();
      const [names, next] = await Promise.all([readPlaceNames(places), nextInTheme(services, story)]);
      const works = worksOf(story);
      const themes = story.themes.map((slug) => names.theme(slug)).filter((theme) => theme !== null);
      const description = summaryOf(story.words) || `${formLine(story.media)}. ${creditLine(story.credit)}.`;
      return {
        view: 'gallery/story',
        model: {
          title: story.title,
          colour: themes[0]?.colour,
          bodyClass: 'story-page',
          description,
          openGraph: openGraph(publicUrl, storyAddress(story), story, description),
          scripts: scriptsFor(works),
          story,
          credit: creditLine(story.credit),
          formLine: formLine(story.media),
          neighbourhood: names.neighbourhood(story.neighbourhood),
          themes,
          works,
          // An upright work faces its words, as in an opened booklet.
          isSpread: works.length === 1 && works[0]?.shape === 'tall' && story.words !== '',
          next: next.map((other) => plate(other, names)),
        },
      };
    },
  };
}

/** The stories that hang after this one in its first theme; past the last, the newest begin again. */
async function nextInTheme(
  { published }: Pick<GalleryServices, 'published'>,
  story: PublishedStoryView,
): Promise<readonly PublishedStoryView[]> {
  const theme: ThemeSlug | undefined = story.themes[0];
  if (!theme) return [];
  const { stories } = await published.page({ theme }, null, lookThrough);
  const here = stories.findIndex(({ id }) => id === story.id);
  return [...stories.slice(here + 1), ...stories.slice(0, Math.max(here, 0))].slice(0, nextStories);
}

function scriptsFor(works: readonly Work[]): readonly string[] {
  return [
    'js/placeholders.js',
    ...(works.some(({ artwork }) => artwork) ? ['js/viewer.js'] : []),
    ...(works.some(({ sound }) => sound?.peaks) ? ['js/sound.js'] : []),
    ...(works.some(({ film }) => film?.hls) ? ['js/film.js'] : []),
  ];
}

function noSuchStory(): NotFound {
  return new NotFound('There is no story at this address. It may have been taken down.');
}
