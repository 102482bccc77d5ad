import { Unacceptable } from '../errors.ts';
import type { SentStory } from '../story/story.ts';
import { one, readForm, readQuery } from '../web/read-form.ts';
import type { Handler, Route, Routes } from '../web/routes.ts';
import { actorOf, signedIn } from '../web/signed-in.ts';
import { conflictPage } from './conflict-page.ts';
import { decide } from './decide.ts';
import { type DecisionName, decisions, doneAs } from './decisions.ts';
import { type FieldError, fieldInTheWay } from './edits.ts';
import { curatorsIn } from './history-lines.ts';
import type { ModerationServices } from './moderation-services.ts';
import { namesOf } from './names-of.ts';
import { isDecision, reviewPage } from './review-page.ts';
import type { QueueItem } from './review-queue.ts';
import { seenVersion } from './seen-version.ts';
import { storyAt } from './story-at.ts';
import { reviewFields, type Typed, typedAsStored, typedFrom } from './typed.ts';

type PageResponse = Parameters<Handler>[1];

/** The whole story on one page, and the decisions about it. */
export function reviewRoutes(services: ModerationServices): Routes {
  const path = '/curate/stories/:id';
  const names = Object.keys(decisions) as DecisionName[];
  return [
    { method: 'get', path, permission: 'curator', handle: showStory(services) },
    ...names.map(
      (name): Route => ({
        method: 'post',
        path: `${path}/${name}`,
        permission: 'curator',
        handle: takeDecision(services, name),
      }),
    ),
  ];
}

function showStory(services: ModerationServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    const story = await storyAt(services, request, response);
    const next = isDecision(done) ? await nextWaiting(services, response, story) : null;
    await renderReview(services, response, story, { typed: typedAsStored(story), errors: [], done, next });
  };
}

function takeDecision(services: ModerationServices, name: DecisionName): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const fields = readForm(request, reviewFields(story));
    const seen = seenVersion(fields.version);
    const typed = typedFrom(story, fields);
    // Someone else's decision comes before any fault in the typing: there may be nothing left to mend.
    if (story.version !== seen) return renderConflict(services, response, story, typed);

    const curator = signedIn(response);
    const themes = await services.places.themes();
    const decision = decisions[name]({ typed, themes, at: services.now(), by: actorOf(curator) });
    const refuse = (errors: readonly FieldError[]) =>
      renderReview(services, response, story, { typed, errors, done: '', next: null });
    if (decision.errors.length > 0) return refuse(decision.errors);
    try {
      const outcome = await decide(services.stories, story, seen, decision.change);
      if (outcome.kind === 'conflict') return renderConflict(services, response, outcome.story, typed);
    } catch (error) {
      if (!(error instanceof Unacceptable)) throw error;
      return refuse([{ field: fieldInTheWay(story, typed), message: error.message }]);
    }
    services.logger.info({ story: story.id, curator: curator.id, decision: name }, 'a curator decided');
    response.redirect(303, `/curate/stories/${story.id}?done=${doneAs[name]}`);
  };
}

async function nextWaiting(
  services: ModerationServices,
  response: PageResponse,
  story: SentStory,
): Promise<QueueItem | null> {
  const { items } = await services.queue.page(
    { state: 'inReview', scope: signedIn(response).scope },
    null,
    2,
  );
  return items.find((item) => item.id !== story.id) ?? null;
}

interface ReviewState {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly done: string;
  readonly next: QueueItem | null;
}

async function renderReview(
  services: ModerationServices,
  response: PageResponse,
  story: SentStory,
  state: ReviewState,
): Promise<void> {
  const context = { ...(await surroundings(services, response, story)), now: services.now(), ...state };
  response.status(state.errors.length > 0 ? 422 : 200).render('curate/review', reviewPage(story, context));
}

async function renderConflict(
  services: ModerationServices,
  response: PageResponse,
  story: SentStory,
  typed: Typed,
): Promise<void> {
  const context = await surroundings(services, response, story);
  response.status(409).render('curate/conflict', conflictPage(story, typed, context));
}

async function surroundings(services: ModerationServices, response: PageResponse, story: SentStory) {
  const [themes, neighbourhoods, names] = await Promise.all([
    services.places.themes(),
    services.places.neighbourhoods(),
    namesOf(services, curatorsIn(story.history)),
  ]);
  return { me: signedIn(response).id, places: { themes, neighbourhoods }, names };
}
