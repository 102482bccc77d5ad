import type { Request, Response } from 'express';
import { NotFound } from '../errors.ts';
import { parseStoryId, type StoryId } from '../story/ids.ts';
import type { Problem } from '../web/form-fields.ts';
import { clientAddress, renderPrivate } from '../web/private-page.ts';
import { one, readForm, readQuery } from '../web/read-form.ts';
import type { Routes } from '../web/routes.ts';
import { say } from '../words/say.ts';
import {
  concernFields,
  concernShape,
  nothingTyped,
  readConcern,
  readStoryAddress,
  type TypedConcern,
} from './concern-form.ts';
import { newTicket, readTicket } from './concern-ticket.ts';
import { hideFirst } from './raise-concern.ts';
import type { WithdrawServices } from './withdraw-services.ts';

/** "I am in this": anyone can have a story hidden first and looked at after (P18). */
export function concernRoutes(services: WithdrawServices): Routes {
  const { published, secret } = services;

  /** @throws NotFound, the same for what does not show as for what does not exist (S12). */
  async function findShown(id: StoryId | null) {
    const story = id && (await published.story(id));
    if (!story) throw noSuchStory();
    return story;
  }

  async function showForm(request: Request, response: Response): Promise<void> {
    const story = await findShown(parseStoryId(String(request.params.id)));
    const page = {
      id: story.id,
      ticket: newTicket(secret, story.id),
      typed: nothingTyped,
      problems: [],
      story,
    };
    renderForm(response, page, await services.screenDays());
  }

  async function ask(request: Request, response: Response): Promise<void> {
    const id = parseStoryId(String(request.params.id));
    const given = id && ticketOf(request, id);
    const story = id && (await published.story(id));
    // A ticket shows that the story showed when the form was opened: somebody else may have hidden it since.
    if (!id || !(story || given)) throw noSuchStory();
    const { ticket, ...typed } = readForm(request, concernShape);
    const { asking, problems } = readConcern(typed);
    if (problems.length > 0 || !given) {
      response.status(problems.length > 0 ? 422 : 200);
      const page = { id, ticket: given ? ticket : newTicket(secret, id), typed, problems, story };
      return renderForm(response, page, await services.screenDays());
    }
    await services.concerns.take(clientAddress(request));
    const dueBy = await hideFirst(services, id, { id: given, ...asking });
    response.redirect(303, `/hide-a-story/thanks?by=${dueBy.toISOString().slice(0, 10)}`);
  }

  function ticketOf(request: Request, id: StoryId) {
    const ticket: unknown = request.body?.ticket;
    return typeof ticket === 'string' ? readTicket(secret, id, ticket) : null;
  }

  function showFinder(_request: Request, response: Response): void {
    renderFinder(response, '', null);
  }

  async function find(request: Request, response: Response): Promise<void> {
    const { story } = readForm(request, { story: one });
    const id = readStoryAddress(story);
    if (id && (await published.story(id))) return response.redirect(303, `/stories/${id}/i-am-in-this`);
    response.status(422);
    renderFinder(response, story, id ? say('withdraw-find-none') : say('withdraw-find-wrong'));
  }

  function showThanks(request: Request, response: Response): void {
    const { by } = readQuery(request, { by: one });
    renderPrivate(response, 'withdraw/concern-thanks', {
      title: say('withdraw-hidden-title'),
      by: readDueDay(by, services.now()),
    });
  }

  return [
    { method: 'get', path: '/stories/:id/i-am-in-this', permission: 'everyone', handle: showForm },
    { method: 'post', path: '/stories/:id/i-am-in-this', permission: 'everyone', handle: ask },
    { method: 'get', path: '/hide-a-story', permission: 'everyone', handle: showFinder },
    { method: 'post', path: '/hide-a-story', permission: 'everyone', handle: find },
    { method: 'get', path: '/hide-a-story/thanks', permission: 'everyone', handle: showThanks },
  ];
}

interface ConcernPage {
  readonly id: StoryId;
  readonly ticket: string;
  readonly typed: TypedConcern;
  readonly problems: readonly Problem[];
  readonly story: { readonly title: string; readonly language: string } | null;
}

/** @param screenDays see WithdrawServices */
function renderForm(
  response: Response,
  { id, ticket, typed, problems, story }: ConcernPage,
  screenDays: number,
): void {
  renderPrivate(response, 'withdraw/i-am-in-this', {
    title: say('withdraw-concern-title'),
    description: say('withdraw-concern-about'),
    errors: problems.length > 0 ? problems : null,
    action: `/stories/${id}/i-am-in-this`,
    back: story ? `/stories/${id}` : '/',
    storyTitle: story?.title ?? null,
    storyLanguage: story?.language ?? null,
    ticket,
    fields: concernFields(typed, problems),
    screenDays,
  });
}

function renderFinder(response: Response, story: string, error: string | null): void {
  renderPrivate(response, 'withdraw/hide-a-story', {
    title: say('withdraw-find-title'),
    description: say('withdraw-find-about'),
    errors: error ? [{ field: 'story', message: error }] : null,
    story,
    error,
  });
}

function noSuchStory(): NotFound {
  return new NotFound(say('withdraw-concern-none'));
}

const month = 32 * 24 * 3600 * 1000;

/** The day in the address of the thanks page; null for any that this archive did not just promise. */
function readDueDay(text: string, now: Date): Date | null {
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : Number.NaN);
  const distance = day.getTime() - now.getTime();
  return distance > 0 && distance < month ? day : null;
}
