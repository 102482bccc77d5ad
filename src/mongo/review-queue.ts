import type { QueueFilter, QueueItem, ReviewQueue } from '../moderation/review-queue.ts';
import { takenDown } from '../story/history.ts';
import { formOf } from '../story/media.ts';
import { isSent, type SentStory, sinceOf } from '../story/story.ts';
import { choices } from './choices.ts';
import { beyond, readCursor, writeCursor } from './cursors.ts';
import { fromDocument, type StoryModel } from './story-model.ts';

const sentStates: readonly SentStory['state'][] = ['processing', 'inReview', 'published', 'declined'];

/** Lists for curators, straight from the stories' documents. */
export function createReviewQueue(model: StoryModel): ReviewQueue {
  return {
    async page(filter, cursor, limit) {
      // What waits is read from its oldest end, what is decided from its newest.
      const start = isWaiting(filter.state) ? oldestFirst : newestFirst;
      const { query, sort } = cursor === null ? start : beyond(readCursor(cursor));
      const documents = await model
        .find({ ...wanted(filter), ...query })
        .sort(sort)
        .limit(limit + 1)
        .lean();
      const stories = documents.slice(0, limit).map(fromDocument).filter(isSent);
      const last = stories.at(-1);
      const direction = isWaiting(filter.state) ? 'newer' : 'older';
      return {
        items: stories.map(toItem),
        next:
          last && documents.length > limit
            ? writeCursor({ direction, since: sinceOf(last), id: last.id })
            : null,
      };
    },

    async counts() {
      const numbers = await Promise.all(sentStates.map((state) => model.countDocuments({ state })));
      return Object.fromEntries(sentStates.map((state, index) => [state, numbers[index] ?? 0])) as Record<
        SentStory['state'],
        number
      >;
    },
  };
}

const oldestFirst = { query: {}, sort: { 'listing.since': 1, _id: 1 } as const };
const newestFirst = beyond(null);

const isWaiting = (state: SentStory['state']) => state === 'inReview' || state === 'processing';

const wanted = (filter: QueueFilter) => ({ state: filter.state, ...choices(filter) });

function toItem(story: SentStory): QueueItem {
  return {
    id: story.id,
    reference: story.reference,
    title: story.title,
    neighbourhood: story.neighbourhood,
    themes: story.themes,
    forms: [...new Set(story.media.map(formOf))],
    since: sinceOf(story),
    sample: story.sample,
    takenDown: takenDown(story.history) !== null,
  };
}
