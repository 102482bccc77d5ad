import type { ListedStory } from '../../publish/published-stories.ts';
import { parseStoryId } from '../../story/ids.ts';
import { contentNote } from '../../words/content-note.ts';
import type { Page, PagePlan } from '../cache/cached-page.ts';
import type { GalleryServices } from '../gallery-services.ts';
import { type Names, namesFor } from '../works/names.ts';
import { plate } from '../works/plate.ts';
import { type ProgrammePage, programmePage } from './programme-page.ts';
import { drawnFrom, restingWork } from './resting-work.ts';

/** What the programme means by resilience, with a story as an example: the first that its words link to, or else one of the day. */
export function resiliencePage(services: GalleryServices, page: ProgrammePage): PagePlan<Page> {
  const written = programmePage(services, page);
  return {
    key: written.key,
    async build() {
      const [{ view, model }, names] = await Promise.all([written.build(), namesFor(services)]);
      const example = await exampleFor(services, names, String(model.html));
      return {
        view,
        model: {
          ...model,
          scripts: ['js/story/placeholders.js'],
          example: example && plate(example, names),
        },
      };
    },
  };
}

async function exampleFor(
  { published, now }: GalleryServices,
  names: Names,
  html: string,
): Promise<ListedStory | null> {
  const [, linked = ''] = /href="[^"]*\/stories\/(\w+)"/.exec(html) ?? [];
  const id = parseStoryId(linked);
  const story = id && (await published.story(id));
  if (story && !contentNote(story, names.topics)) return story;
  const { stories } = await published.list({}, null, drawnFrom);
  return restingWork(stories, names.topics, now());
}
