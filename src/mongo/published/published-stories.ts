import type {
  GalleryFilter,
  GalleryPage,
  PublishedStories,
  StoriesMark,
} from '../../publish/published-stories.ts';
import type { StoryId } from '../../story/ids.ts';
import { isReady } from '../../story/media.ts';
import type { PublishedStory, Story } from '../../story/story.ts';
import { searchTerms } from '../../story/text/search-terms.ts';
import { isShownOn, type Surface } from '../../story/visibility.ts';
import { beyond, readCursor, writeCursor } from '../cursors.ts';
import { choices } from '../stores/choices.ts';
import { fromDocument, type StoryDocument, type StoryModel, type StoryQuery } from '../stores/story-model.ts';
import type { ChangeMark, Edition } from './edition.ts';
import { createKnownStories } from './known-stories.ts';
import { createOutsideDates, type OutsideDates } from './outside-dates.ts';
import { toFiles, toListed, toView } from './published-view.ts';
import { inTime, listedByName, listedOn } from './surface-queries.ts';
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
  const timedEdition = createTimedEdition(edition, model, surface, now);
  const outsideDates = createOutsideDates(model, surface, now);
  const knownStories = createKnownStories(model);
  const shown = (document: StoryDocument | null) => showable(document, surface, now());

  async function findShown(id: string): Promise<PublishedStory | null> {
    return shown(await model.findOne({ _id: id }).lean());
  }

  /** One more than `limit` where there are more, in the order of the list from its cursor on; of each what `projection` says. */
  async function read(
    { filter, cursor, limit }: Asked,
    projection: Readonly<Record<string, 1>>,
  ): Promise<readonly StoryDocument[]> {
    const place = cursor === null ? null : readCursor(cursor);
    const { query, sort } = beyond(place);
    const lists = await Promise.all(
      listedOn(surface).map((onSurface) =>
        model
          .find({ ...onSurface, ...wanted(filter), $and: [query, inTime(now())] }, projection)
          .sort(sort)
          .limit(limit + 1)
          .lean<StoryDocument[]>(),
      ),
    );
    return inOrder(lists, place?.direction ?? 'older');
  }

  /** Ids of the stories whose first or last moment here came meanwhile. */
  async function turnedBetween({ at: since }: StoriesMark, until: Date): Promise<readonly string[]> {
    // A clock that was set back takes moments away that had come.
    const [first, last] = since < until ? [since, until] : [until, since];
    const between = { $gt: first, $lte: last };
    const found = await Promise.all(
      listedByName(surface).flatMap((onSurface) =>
        [{ 'listing.from': between }, { 'listing.until': between }].map((moment) =>
          model
            .find({ ...onSurface, 'listing.timed': true, ...moment }, { _id: 1 })
            .lean<Pick<StoryDocument, '_id'>[]>(),
        ),
      ),
    );
    return found.flat().map(({ _id }) => _id);
  }

  /** The page that they make as `view` shows them: what may not show at this moment is left out. */
  function pageOf<View>(
    { cursor, limit }: Asked,
    found: readonly unknown[],
    stories: readonly Story[],
    view: (story: PublishedStory) => View,
  ): GalleryPage<View> {
    const direction = cursor === null ? null : readCursor(cursor).direction;
    const at = now();
    const mayShow = stories.slice(0, limit).filter((story) => isShownOn(story, surface, at));
    if (direction === 'newer') mayShow.reverse();
    return withNeighbours(mayShow, view, direction, found.length > limit);
  }

  async function list(filter: GalleryFilter, cursor: string | null, limit: number) {
    const asked = { filter, cursor, limit };
    const found = await read(asked, { version: 1, 'listing.since': 1 });
    return pageOf(asked, found, await knownStories(found), toListed);
  }

  return {
    async page(filter, cursor, limit) {
      const asked = { filter, cursor, limit };
      const found = await read(asked, {});
      return pageOf(asked, found, found.map(fromDocument), toView);
    },
    list,

    async following({ id, publishedAt: since }, filter, limit) {
      const after = await list(filter, writeCursor({ direction: 'older', since, id }), limit);
      if (after.stories.length === limit) return after.stories;
      const newest = await list(filter, null, limit + 1);
      const here = new Set<string>([id, ...after.stories.map((story) => story.id)]);
      return [...after.stories, ...newest.stories.filter((story) => !here.has(story.id))].slice(0, limit);
    },

    async story(id) {
      const story = await findShown(id);
      return story && toView(story);
    },

    async stories(ids) {
      const found = await model.find({ _id: { $in: [...ids] } }).lean();
      const views = new Map(
        found.flatMap((document) => shown(document) ?? []).map((story) => [story.id, story]),
      );
      return ids.flatMap((id) => views.get(id) ?? []).map(toView);
    },

    async changesSince(mark) {
      const at = now();
      // Only this read model makes marks.
      const { mark: made, touched } = await edition.changesSince(
        (mark?.made as ChangeMark | undefined) ?? null,
      );
      const turned = mark === null || touched === null ? [] : await turnedBetween(mark, at);
      return {
        mark: { at, made },
        stories: touched === null ? null : ([...touched, ...turned] as StoryId[]),
      };
    },

    async rendition(storyId, mediaId, name) {
      const story = await findShown(storyId);
      const media = story?.media.find((candidate) => candidate.id === mediaId);
      if (!media || !isReady(media)) return null;
      return media.renditions.find((rendition) => rendition.name === name) ?? null;
    },

    async files(storyId) {
      const story = await findShown(storyId);
      return story?.media.filter(isReady).map(toFiles) ?? null;
    },

    async count(part = {}) {
      const parts = listedOn(surface).map((onSurface) => ({ ...onSurface, ...choices(part) }));
      // All that may show, which an index counts alone, but for the few whose time it is not.
      const [counts, hidden] = await Promise.all([
        Promise.all(parts.map((query) => model.countDocuments(query))),
        outsideDates(),
      ]);
      const all = counts.reduce((sum, count) => sum + count, 0);
      return all - hidden.filter((story) => isWithin(part, story)).length;
    },

    async isGone(id) {
      const document = await model.findById(id).lean();
      const story = document && fromDocument(document);
      if (story?.state !== 'withdrawn' && story?.state !== 'erased') return false;
      return story.seenOnWeb;
    },

    async videoTour(neighbourhood) {
      const found = await Promise.all(
        listedOn(surface).map((onSurface) =>
          model
            .find({ ...onSurface, neighbourhood, videoTour: true, ...inTime(now()) })
            .sort({ 'listing.since': -1, _id: -1 })
            .limit(1)
            .lean(),
        ),
      );
      const story = shown(inOrder(found, 'older')[0] ?? null);
      return story && toView(story);
    },

    edition: async () => (await timedEdition('current')).name,
    recentEdition: async () => (await timedEdition('recent')).name,
    async lease() {
      const { name, mayBeSent } = await timedEdition('current');
      return { edition: name, holds: mayBeSent };
    },
  };
}

interface Asked {
  readonly filter: GalleryFilter;
  readonly cursor: string | null;
  readonly limit: number;
}

function showable(document: StoryDocument | null, surface: Surface, at: Date): PublishedStory | null {
  if (!document) return null;
  const story = fromDocument(document);
  return isShownOn(story, surface, at) ? story : null;
}

/** Lists that are each in order, as one. */
function inOrder(
  lists: readonly (readonly StoryDocument[])[],
  direction: 'older' | 'newer',
): readonly StoryDocument[] {
  const [only, ...others] = lists;
  if (only && others.length === 0) return only;
  const place = ({ listing, _id }: StoryDocument) => [listing.since.getTime(), _id] as const;
  const sign = direction === 'newer' ? 1 : -1;
  return lists.flat().sort((one, other) => {
    const [[since, id], [otherSince, otherId]] = [place(one), place(other)];
    return sign * (since - otherSince || (id < otherId ? -1 : 1));
  });
}

type Part = Pick<GalleryFilter, 'theme' | 'neighbourhood'>;

function isWithin({ theme, neighbourhood }: Part, story: OutsideDates): boolean {
  return (
    (!theme || story.themes?.includes(theme) === true) &&
    (!neighbourhood || story.neighbourhood === neighbourhood)
  );
}

function wanted(filter: GalleryFilter): StoryQuery {
  const { search } = filter;
  return { ...choices(filter), ...(search ? { 'listing.terms': { $in: [...searchTerms(search)] } } : {}) };
}

function withNeighbours<View>(
  stories: readonly PublishedStory[],
  view: (story: PublishedStory) => View,
  direction: 'older' | 'newer' | null,
  more: boolean,
): GalleryPage<View> {
  const first = stories[0];
  const last = stories.at(-1);
  // Coming from one side, that side is known to hold something; the other holds more where one too many was found.
  const hasOlder = direction === 'newer' || more;
  const hasNewer = direction === 'older' || (direction === 'newer' && more);
  return {
    stories: stories.map(view),
    older:
      last && hasOlder ? writeCursor({ direction: 'older', since: last.publishedAt, id: last.id }) : null,
    newer:
      first && hasNewer ? writeCursor({ direction: 'newer', since: first.publishedAt, id: first.id }) : null,
  };
}
