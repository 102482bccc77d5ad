import { Gone, NotFound } from '../../errors.ts';
import type { ListedStory, PublishedStoryView } from '../../publish/published-stories.ts';
import { parseStoryId, type ThemeSlug } from '../../story/ids.ts';
import { supportLinks } from '../../story/support-links.ts';
import { setApart } from '../../story/text/plain-text.ts';
import { setText, summaryOf } from '../../story/text/set-text.ts';
import { contentNote, topicsOf } from '../../words/content-note.ts';
import { formLine } from '../../words/kinds.ts';
import { listed } from '../../words/lists.ts';
import { say } from '../../words/say.ts';
import type { Page, PagePlan, PageRequest } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';
import { licenceLine } from '../works/licence-line.ts';
import { namesFor } from '../works/names.ts';
import { firstPicture } from '../works/picture.ts';
import { creditLine, makersLine, nextRow, plate, storyAddress } from '../works/plate.ts';
import { type Work, worksOf } from '../works/work.ts';
import { openGraph } from './open-graph.ts';

const nextStories = 3;

/** One story with its works, words and neighbours on the wall; a hard one behind its content note. @throws NotFound, Gone */
export function storyPage(services: GalleryServices, request: PageRequest): PagePlan {
  const { published } = services;
  const id = parseStoryId(String(request.params.id));
  if (!id) throw noSuchStory();
  return {
    key: `/stories/${id}`,
    async build() {
      const story = await published.story(id);
      if (!story) throw (await published.isGone(id)) ? takenBack() : noSuchStory();
      return storyView(services, story);
    },
  };
}

/** The page of a story that may be seen, or that somebody who may see it looks at before. */
export async function storyView(services: GalleryServices, story: PublishedStoryView): Promise<Page> {
  const { publicUrl } = services;
  const [names, next] = await Promise.all([namesFor(services), nextInTheme(services, story)]);
  const works = worksOf(story);
  const themes = story.themes.map((slug) => names.theme(slug)).filter((theme) => theme !== null);
  const note = contentNote(story, names.topics);
  const address = storyAddress(story);
  const description = note?.line ?? (summaryOf(story.words) || inShort(story));
  const picture = note ? null : firstPicture(story);
  return {
    view: 'gallery/story',
    model: {
      title: story.title,
      colour: themes[0]?.colour,
      bodyClass: 'story-page',
      description,
      openGraph: openGraph(publicUrl, { address, title: story.title, description, picture }),
      scripts: [...scriptsFor(works), ...(note ? ['js/story/note-gate.js'] : [])],
      story,
      address,
      // On paper, and for whoever is sent it: nothing but the archive's own known address.
      wholeAddress: publicUrl && new URL(address, publicUrl).href,
      credit: creditLine(story.credit),
      made: makersLine(story.makers),
      makers: listed(story.makers.map(setApart)),
      formLine: formLine(story.media),
      licence: licenceLine(story),
      neighbourhood: names.neighbourhood(story.neighbourhood),
      themes,
      works,
      written: story.media.length === 0 && story.words !== '' ? setText(story.words) : null,
      note,
      support: supportLinks(topicsOf(story.sensitive.topics, names.topics), story.neighbourhood),
      // An upright work faces its words, as in an opened booklet.
      isSpread: !note && works.length === 1 && isUpright(works[0]) && story.words !== '',
      next: next.map((other) => plate(other, names, nextRow)),
    },
  };
}

function isUpright(work: Work | undefined): boolean {
  return work?.shape === 'tall' && !work.pages;
}

function inShort(story: PublishedStoryView): string {
  const [works, credit] = [formLine(story.media), creditLine(story.credit)];
  const makers = makersLine(story.makers);
  return makers
    ? say('gallery-story-in-short-with-makers', { works, credit, makers })
    : say('gallery-story-in-short', { works, credit });
}

/** The stories that hang after this one in its first theme. */
async function nextInTheme(
  { published }: Pick<GalleryServices, 'published'>,
  story: PublishedStoryView,
): Promise<readonly ListedStory[]> {
  const theme: ThemeSlug | undefined = story.themes[0];
  return theme ? published.following(story, { theme }, nextStories) : [];
}

function scriptsFor(works: readonly Work[]): readonly string[] {
  return [
    'js/story/placeholders.js',
    'js/story/story.js',
    ...(works.some(({ artwork, pages }) => artwork || pages) ? ['js/story/viewer.js'] : []),
    ...(works.some(({ pages }) => pages) ? ['js/story/pages.js'] : []),
    ...(works.some(({ moving }) => moving) ? ['js/story/moving-picture.js'] : []),
    ...(works.some(({ film }) => film?.described) ? ['js/story/with-voice.js'] : []),
    ...(works.some(({ hearing }) => hearing.moments.length > 0) ? ['js/story/described.js'] : []),
  ];
}

/** Names nobody, and says nothing of what it was (P17). */
function takenBack(): Gone {
  return new Gone(say('gallery-story-gone'));
}

function noSuchStory(): NotFound {
  return new NotFound(say('gallery-story-unknown'));
}
