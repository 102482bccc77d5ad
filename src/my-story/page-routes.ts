import type { Request, Response } from 'express';
import { answer } from '../story/changes/conversation.ts';
import type { SentStory } from '../story/story.ts';
import { countCharacters } from '../story/text/count-characters.ts';
import { trimText } from '../story/text/plain-text.ts';
import { textOf } from '../story-form/field.ts';
import { linesSince, readStoryForm } from '../story-form/made-from.ts';
import type { Problem } from '../web/form-fields.ts';
import { renderPrivate } from '../web/private-page.ts';
import { qrPicture } from '../web/qr-picture.ts';
import { one, readQuery } from '../web/read-form.ts';
import type { Routes } from '../web/routes.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { say } from '../words/say.ts';
import { mayChange, saveOwn } from './change.ts';
import { conflictWith } from './conflict.ts';
import { renderErasure } from './erasure-page.ts';
import { myStoryPage } from './my-story-page.ts';
import { findContext } from './own-context.ts';
import { findOwnStory, myStoryAddress } from './own-story.ts';
import { standingOf } from './standing.ts';

const longest = 5000;

/** The storyteller's own room, behind the private code (S15): what happened, what comes next, and the answer to a curator. */
export function pageRoutes(services: WithdrawServices): Routes {
  async function showPage(request: Request, response: Response): Promise<void> {
    const own = await findOwnStory(services, request);
    if (!mayChange(own.story)) return renderErasure(response, own);
    const { done } = readQuery(request, { done: one });
    await render(response, own.story, own.code, { done });
  }

  async function showProgress(request: Request, response: Response): Promise<void> {
    const { story } = await findOwnStory(services, request);
    response.set('Cache-Control', 'no-store').json(standingOf(story, services.now(), services.storyAddress));
  }

  async function sendBack(request: Request, response: Response): Promise<void> {
    const { story, code } = await findOwnStory(services, request);
    const home = myStoryAddress(code);
    if (!mayChange(story)) return response.redirect(303, home);
    const { values, madeFrom } = readStoryForm(request, story, { answer: one });
    const words = trimText(textOf(values, 'answer'));
    if (isAnswered(story, words)) return response.redirect(303, `${home}?done=answer`);
    const problems = problemsOf(story, words);
    if (problems.length > 0) return render(response.status(422), story, code, { typed: words, problems });
    const by = { role: 'storyteller' } as const;
    const outcome = await saveOwn(services, story, madeFrom, (latest) =>
      latest.state === 'changesRequested' ? answer(latest, words, services.now(), by) : latest,
    );
    if (outcome.kind === 'gone') return response.redirect(303, home);
    if (outcome.kind === 'saved') return response.redirect(303, `${home}?done=answer`);
    const unsaved = [{ name: 'unsent', label: say('my-story-unsent-label'), words }];
    const conflict = conflictWith(linesSince(outcome.story, madeFrom), unsaved);
    await render(response.status(409), outcome.story, code, { typed: words, conflict });
  }

  interface Shown {
    readonly done?: string;
    readonly typed?: string;
    readonly problems?: readonly Problem[];
    /** Somebody else was first, so the answer was not sent. */
    readonly conflict?: object;
  }

  async function render(response: Response, story: SentStory, code: string, shown: Shown): Promise<void> {
    // On the archive's own address, and never on the request's Host (S11).
    const link = new URL(myStoryAddress(code), services.publicUrl).href;
    const form = await findContext(services);
    const { exhibitions, topics } = form;
    const model = myStoryPage(story, {
      code,
      link,
      qr: await qrPicture(link),
      finder: new URL('/my-story', services.publicUrl).href,
      ...{ exhibitions, form },
      hasTopics: topics.length > 0,
      now: services.now(),
      storyAddress: services.storyAddress,
      done: shown.done ?? '',
      typed: shown.typed ?? '',
      problems: shown.problems ?? [],
    });
    renderPrivate(response, 'my-story/page', { ...model, conflict: shown.conflict ?? null });
  }

  return [
    { method: 'get', path: '/my-story/:code', permission: 'storyteller', handle: showPage },
    { method: 'get', path: '/my-story/:code/progress', permission: 'storyteller', handle: showProgress },
    { method: 'post', path: '/my-story/:code/answer', permission: 'storyteller', handle: sendBack },
  ];
}

/** The same answer again, as after a double click. */
function isAnswered(story: SentStory, words: string): boolean {
  if (story.state === 'changesRequested') return false;
  const last = story.conversation.at(-1);
  return last?.from === 'storyteller' && last.words === words;
}

/** An answer may be empty where the change is the answer. */
function problemsOf(story: SentStory, words: string): readonly Problem[] {
  const length = countCharacters(words);
  if (length > longest) {
    return [{ field: 'answer', message: say('my-story-answer-too-long', { most: longest, length }) }];
  }
  if (words !== '' || story.state !== 'changesRequested' || hasChangedSinceAsked(story)) return [];
  return [{ field: 'answer', message: say('my-story-answer-missing') }];
}

function hasChangedSinceAsked({ history }: SentStory): boolean {
  const asked = history.findLastIndex(({ action }) => action === 'changeAsked');
  return history.slice(asked + 1).some(({ actor }) => actor.role === 'storyteller');
}
