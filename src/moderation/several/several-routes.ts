import { parseStoryId, type StoryId } from '../../story/ids.ts';
import { listOf, textOf, type Values } from '../../story-form/field.ts';
import { many, one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, PageResponse, Routes } from '../../web/routes.ts';
import { actorOf, signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { namesOf } from '../names-of.ts';
import { readListText } from '../queue/list-query.ts';
import type { Scope } from '../queue/review-queue.ts';
import { curatorsIn } from '../review/history-lines.ts';
import { findContext } from '../review/render-review.ts';
import { changeSeveral, foundOrNull, type Outcome } from './change-several.ts';
import { readChosen } from './chosen.ts';
import { setsNothing, severalInputs, withSet } from './several-form.ts';
import { type DoneContext, severalDonePage, severalPage } from './several-page.ts';
import { asItWas, readWas, wasInput } from './undo-several.ts';

/** What is the same for several stories that wait, set for all of them at once. */
export function severalRoutes(services: ModerationServices): Routes {
  const path = '/curate/several';
  return [
    { method: 'get', path, permission: 'curator', handle: showChosen(services) },
    { method: 'post', path, permission: 'curator', handle: setForAll(services) },
    { method: 'post', path: `${path}/undo`, permission: 'curator', handle: undoForAll(services) },
  ];
}

function showChosen(services: ModerationServices): Handler {
  return async (request, response) => {
    const { story, list } = readQuery(request, { story: many, list: one });
    const ids = [...new Set(story)].map(parseStoryId);
    const { scope } = signedIn(response);
    const stories = await findAll(services, ids, scope);
    const page = severalPage(stories, {
      form: await findContext(services),
      list: readListText(list),
      unknown: ids.length - stories.length,
      ...{ chosen: [], values: {}, errors: [] },
    });
    response.render('curate/several', page);
  };
}

function setForAll(services: ModerationServices): Handler {
  return async (request, response) => {
    const form = await findContext(services);
    const sent = readForm(request, { ...severalInputs(form), story: many, list: one }) as Values;
    const chosen = readChosen(listOf(sent, 'story'));
    const list = readListText(textOf(sent, 'list'));
    const curator = signedIn(response);
    if (setsNothing(sent, form)) {
      const stories = await findAll(
        services,
        chosen.map(({ id }) => id),
        curator.scope,
      );
      const errors = [{ field: 'several', message: say('curate-several-nothing-set') }];
      const unknown = chosen.length - stories.length;
      response
        .status(422)
        .render(
          'curate/several',
          severalPage(stories, { form, list, unknown, chosen, values: sent, errors }),
        );
      return;
    }
    const outcomes = await changeSeveral(services, chosen, curator, (story) =>
      withSet(story, sent, form, actorOf(curator)),
    );
    await renderDone(services, response, outcomes, { list, isUndoing: false });
  };
}

function undoForAll(services: ModerationServices): Handler {
  return async (request, response) => {
    const form = await findContext(services);
    const body: Readonly<Record<string, unknown>> = Object(request.body ?? {});
    const chosen = readChosen(readForm({ body: { story: body.story } }, { story: many }).story);
    const was = Object.fromEntries(chosen.map(({ id }) => [wasInput(id), one]));
    const sent = readForm(request, { ...was, story: many, list: one }) as Values;
    const before = new Map(chosen.map(({ id }) => [id, readWas(textOf(sent, wasInput(id)))]));
    const curator = signedIn(response);
    const outcomes = await changeSeveral(services, chosen, curator, (story, id) =>
      asItWas(story, before.get(id) ?? {}, form, actorOf(curator)),
    );
    await renderDone(services, response, outcomes, {
      list: readListText(textOf(sent, 'list')),
      isUndoing: true,
    });
  };
}

async function renderDone(
  services: ModerationServices,
  response: PageResponse,
  outcomes: readonly Outcome[],
  context: Pick<DoneContext, 'list' | 'isUndoing'>,
): Promise<void> {
  const names = await namesOf(services, outcomes.flatMap(curatorsOf));
  const page = severalDonePage(outcomes, { ...context, names, me: signedIn(response).id });
  response.render('curate/several-done', page);
}

/** Those that this curator looks after, in the order in which they were chosen. */
async function findAll(services: ModerationServices, ids: readonly (StoryId | null)[], scope: Scope) {
  const stories = await Promise.all(ids.map((id) => foundOrNull(services, id, scope)));
  return stories.filter((story) => story !== null);
}

const curatorsOf = (outcome: Outcome) =>
  outcome.kind === 'unknown' ? [] : curatorsIn(outcome.story.history);
