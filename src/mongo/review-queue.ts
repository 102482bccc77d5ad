import { BadRequest } from '../errors.ts';
import type {
  QueueFilter,
  QueueItem,
  QueuePage,
  ReviewQueue,
  Scope,
  StoryRequest,
} from '../moderation/queue/review-queue.ts';
import { cameBack } from '../story/changes/conversation.ts';
import { secondsOf, workLeft } from '../story/changes/work-left.ts';
import { openConcerns } from '../story/concern.ts';
import { takenDown } from '../story/history.ts';
import { formOf } from '../story/media.ts';
import { smallPicture } from '../story/small-picture.ts';
import { isSent, type SentStory, sentStates, sinceOf } from '../story/story.ts';
import { wordsOf } from '../story/text/words-of.ts';
import { say } from '../words/say.ts';
import { beyond, readCursor, writeCursor } from './cursors.ts';
import { choices } from './stores/choices.ts';
import { fromDocument, type StoryModel, type StoryQuery } from './stores/story-model.ts';

/** Lists for curators, straight from the stories' documents. */
export function createReviewQueue(model: StoryModel): ReviewQueue {
  const queue: ReviewQueue = {
    async page(filter, cursor, limit) {
      if (filter.soonest) return soonestFirst(model, filter, cursor, limit);
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
      return {
        items: stories.map(toItem),
        next: last && documents.length > limit ? cursorAt(filter, last) : null,
      };
    },

    async after(filter, id) {
      if (filter.soonest) {
        const items = await bySoonest(model, filter);
        const at = items.findIndex((item) => item.id === id);
        return { isInList: at !== -1, next: items[at + 1] ?? null };
      }
      const document = await model.findOne({ ...wanted(filter), _id: id }).lean();
      const story = document && fromDocument(document);
      const cursor = story && isSent(story) ? cursorAt(filter, story) : null;
      const { items } = await queue.page(filter, cursor, 1);
      return { isInList: cursor !== null, next: items[0] ?? null };
    },

    async counts(scope) {
      const numbers = await Promise.all(sentStates.map((state) => countWithin(model, state, scope)));
      return Object.fromEntries(sentStates.map((state, index) => [state, numbers[index] ?? 0])) as Record<
        SentStory['state'],
        number
      >;
    },

    async requests(scope) {
      const documents = await Promise.all(
        (['childhood', 'concern', 'erasure'] as const).map((request) =>
          model
            .find({ 'listing.request': request, ...within(scope) })
            .sort({ 'listing.dueBy': 1 })
            .limit(mostRequests)
            .lean(),
        ),
      );
      return documents.flat().map(fromDocument).filter(isSent).map(toRequest);
    },

    async findByReference(reference) {
      const document = await model.findOne({ reference }).lean();
      const story = document && fromDocument(document);
      return story && isSent(story) ? story : null;
    },

    async *all(scope) {
      const sent: StoryQuery = { state: { $in: [...sentStates, 'erased'] }, ...within(scope) };
      for await (const document of model.find(sent).sort({ _id: 1 }).lean().cursor()) {
        const story = fromDocument(document);
        if (story.state !== 'draft') yield story;
      }
    },
  };
  return queue;
}

const oldestFirst = { query: {}, sort: { 'listing.since': 1, _id: 1 } as const };
const newestFirst = beyond(null);

/** Beyond so many nobody chooses by minutes any more, and the rest comes as it waits. */
const mostToSort = 1000;

async function soonestFirst(
  model: StoryModel,
  filter: QueueFilter,
  cursor: string | null,
  limit: number,
): Promise<QueuePage> {
  if (cursor !== null && !/^\d{1,5}$/.test(cursor)) throw new BadRequest(say('errors-no-list-page'));
  const items = await bySoonest(model, filter);
  const from = Number(cursor ?? 0);
  return {
    items: items.slice(from, from + limit),
    next: items.length > from + limit ? String(from + limit) : null,
  };
}

async function bySoonest(model: StoryModel, filter: QueueFilter): Promise<readonly QueueItem[]> {
  const documents = await model.find(wanted(filter)).sort(oldestFirst.sort).limit(mostToSort).lean();
  const items = documents.map(fromDocument).filter(isSent).map(toItem);
  return items.toSorted(
    ({ left: one }, { left: other }) =>
      Number(one.waits) - Number(other.waits) || one.minutes - other.minutes,
  );
}

/** Where the list goes on after the story. */
const cursorAt = ({ state }: QueueFilter, story: SentStory): string =>
  writeCursor({ direction: isWaiting(state) ? 'newer' : 'older', since: sinceOf(story), id: story.id });

const isWaiting = (state: SentStory['state'] | null) =>
  state === 'inReview' || state === 'processing' || state === 'changesRequested';

const wanted = ({ scope, ...filter }: QueueFilter): StoryQuery => ({
  state: filter.state ?? { $in: [...sentStates] },
  $and: [
    choices(filter),
    within(scope),
    filter.search ? holding(filter.search) : {},
    filter.among ? { _id: { $in: [...filter.among] } } : {},
    filter.except ? { $nor: [{ _id: { $in: [...filter.except] } }] } : {},
  ],
});

/** As it is typed, and not as a pattern. */
function holding(text: string): StoryQuery {
  const pattern = { $regex: text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), $options: 'i' };
  return { $or: [{ title: pattern }, { words: pattern }] };
}

// One neighbourhood at a time, so that an index counts them alone.
async function countWithin(model: StoryModel, state: SentStory['state'], scope: Scope): Promise<number> {
  if (scope === null) return model.countDocuments({ state });
  const counts = await Promise.all(
    scope.map((neighbourhood) => model.countDocuments({ state, neighbourhood })),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

const within = (scope: Scope): StoryQuery => (scope === null ? {} : { neighbourhood: { $in: [...scope] } });

const mostRequests = 100;

function toRequest(story: SentStory): StoryRequest {
  const erasure = story.state === 'withdrawn' ? story.erasure : null;
  const open = openConcerns(story.concerns);
  const concern = open.find(({ childhood }) => childhood) ?? open[0];
  if (!erasure && !concern) throw new Error('Expected a story with a request but found none');
  return {
    ...toItem(story),
    kind: erasure ? 'erasure' : concern?.childhood ? 'childhood' : 'concern',
    askedAt: (erasure ?? concern)?.askedAt ?? story.sentAt,
    dueBy: (erasure ?? concern)?.dueBy ?? story.sentAt,
  };
}

function toItem(story: SentStory): QueueItem {
  return {
    id: story.id,
    state: story.state,
    picture: smallPicture(story),
    seconds: story.media.reduce((sum, media) => sum + secondsOf(media), 0),
    words: wordsOf(story.words).length,
    failed: story.media.filter(({ state }) => state === 'refused' || state === 'failed').length,
    left: workLeft(story),
    reference: story.reference,
    title: story.title,
    neighbourhood: story.neighbourhood,
    themes: story.themes,
    forms: story.media.length > 0 ? [...new Set(story.media.map(formOf))] : ['words'],
    since: sinceOf(story),
    sample: story.sample,
    takenDown: takenDown(story.history) !== null,
    cameBack: cameBack(story),
    beingErased: story.state === 'withdrawn' && story.erasure !== null,
  };
}
