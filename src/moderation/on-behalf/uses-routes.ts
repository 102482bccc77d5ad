import { setUses } from '../../story/changes/revise.ts';
import { type ConsentEntry, grants, showingTime, type Use } from '../../story/consent.ts';
import type { SentStory } from '../../story/story.ts';
import type { FormContext, StoryField, Values } from '../../story-form/field.ts';
import { appliedTo, inputsOf, parsedBy, problemsOf, storedIn, viewOf } from '../../story-form/field-list.ts';
import { linesSince, readStoryForm } from '../../story-form/made-from.ts';
import { showingDaysField } from '../../story-form/showing-days.ts';
import { type Told, toldOf, withAnswers } from '../../story-form/told.ts';
import { usesField } from '../../story-form/uses.ts';
import { entryAgain, saysTheSame } from '../../story-form/uses-again.ts';
import type { Problem } from '../../web/form-fields.ts';
import { one, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { actorOf, signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { findContext } from '../review/render-review.ts';
import { storyAt } from '../story-at.ts';
import { storyPage } from '../story-page.ts';
import { carryOut } from './carry-out.ts';
import { knownByField, wayInWords } from './known-by.ts';

const fields: readonly StoryField[] = [usesField, showingDaysField, knownByField];

/** Where a story may show, asked by a curator in the very words of the share form, and kept as spoken consent (P6, P20). */
export function usesRoutes(services: ModerationServices): Routes {
  const path = '/curate/stories/:id/on-behalf/uses';
  return [
    { method: 'get', path, permission: 'curator', handle: showQuestions(services) },
    { method: 'post', path, permission: 'curator', handle: keepAnswers(services) },
  ];
}

function showQuestions(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const { done } = readQuery(request, { done: one });
    const context = await findContext(services);
    const values = storedIn(fields, toldOf(story), context);
    render(response, { story, context, values, problems: [], isMoved: done === 'moved' });
  };
}

function keepAnswers(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const context = await findContext(services);
    const told = toldOf(story);
    const sent = readStoryForm(request, story, inputsOf(fields, told, context));
    const values = parsedBy(fields, sent.values, told, context);
    const problems = problemsOf(fields, values, told, context);
    if (problems.length > 0) return render(response, { story, context, values, problems });
    const curator = signedIn(response);
    const given = { by: 'curator', how: 'spoken', statements: statements(curator.name, values) } as const;
    let done = 'unchanged';
    await carryOut(services, story, 'uses', curator, (latest) => {
      const isNewer = linesSince(latest, sent.madeFrom).some(({ action }) => action === 'usesChanged');
      const said = appliedTo(fields, values, toldOf(latest), context);
      const last = latest.consent.at(-1);
      const after = isNewer ? withWhatWasTakenBack(said, latest.consent) : said;
      const entry = entryAgain(after, last, context, given);
      const isSame = saysTheSame(entry, last);
      done = isNewer ? 'moved' : isSame ? 'unchanged' : 'uses';
      return isSame ? latest : setUses(latest, entry, context.now, actorOf(curator));
    });
    const next = done === 'moved' ? '/on-behalf/uses?done=moved' : `/on-behalf?done=${done}`;
    response.redirect(303, `/curate/stories/${story.id}${next}`);
  };
}

/** For the record of consent. */
const statements = (curator: string, values: Values): ConsentEntry['statements'] => [
  { about: 'asked-by', question: say('curate-on-behalf-asked-by'), answer: curator },
  { about: 'known-by', question: say('curate-on-behalf-known-by'), answer: wayInWords(values) },
];

/**
 * Where consent was given since the page was made, every no still holds, and so does every no of the newer one; so do its
 * days: what is taken back wins over what is given (S22).
 */
function withWhatWasTakenBack(told: Told, latest: readonly ConsentEntry[]): Told {
  const uses = Object.entries(told.answers.uses).map(([use, granted]) => [
    use,
    granted && grants(latest, use as Use),
  ]);
  return withAnswers(told, { uses: Object.fromEntries(uses), showing: showingTime(latest) });
}

interface UsesState {
  readonly story: SentStory;
  readonly context: FormContext;
  readonly values: Values;
  readonly problems: readonly Problem[];
  /** Other answers came in while the last page was open. */
  readonly isMoved?: boolean;
}

function render(
  response: Parameters<Handler>[1],
  { story, context, values, problems, isMoved = false }: UsesState,
): void {
  response.status(problems.length > 0 ? 422 : 200).render('curate/on-behalf-uses', {
    ...storyPage(say('curate-on-behalf-uses-title'), story),
    isMoved,
    fields: viewOf(fields, values, problems, toldOf(story), context),
    errors: problems,
  });
}
