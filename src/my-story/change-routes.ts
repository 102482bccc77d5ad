import type { Request, Response } from 'express';
import { workedOn } from '../desk/desk.ts';
import {
  type DeskWords,
  deskInputs,
  deskMarks,
  deskValues,
  leaveDesk,
  seenAtDesk,
  untimed,
} from '../desk/desk-words.ts';
import type { SentStory } from '../story/story.ts';
import type { FormContext, Inputs, StoryField, Values } from '../story-form/field.ts';
import {
  appliedTo,
  inputsOf,
  isSame,
  parsedBy,
  problemsOf,
  storedIn,
  viewOf,
} from '../story-form/field-list.ts';
import { linesSince, madeFromStory, readStoryForm } from '../story-form/made-from.ts';
import { mediaName } from '../story-form/media-names.ts';
import { type Told, toldOf } from '../story-form/told.ts';
import type { Problem } from '../web/form-fields.ts';
import { renderPrivate } from '../web/private-page.ts';
import { one } from '../web/read-form.ts';
import type { Routes } from '../web/routes.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { say } from '../words/say.ts';
import { mayChange, type StoryChange, saveOwn } from './change.ts';
import { type ChangePage, nameOf } from './change-page.ts';
import { changePages } from './change-pages.ts';
import { conflictAt } from './conflict.ts';
import { renderErasure } from './erasure-page.ts';
import { findContext, type OwnContext } from './own-context.ts';
import { findOwnStory, myStoryAddress } from './own-story.ts';
import { revised } from './revised.ts';
import { whatSavingDoes } from './what-saving-does.ts';

/** Every small page on which a storyteller changes one thing about a story that was sent. */
export function changeRoutes(services: WithdrawServices): Routes {
  const show = (page: ChangePage) => async (request: Request, response: Response) => {
    const own = await findOwnStory(services, request);
    const { story, code } = own;
    if (!mayChange(story)) return renderErasure(response, own);
    const context = await findContext(services);
    const desk = await deskFor(page, story);
    renderChange(response, page, { story, code, context, desk, values: deskValues(story, desk) });
  };

  const save = (page: ChangePage) => async (request: Request, response: Response) => {
    const { story, code } = await findOwnStory(services, request);
    const home = myStoryAddress(code);
    if (!mayChange(story)) return response.redirect(303, home);
    const known = await findContext(services);
    const desk = await deskFor(page, story);
    const told = toldOf(story);
    const fields = fieldsOf(page, told);
    const asked: Inputs = page.asksConsent ? { wording: one } : {};
    const marks: Inputs = page.fromDesk ? deskInputs(story) : {};
    const sent = readStoryForm(request, story, { ...inputsOf(fields, told, known), ...asked, ...marks });
    const atDesk = seenAtDesk(story, sent.values, desk);
    const context = { ...known, desk: atDesk.times };
    const values = parsedBy(fields, sent.values, told, context);
    const problems = [
      ...atDesk.overtaken,
      ...problemsOf(fields, values, told, context),
      ...wordsHaveChanged(page, sent.values, fields, told, context),
    ];
    const shown = { code, context, desk, values };
    if (problems.length > 0 && sent.happened.length === 0) {
      return renderChange(response.status(422), page, { ...shown, story, problems });
    }
    const outcome = await saveOwn(services, story, sent.madeFrom, changeBy(page, values, context));
    switch (outcome.kind) {
      case 'saved':
        await leaveDesk(services, story, atDesk);
        return response.redirect(303, `${home}?done=${nameOf(page)}`);
      case 'unchanged':
        return response.redirect(303, `${home}?done=nothing`);
      case 'gone':
        return response.redirect(303, home);
      case 'overtaken': {
        const happened = linesSince(outcome.story, sent.madeFrom);
        const conflict = conflictAt(home, happened, sent.leftOut);
        return renderChange(response.status(409), page, { ...shown, story: outcome.story, conflict });
      }
    }
  };

  const deskFor = async (page: ChangePage, story: SentStory): Promise<DeskWords> =>
    page.fromDesk ? workedOn(services, story) : new Map();

  return changePages.flatMap((page): Routes => {
    const path = `/my-story/:code/${page.slug}`;
    return [
      { method: 'get', path, permission: 'storyteller', handle: show(page) },
      { method: 'post', path, permission: 'storyteller', longBody: true, handle: save(page) },
    ];
  });
}

const fieldsOf = (page: ChangePage, told: Told): readonly StoryField[] =>
  page.parts(told).flatMap(({ fields }) => fields);

/** Words of films at the desk that are not in their boxes, since it is not known when all of them are said. */
const untimedLines = (story: SentStory, desk: DeskWords): readonly string[] =>
  untimed(story, desk).map((film) =>
    say('my-story-captions-untimed', { name: mediaName(film, story.media) }),
  );

/** What the answers make of the story; the very same story where they are as the form gave them. */
function changeBy(page: ChangePage, values: Values, context: FormContext): StoryChange {
  return (latest) => {
    const before = toldOf(latest);
    const fields = fieldsOf(page, before);
    const untouched = parsedBy(fields, storedIn(fields, before, context), before, context);
    if (page.isClosed?.(before) || isSame(values, untouched)) return latest;
    const after = appliedTo(fields, values, before, context);
    return page.save ? page.save(latest, after, context) : revised(latest, after, fields, context);
  };
}

function wordsHaveChanged(
  page: ChangePage,
  sent: Values,
  fields: readonly StoryField[],
  told: Told,
  context: FormContext,
): readonly Problem[] {
  if (!page.asksConsent || sent.wording === context.wording.version) return [];
  const [field = ''] = Object.keys(inputsOf(fields, told, context));
  return [{ field, message: say('my-story-wording-changed') }];
}

interface ShownChange {
  readonly story: SentStory;
  readonly code: string;
  readonly context: OwnContext;
  readonly desk: DeskWords;
  /** What was typed; what the story says where nothing was. */
  readonly values?: Values;
  readonly problems?: readonly Problem[];
  /** What happened since the page was made, so that nothing was saved. */
  readonly conflict?: ReturnType<typeof conflictAt>;
}

function renderChange(response: Response, page: ChangePage, shown: ShownChange): void {
  const { story, code, context, problems = [], conflict = null } = shown;
  const home = myStoryAddress(code);
  const told = toldOf(story);
  const isOpen = !page.isClosed?.(told);
  renderPrivate(response, 'my-story/change', {
    title: say(`my-story-title-${nameOf(page)}`),
    lead: [...(page.lead?.(story, context) ?? []), ...untimedLines(story, shown.desk)],
    scripts: page.fromDesk ? ['js/files/caption-file.js'] : [],
    parts: page.parts(told).map(({ fields, ...part }) => ({
      ...part,
      fields: viewOf(
        fields,
        { ...storedIn(fields, told, context), ...shown.values },
        problems,
        told,
        context,
      ),
    })),
    button: isOpen ? say(`my-story-save-${nameOf(page)}`) : null,
    storyTitle: story.title,
    storyLanguage: story.language,
    effect: page.isLookedAt && isOpen ? whatSavingDoes(story) : null,
    action: `${home}/${page.slug}`,
    home,
    wording: page.asksConsent ? context.wording.version : null,
    madeFrom: madeFromStory(story),
    deskMarks: deskMarks(story, shown.desk),
    errors: problems.length > 0 ? problems : null,
    conflict,
  });
}
