import { workedOn } from '../../desk/desk.ts';
import { leaveDesk, nothingSeen, seenAtDesk } from '../../desk/desk-words.ts';
import { Unacceptable } from '../../errors.ts';
import { addWorkDue } from '../../jobs/add-work-due.ts';
import { parseStoryId, type StoryId } from '../../story/ids.ts';
import { isSent, type SentStory, type Story, sinceOf } from '../../story/story.ts';
import { isTicked, textOf } from '../../story-form/field.ts';
import { readStoryForm } from '../../story-form/made-from.ts';
import type { Problem } from '../../web/form-fields.ts';
import { one, readQuery } from '../../web/read-form.ts';
import type { Handler, Route, Routes } from '../../web/routes.ts';
import { actorOf, type SignedIn, signedIn } from '../../web/signed-in.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { filterOf, type ListQuery, listText, readListText } from '../queue/list-query.ts';
import type { Scope } from '../queue/review-queue.ts';
import { storyAt } from '../story-at.ts';
import { answerConflict, unsavedIn } from './conflict-page.ts';
import { decide, isWithin } from './decide.ts';
import { type DecisionName, decisions, doneAs, endsTheWork } from './decisions.ts';
import { findContext, freshBoxes, renderReview } from './render-review.ts';
import { reviewInputs, typedFrom } from './review-form.ts';
import type { NextStory } from './review-page.ts';

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
    const { done, list: text, next: nextId } = readQuery(request, { done: one, list: one, next: one });
    const story = await storyAt(services, request, response);
    const list = readListText(text);
    const curator = signedIn(response);
    const next = endsTheWork(done)
      ? await offered(services, curator.scope, parseStoryId(nextId))
      : await skippedTo(services, curator, story, list);
    const form = await findContext(services);
    const { typed, desk } = await freshBoxes(services, story, form);
    await renderReview(services, response, story, { form, typed, desk, done, next, list });
  };
}

/** The boxes of a published story, to mend a small thing without taking it down. */
function showCorrection(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    if (story.state !== 'published') return response.redirect(303, `/curate/stories/${story.id}`);
    const form = await findContext(services);
    const { typed, desk } = await freshBoxes(services, story, form);
    await renderReview(services, response, story, { form, typed, desk, correcting: true });
  };
}

function takeDecision(services: ModerationServices, name: DecisionName): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const known = { ...(await findContext(services)), heard: await heardIn(services, story) };
    const desk = await workedOn(services, story);
    const sent = readStoryForm(request, story, reviewInputs(story, known));
    const atDesk = isTicked(sent.values, 'edits') ? seenAtDesk(story, sent.values, desk) : nothingSeen;
    const form = { ...known, desk: atDesk.times };
    const typed = typedFrom(story, sent.values, form);
    const conflict = (latest: SentStory) =>
      answerConflict(services, response, latest, sent, unsavedIn(latest, typed, form));
    // Someone else's decision comes before any fault in the typing: there may be nothing left to mend.
    if (sent.happened.length > 0) return conflict(story);

    const curator = signedIn(response);
    const at = services.now();
    const decision = decisions[name]({ story, typed, context: form, at, by: actorOf(curator) });
    const list = readListText(textOf(sent.values, 'list'));
    const refuse = async (errors: readonly Problem[]) =>
      renderReview(services, response, story, {
        ...{ form, typed, desk, errors, list },
        next: await skippedTo(services, curator, story, list),
        correcting: name === 'correct' && story.state === 'published',
      });
    const errors = [...atDesk.overtaken, ...decision.errors];
    if (errors.length > 0) return refuse(errors);
    // Found before the story leaves the list.
    const next = endsTheWork(doneAs[name]) ? (await afterIn(services, curator, story, list)).next : null;
    try {
      const outcome = await decide(services.stories, story, sent.madeFrom, decision.change);
      if (outcome.kind === 'conflict') return conflict(outcome.story);
      services.logger.info({ story: story.id, curator: curator.id, decision: name }, 'a curator decided');
      await leaveDesk(services, story, atDesk);
      if (endsTheWork(doneAs[name])) {
        await services.colleagues.leave(story.id, curator.id);
        await services.colleagues.release(story.id);
      }
      await addWorkDue(services, outcome.story);
      response.redirect(303, addressAfter(outcome.story, name, curator, { list, next }));
    } catch (error) {
      if (!(error instanceof Unacceptable)) throw error;
      // Whatever a box can mend has been said before: this is for others to put right, as the checklist says.
      return refuse([{ field: 'checklist', message: error.message }]);
    }
  };
}

/** What a machine heard, by recording: corrected words get their times from it. */
async function heardIn({ speechDrafts }: ModerationServices, { id }: SentStory) {
  const drafts = await speechDrafts.of(id);
  return new Map(drafts.map(({ media, words }) => [media, words]));
}

/** Back to the story; to the list where it has moved to a neighbourhood that other curators look after. */
function addressAfter(
  story: Story,
  name: DecisionName,
  { scope }: SignedIn,
  { list, next }: { list: ListQuery; next: NextStory | null },
): string {
  if (isSent(story) && !isWithin(scope, story)) return '/curate?done=moved';
  const text = listText(list);
  const parameters = new URLSearchParams({
    ...(text && { list: text }),
    ...(next && { next: next.id }),
    done: doneAs[name],
  });
  return `/curate/stories/${story.id}?${parameters}`;
}

/** What comes after a story that is left as it is; nothing where it was not reached from that list. */
async function skippedTo(services: ModerationServices, curator: SignedIn, story: SentStory, list: ListQuery) {
  const { isInList, next } = await afterIn(services, curator, story, list);
  return isInList ? next : null;
}

async function afterIn(services: ModerationServices, curator: SignedIn, { id }: SentStory, list: ListQuery) {
  const claims = await services.colleagues.claims(services.now());
  return services.queue.after(filterOf(list, curator, claims, id), id);
}

/** The story that was next in the list when the one before it was decided; null where it may not be seen any more. */
async function offered(
  { stories }: ModerationServices,
  scope: Scope,
  id: StoryId | null,
): Promise<NextStory | null> {
  const story = id && (await stories.find(id));
  if (!story || !isSent(story) || !isWithin(scope, story)) return null;
  return { id: story.id, state: story.state, title: story.title, since: sinceOf(story) };
}
