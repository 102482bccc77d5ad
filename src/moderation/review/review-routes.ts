import { Unacceptable } from '../../errors.ts';
import { addWorkDue } from '../../jobs/add-work-due.ts';
import { isSent, type SentStory, type Story } from '../../story/story.ts';
import type { Problem } from '../../web/form-fields.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, Route, Routes } from '../../web/routes.ts';
import { seenVersion } from '../../web/seen-version.ts';
import { actorOf, type SignedIn, signedIn } from '../../web/signed-in.ts';
import type { ModerationServices } from '../moderation-services.ts';
import type { QueueItem } from '../queue/review-queue.ts';
import { storyAt } from '../story-at.ts';
import { decide, isWithin } from './decide.ts';
import { type DecisionName, decisions, doneAs } from './decisions.ts';
import { isDecision } from './done-sentences.ts';
import { findChoices, renderConflict, renderReview } from './render-review.ts';
import { reviewFields, typedAsStored, typedFrom } from './typed.ts';

/** The whole story on one page, and the decisions about it. */
export function reviewRoutes(services: ModerationServices): Routes {
  const path = '/curate/stories/:id';
  const names = Object.keys(decisions) as DecisionName[];
  return [
    { method: 'get', path, permission: 'curator', handle: showStory(services) },
    { method: 'get', path: `${path}/correct`, permission: 'curator', handle: showCorrection(services) },
    ...names.map(
      (name): Route => ({
        method: 'post',
        path: `${path}/${name}`,
        permission: 'curator',
        longBody: true,
        handle: takeDecision(services, name),
      }),
    ),
  ];
}

function showStory(services: ModerationServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    const story = await storyAt(services, request, response);
    const next = isDecision(done) ? await nextWaiting(services, signedIn(response), story) : null;
    await renderReview(services, response, story, { typed: typedAsStored(story), done, next });
  };
}

/** The boxes of a published story, to mend a small thing without taking it down. */
function showCorrection(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    if (story.state !== 'published') return response.redirect(303, `/curate/stories/${story.id}`);
    await renderReview(services, response, story, { typed: typedAsStored(story), correcting: true });
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
    const choices = await findChoices(services);
    const at = services.now();
    const decision = decisions[name]({ story, typed, choices, at, by: actorOf(curator) });
    const refuse = (errors: readonly Problem[]) =>
      renderReview(services, response, story, {
        typed,
        errors,
        correcting: name === 'correct' && story.state === 'published',
      });
    if (decision.errors.length > 0) return refuse(decision.errors);
    try {
      const outcome = await decide(services.stories, story, seen, decision.change);
      if (outcome.kind === 'conflict') return renderConflict(services, response, outcome.story, typed);
      services.logger.info({ story: story.id, curator: curator.id, decision: name }, 'a curator decided');
      await addWorkDue(services, outcome.story);
      response.redirect(303, addressAfter(outcome.story, name, curator));
    } catch (error) {
      if (!(error instanceof Unacceptable)) throw error;
      // Whatever a box can mend has been said before: this is for others to put right, as the checklist says.
      return refuse([{ field: 'checklist', message: error.message }]);
    }
  };
}

/** Back to the story; to the list where it has moved to a neighbourhood that other curators look after. */
function addressAfter(story: Story, name: DecisionName, { scope }: SignedIn): string {
  if (isSent(story) && !isWithin(scope, story)) return '/curate?done=moved';
  return `/curate/stories/${story.id}?done=${doneAs[name]}`;
}

async function nextWaiting(
  services: ModerationServices,
  { scope }: SignedIn,
  story: SentStory,
): Promise<QueueItem | null> {
  const { items } = await services.queue.page({ state: 'inReview', scope }, null, 2);
  return items.find((item) => item.id !== story.id) ?? null;
}
