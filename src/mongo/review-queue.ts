import type {
  QueueFilter,
  QueueItem,
  ReviewQueue,
  Scope,
  StoryRequest,
} from '../moderation/queue/review-queue.ts';
import { cameBack } from '../story/changes/conversation.ts';
import { openConcerns } from '../story/concern.ts';
import { takenDown } from '../story/history.ts';
import { formOf } from '../story/media.ts';
import { isSent, type SentStory, sentStates, sinceOf } from '../story/story.ts';
import { beyond, readCursor, writeCursor } from './cursors.ts';
import { choices } from './stores/choices.ts';
import { fromDocument, type StoryModel, type StoryQuery } from './stores/story-model.ts';

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
}

const oldestFirst = { query: {}, sort: { 'listing.since': 1, _id: 1 } as const };
const newestFirst = beyond(null);

const isWaiting = (state: SentStory['state']) =>
  state === 'inReview' || state === 'processing' || state === 'changesRequested';

const wanted = ({ scope, ...filter }: QueueFilter): StoryQuery => ({
  state: filter.state,
  $and: [choices(filter), within(scope)],
});

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
