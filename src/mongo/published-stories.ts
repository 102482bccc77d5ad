import type {
  GalleryFilter,
  GalleryPage,
  PublishedMedia,
  PublishedStories,
  PublishedStoryView,
} from '../publish/published-stories.ts';
import { showingTime } from '../story/consent.ts';
import { creditName } from '../story/credit.ts';
import { isReady, type ReadyMedia } from '../story/media.ts';
import type { PublishedStory } from '../story/story.ts';
import { isShownOn, type Surface } from '../story/visibility.ts';
import { choices } from './choices.ts';
import { beyond, readCursor, writeCursor } from './cursors.ts';
import type { Edition } from './edition.ts';
import { fromDocument, type StoryDocument, type StoryModel, type StoryQuery } from './story-model.ts';
import { createTimedEdition } from './timed-edition.ts';

/**
 * The read model over the stories' own documents, for one surface. Every query asks for the surface and the time, and
 * every document that comes back is asked again by the predicate itself before it leaves.
 */
export function createPublishedStories(
  model: StoryModel,
  edition: Edition,
  surface: Surface,
  now: () => Date = () => new Date(),
): PublishedStories {
  const onSurface = listed(surface);
  const timedEdition = createTimedEdition(edition, model, now);
  const shown = (document: StoryDocument | null) => showable(document, surface, now());

  async function findShown(id: string): Promise<PublishedStory | null> {
    return shown(await model.findOne({ _id: id }).lean());
  }

  return {
    async page(filter, cursor, limit) {
      const place = cursor === null ? null : readCursor(cursor);
      const { query, sort } = beyond(place);
      const documents = await model
        .find({ ...onSurface, ...wanted(filter), $and: [query, atItsTime(now())] })
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

    async count(part = {}) {
      const within = { ...onSurface, ...choices(part) };
      // All that may show, which an index counts alone, but for the few whose time it is not.
      const [all, outOfTime] = await Promise.all([
        model.countDocuments(within),
        model.countDocuments({ 'listing.timed': true, ...within, $or: outsideItsTime(now()) }),
      ]);
      return all - outOfTime;
    },

    async isGone(id) {
      const document = await model.findById(id).lean();
      const story = document && fromDocument(document);
      if (story?.state !== 'withdrawn' && story?.state !== 'erased') return false;
      return story.seenOnWeb;
    },

    async videoTour(neighbourhood) {
      const document = await model
        .findOne({ ...onSurface, neighbourhood, videoTour: true, ...atItsTime(now()) })
        .sort({ 'listing.since': -1, _id: -1 })
        .lean();
      const story = shown(document);
      return story && toView(story);
    },

    edition: timedEdition,
  };
}

function showable(document: StoryDocument | null, surface: Surface, at: Date): PublishedStory | null {
  if (!document) return null;
  const story = fromDocument(document);
  return isShownOn(story, surface, at) ? story : null;
}

/** What the listing says of a surface. The web has a field of its own, which the galleries' indexes begin with. */
function listed(surface: Surface): StoryQuery {
  if (surface === 'web') return { 'listing.onWeb': true };
  // Screens' general answer covers exhibitions too; the predicate then leaves out who said no to this one.
  if (surface.startsWith('exhibition:')) return { 'listing.surfaces': { $in: [surface, 'kiosk'] } };
  return { 'listing.surfaces': surface };
}

const atItsTime = (at: Date): StoryQuery => ({
  $nor: outsideItsTime(at),
});

const outsideItsTime = (at: Date): StoryQuery[] => [
  { 'listing.from': { $gt: at } },
  { 'listing.until': { $lte: at } },
];

function wanted(filter: GalleryFilter): StoryQuery {
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
    until: showingTime(story.consent).until,
    licence: story.licence,
    sensitive: story.sensitive,
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
    hearing: { ...media.hearing, captions: media.hearing.captions?.checked ? media.hearing.captions : null },
    placeholder: media.placeholder,
    renditions: media.renditions.map(({ key: _private, ...rendition }) => rendition),
  };
}
