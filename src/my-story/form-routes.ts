import type { Request, Response } from 'express';
import type { SentStory } from '../story/story.ts';
import type { Problem } from '../web/form-fields.ts';
import { renderPrivate } from '../web/private-page.ts';
import { readForm } from '../web/read-form.ts';
import type { Routes } from '../web/routes.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { mayChange, readSeen, saveOwn, seenOf, seenShape } from './change.ts';
import { creditPage } from './credit.ts';
import { renderErasure } from './erasure-page.ts';
import { type Body, type ChangePage, type PageContext, type ReadFields, whatSavingDoes } from './form.ts';
import { happenedSince } from './happened.ts';
import { licencePage } from './licence.ts';
import { findOwnStory, myStoryAddress } from './own-story.ts';
import { peoplePage } from './people.ts';
import { personPage } from './person.ts';
import { usesPage } from './uses.ts';
import { wordsPage } from './words.ts';

const changePages = [wordsPage, usesPage, creditPage, peoplePage, personPage, licencePage] as const;

/** Every small page on which a storyteller changes one thing about a story that was sent. */
export function changeRoutes(services: WithdrawServices): Routes {
  async function pageContext(): Promise<PageContext> {
    const [themes, exhibitions] = await Promise.all([services.places.themes(), services.exhibitions.list()]);
    return { themes, exhibitions, wording: services.wordings.current, now: services.now() };
  }

  const show = (page: ChangePage) => async (request: Request, response: Response) => {
    const own = await findOwnStory(services, request);
    const { story, code } = own;
    if (!mayChange(story)) return renderErasure(response, own);
    const body = page.show(story, await pageContext());
    renderChange(response, page, body, { story, code, seen: seenOf(story) });
  };

  const save = (page: ChangePage) => async (request: Request, response: Response) => {
    const { story, code } = await findOwnStory(services, request);
    const home = myStoryAddress(code);
    if (!mayChange(story)) return response.redirect(303, home);
    let typedSeen = '';
    const read: ReadFields = (shape) => {
      const { seen, ...fields } = readForm(request, { ...shape, ...seenShape }) as Record<string, unknown>;
      typedSeen = String(seen);
      return fields as ReturnType<ReadFields> as never;
    };
    const { body, problems, change } = page.answer(read, story, await pageContext());
    const seen = readSeen(typedSeen);
    if (problems.length > 0) {
      response.status(422);
      return renderChange(response, page, body, { story, code, seen, problems });
    }
    const outcome = await saveOwn(services, story, seen, change);
    switch (outcome.kind) {
      case 'saved':
        return response.redirect(303, `${home}?done=${page.slug.replace('/', '-')}`);
      case 'unchanged':
        return response.redirect(303, `${home}?done=nothing`);
      case 'gone':
        return response.redirect(303, home);
      case 'overtaken':
        response.status(409);
        return renderChange(response, page, body, {
          story: outcome.story,
          code,
          seen: seenOf(outcome.story),
          happened: happenedSince(outcome.story.history, seen),
        });
    }
  };

  return changePages.flatMap((page): Routes => {
    const path = `/my-story/:code/${page.slug}`;
    return [
      { method: 'get', path, permission: 'storyteller', handle: show(page) },
      { method: 'post', path, permission: 'storyteller', handle: save(page) },
    ];
  });
}

interface ShownChange {
  readonly story: SentStory;
  readonly code: string;
  readonly seen: number;
  readonly problems?: readonly Problem[];
  /** What happened since the page was made, so that nothing was saved. */
  readonly happened?: ReturnType<typeof happenedSince>;
}

function renderChange(
  response: Response,
  page: ChangePage,
  body: Body,
  { story, code, seen, problems, happened }: ShownChange,
): void {
  const home = myStoryAddress(code);
  renderPrivate(response, 'my-story/change', {
    ...body,
    title: page.title,
    storyTitle: story.title,
    storyLanguage: story.language,
    effect: page.isLookedAt && body.button ? whatSavingDoes(story) : null,
    action: `${home}/${page.slug}`,
    home,
    seen,
    errors: problems ?? null,
    happened: happened ?? null,
  });
}
