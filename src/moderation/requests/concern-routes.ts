import { Conflict } from '../../errors.ts';
import { addWorkDue } from '../../jobs/add-work-due.ts';
import { settleConcern } from '../../story/changes/concerns.ts';
import { type ConcernId, parseConcernId } from '../../story/ids.ts';
import type { SentStory } from '../../story/story.ts';
import { countCharacters } from '../../story/text/count-characters.ts';
import { trimText } from '../../story/text/plain-text.ts';
import { textOf } from '../../story-form/field.ts';
import { readStoryForm } from '../../story-form/made-from.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, PageResponse, Routes } from '../../web/routes.ts';
import { actorOf, signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { namesOf } from '../names-of.ts';
import { answerConflict, type Unsaved } from '../review/conflict-page.ts';
import { decide } from '../review/decide.ts';
import { storyAt } from '../story-at.ts';
import { type ConcernContext, concernPage, outcomeName } from './concern-page.ts';
import { lookUpContact } from './look-up-contact.ts';

/** Requests of people who are in a story to hide it: read, answered and settled (P18). */
export function concernRoutes(services: ModerationServices): Routes {
  const path = '/curate/stories/:id/concerns';
  return [
    { method: 'get', path, permission: 'curator', handle: showConcerns(services) },
    { method: 'post', path: `${path}/contact`, permission: 'curator', handle: showContact(services) },
    { method: 'post', path: `${path}/settle`, permission: 'curator', handle: settle(services) },
  ];
}

function showConcerns(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const { done } = readQuery(request, { done: one });
    await render(services, response, story, { done: done === 'settled' });
  };
}

function showContact(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const of = concernOf(story, readForm(request, { concern: one }).concern);
    const lines = await lookUpContact(services, story, of, signedIn(response));
    await render(services, response, story, { shown: lines && { of, lines } });
  };
}

function settle(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const outcomes = story.concerns.map(({ id }) => [outcomeName(id), one] as const);
    const sent = readStoryForm(request, story, { concern: one, ...Object.fromEntries(outcomes) });
    const id = concernOf(story, textOf(sent.values, 'concern'));
    const outcome = trimText(textOf(sent.values, outcomeName(id)));
    const curator = signedIn(response);
    if (sent.happened.length > 0) return answerConflict(services, response, story, sent, unsaved(outcome));
    const message = outcomeProblem(outcome);
    if (message) {
      const errors = [{ field: outcomeName(id), message }];
      return render(services, response, story, { errors, typed: { concern: id, outcome } });
    }
    const result = await decide(services.stories, story, sent.madeFrom, (latest) =>
      settleConcern(latest, id, outcome, services.now(), actorOf(curator)),
    );
    if (result.kind === 'conflict') {
      return answerConflict(services, response, result.story, sent, unsaved(outcome));
    }
    services.logger.info({ story: story.id, curator: curator.id }, 'a curator settled a request');
    await addWorkDue(services, result.story);
    response.redirect(303, `/curate/stories/${story.id}/concerns?done=settled`);
  };
}

const longest = 2000;

function outcomeProblem(outcome: string): string | null {
  if (!outcome) return say('curate-concern-outcome-missing');
  if (countCharacters(outcome) > longest) return say('curate-too-long', { most: longest });
  return null;
}

/** @throws Conflict where the story has no such request. */
function concernOf(story: SentStory, text: string): ConcernId {
  const id = parseConcernId(text);
  const concern = story.concerns.find((each) => each.id === id);
  if (!concern) throw new Conflict(say('curate-concern-unknown'));
  return concern.id;
}

async function render(
  services: ModerationServices,
  response: PageResponse,
  story: SentStory,
  state: Partial<Pick<ConcernContext, 'shown' | 'typed' | 'errors' | 'done'>>,
): Promise<void> {
  const contacts = await Promise.all(story.concerns.map(({ id }) => services.contacts.find(id)));
  const settlers = story.concerns.flatMap(({ settled }) => (settled ? [settled.by] : []));
  const { shown = null, typed = null, errors = [], done = false } = state;
  const context: ConcernContext = {
    names: await namesOf(services, settlers),
    now: services.now(),
    reachable: new Set(story.concerns.filter((_, index) => contacts[index]).map(({ id }) => id)),
    shown,
    typed,
    errors,
    done,
  };
  response.status(errors.length > 0 ? 422 : 200).render('curate/concerns', concernPage(story, context));
}

const unsaved = (outcome: string): readonly Unsaved[] =>
  outcome ? [{ name: 'outcome', label: say('curate-concern-outcome-name'), words: outcome }] : [];
