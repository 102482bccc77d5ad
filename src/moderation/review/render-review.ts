import type { SentStory } from '../../story/story.ts';
import type { Handler } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { namesOf } from '../names-of.ts';
import { conflictPage } from './conflict-page.ts';
import type { Choices } from './edits.ts';
import { helpersIn } from './facts.ts';
import { curatorsIn } from './history-lines.ts';
import { type ReviewContext, reviewPage } from './review-page.ts';
import type { Typed } from './typed.ts';

type PageResponse = Parameters<Handler>[1];

type ReviewState = Pick<ReviewContext, 'typed'> &
  Partial<Pick<ReviewContext, 'errors' | 'correcting' | 'done' | 'next'>>;

export async function renderReview(
  services: ModerationServices,
  response: PageResponse,
  story: SentStory,
  state: ReviewState,
): Promise<void> {
  const { errors = [], correcting = false, done = '', next = null, typed } = state;
  const [choices, exhibitions, names, holding] = await Promise.all([
    findChoices(services),
    services.exhibitions.list(),
    curatorNames(services, story),
    // A published story may well be on screens; of any other, each screen that holds it is one to look after (P16).
    story.state === 'published' ? [] : services.screensHolding(story.id),
  ]);
  const { id: me, scope } = signedIn(response);
  const page = reviewPage(story, {
    ...{ me, scope, names, choices, exhibitions, holding, now: services.now() },
    ...{ typed, errors, correcting, done, next },
  });
  response.status(errors.length > 0 ? 422 : 200).render('curate/review', page);
}

export async function renderConflict(
  services: ModerationServices,
  response: PageResponse,
  story: SentStory,
  typed: Typed,
): Promise<void> {
  const [choices, names] = await Promise.all([findChoices(services), curatorNames(services, story)]);
  const page = conflictPage(story, typed, { me: signedIn(response).id, names, choices });
  response.status(409).render('curate/conflict', page);
}

export async function findChoices({
  places,
  topics,
}: Pick<ModerationServices, 'places' | 'topics'>): Promise<Choices> {
  const [themes, neighbourhoods, known] = await Promise.all([
    places.themes(),
    places.neighbourhoods(),
    topics.topics(),
  ]);
  return { themes, neighbourhoods, topics: known };
}

/** Everyone whom the page names: who decided, who ticked, who asked, who helped to tell it. */
function curatorNames(services: Pick<ModerationServices, 'curatorName'>, story: SentStory) {
  const ticked = story.checks.flatMap(({ by }) => (by ? [by] : []));
  return namesOf(services, [...curatorsIn(story.history), ...ticked, ...helpersIn(story.consent)]);
}
