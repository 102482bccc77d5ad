import type {
  GalleryFilter,
  GalleryPage,
  PublishedMedia,
  PublishedStories,
  PublishedStoryView,
} from '../publish/published-stories.ts';
import { creditName } from '../story/credit.ts';
import { isReady, type ReadyMedia } from '../story/media.ts';
import type { PublishedStory } from '../story/story.ts';
import { isShownOn } from '../story/visibility.ts';
import { choices } from './choices.ts';
import { beyond, readCursor, writeCursor } from './cursors.ts';
import type { Edition } from './edition.ts';
import { fromDocument, type StoryDocument, type StoryModel } from './story-model.ts';

/**
 * The read model over the stories' own documents. Every query asks for `listing.onWeb`, and every document that comes
 * back is asked again by the predicate itself before it leaves.
 */
export function createPublishedStories(model: StoryModel, edition: Edition): PublishedStories {
  const onWeb = { 'listing.onWeb': true };

  async function findShown(id: string): Promise<PublishedStory | null> {
    return shown(await model.findOne({ _id: id, ...onWeb }).lean());
  }

  return {
    async page(filter, cursor, limit) {
      const place = cursor === null ? null : readCursor(cursor);
      const { query, sort } = beyond(place);
      const documents = await model
        .find({ ...onWeb, ...wanted(filter), ...query })
        .sort(sort)
        .limit(limit + 1)
        .lean();
      const more = documents.length > limit;
      const stories = documents
        .slice(0, limit)
        .map(shown)
        .filter((story) => story !== null);
      if (place?.direction === 'newer') stories.reverse();
      return withNeighbours(stories, place?.direction ?? null, more);
    },

    async story(id) {
      const story = await findShown(id);
      return story && toView(story);
    },

    async rendition(storyId, mediaId, name) {
      const story = await findShown(storyId);
      const media = story?.media.find((candidate) => candidate.id === mediaId);
      if (!media || !isReady(media)) return null;
      return media.renditions.find((rendition) => rendition.name === name) ?? null;
    },

    count: (part = {}) => model.countDocuments({ ...onWeb, ...choices(part) }),

    async videoTour(neighbourhood) {
      const document = await model
        .findOne({ ...onWeb, neighbourhood, videoTour: true })
        .sort({ 'listing.since': -1, _id: -1 })
        .lean();
      const story = shown(document);
      return story && toView(story);
    },

    edition: () => edition.current(),
  };
}

function shown(document: StoryDocument | null): PublishedStory | null {
  if (!document) return null;
  const story = fromDocument(document);
  return isShownOn(story, 'web') ? story : null;
}

function wanted(filter: GalleryFilter) {
  return { ...choices(filter), ...(filter.search ? { $text: { $search: filter.search } } : {}) };
}

function withNeighbours(
  stories: readonly PublishedStory[],
  direction: 'older' | 'newer' | null,
  more: boolean,
): GalleryPage {
  const first = stories[0];
  const last = stories.at(-1);
  // Coming from one side, that side is known to hold something; the other holds more where one too many was found.
  const hasOlder = direction === 'newer' || more;
  const hasNewer = direction === 'older' || (direction === 'newer' && more);
  return {
    stories: stories.map(toView),
    older:
      last && hasOlder ? writeCursor({ direction: 'older', since: last.publishedAt, id: last.id }) : null,
    newer:
      first && hasNewer ? writeCursor({ direction: 'newer', since: first.publishedAt, id: first.id }) : null,
  };
}

function toView(story: PublishedStory): PublishedStoryView {
  return {
    id: story.id,
    title: story.title,
    words: story.words,
    language: story.language,
    credit: creditName(story.credit),
    neighbourhood: story.neighbourhood,
    themes: story.themes,
    publishedAt: story.publishedAt,
    sample: story.sample,
    videoTour: story.videoTour,
    media: story.media.filter(isReady).map(toPublishedMedia),
  };
}

function toPublishedMedia(media: ReadyMedia): PublishedMedia {
  const { facts } = media;
  return {
    id: media.id,
    form: facts.form,
    width: facts.form === 'sound' ? null : facts.width,
    height: facts.form === 'sound' ? null : facts.height,
    seconds: facts.form === 'artwork' ? null : facts.seconds,
    alt: media.alt,
    placeholder: media.placeholder,
    renditions: media.renditions.map(({ key: _private, ...rendition }) => rendition),
  };
}
