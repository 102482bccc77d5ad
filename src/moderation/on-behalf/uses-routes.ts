import { type AskedUse, askedAgain, consentEntry } from '../../consent/wording.ts';
import { BadRequest } from '../../errors.ts';
import { setUses } from '../../story/changes/revise.ts';
import { type ConsentEntry, grants, showingTime } from '../../story/consent.ts';
import type { SentStory } from '../../story/story.ts';
import type { Problem } from '../../web/form-fields.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { actorOf, type SignedIn, signedIn } from '../../web/signed-in.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { storyAt } from '../story-at.ts';
import { storyPage } from '../story-page.ts';
import { carryOut } from './carry-out.ts';
import {
  changesNothing,
  type ReadUses,
  readUses,
  type TypedUses,
  typedUses,
  usesAsStored,
  usesFields,
  usesShape,
} from './uses-form.ts';

type PageResponse = Parameters<Handler>[1];

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
    const asked = await askedOf(services, story);
    const typed = usesAsStored(story.consent, asked);
    render(services, response, { story, asked, typed, problems: [], isMoved: done === 'moved' });
  };
}

function keepAnswers(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const asked = await askedOf(services, story);
    const fields: Readonly<Record<string, string>> = readForm(request, usesShape(asked));
    const typed = typedUses(fields, asked);
    const seen = seenEntries(fields.entries ?? '');
    const now = services.now();
    const read = readUses(typed, asked, story.consent, now);
    if (read.problems.length > 0) {
      return render(services, response, { story, asked, typed, problems: read.problems });
    }
    const curator = signedIn(response);
    let done = 'unchanged';
    await carryOut(services, story, 'uses', curator, (latest) => {
      const isNewer = latest.consent.length !== seen;
      const entry = entryOf(services, asked, read, curator, latest.consent, isNewer);
      const isSame = changesNothing(latest.consent, entry);
      done = isNewer ? 'moved' : isSame ? 'unchanged' : 'uses';
      return isSame ? latest : setUses(latest, entry, now, actorOf(curator));
    });
    const next = done === 'moved' ? '/on-behalf/uses?done=moved' : `/on-behalf?done=${done}`;
    response.redirect(303, `/curate/stories/${story.id}${next}`);
  };
}

async function askedOf(services: ModerationServices, story: SentStory): Promise<readonly AskedUse[]> {
  return askedAgain(
    services.wordings.current,
    await services.exhibitions.list(),
    story.consent.at(-1)?.answers.map(({ use }) => use) ?? [],
  );
}

/**
 * The record of what the storyteller said. Where consent was given since the page was made, every no still holds, and so
 * does every no of the newer one: what is taken back wins over what is given (S22).
 */
function entryOf(
  services: ModerationServices,
  asked: readonly AskedUse[],
  { granted, showing, known }: ReadUses,
  curator: SignedIn,
  latest: readonly ConsentEntry[],
  isNewer: boolean,
): ConsentEntry {
  const { from, until } = isNewer ? showingTime(latest) : showing;
  const answers = asked.map(
    ({ use }) => [use, granted[use] === true && (!isNewer || grants(latest, use))] as const,
  );
  const entry = consentEntry(services.wordings.current, {
    at: services.now(),
    by: 'curator',
    how: 'spoken',
    asked,
    granted: Object.fromEntries(answers),
    statements: [
      { about: 'asked-by', question: 'Who asked these questions?', answer: curator.name },
      { about: 'known-by', question: 'How did they know that it was the storyteller?', answer: `${known}.` },
    ],
    from,
    until,
  });
  // What was asked meanwhile and not here keeps its answer; left out, it would fall under the one for screens.
  const others = (latest.at(-1)?.answers ?? []).filter(({ use }) => !asked.some((each) => each.use === use));
  return { ...entry, answers: [...entry.answers, ...others] };
}

function seenEntries(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new BadRequest('Part of this form could not be read. Go back, reload the page and try again.');
}

interface UsesState {
  readonly story: SentStory;
  readonly asked: readonly AskedUse[];
  readonly typed: TypedUses;
  readonly problems: readonly Problem[];
  /** Other answers came in while the last page was open. */
  readonly isMoved?: boolean;
}

function render(
  services: ModerationServices,
  response: PageResponse,
  { story, asked, typed, problems, isMoved = false }: UsesState,
): void {
  response.status(problems.length > 0 ? 422 : 200).render('curate/on-behalf-uses', {
    ...storyPage('Where it may be shown', story),
    entries: story.consent.length,
    isMoved,
    fields: usesFields(typed, asked, problems, services.now()),
    errors: problems,
  });
}
