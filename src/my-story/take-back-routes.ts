import type { Request, Response } from 'express';
import { never } from '../errors.ts';
import { isBeingErased } from '../story/changes/erase.ts';
import type { SentStory } from '../story/story.ts';
import { renderPrivate } from '../web/private-page.ts';
import { one, readQuery } from '../web/read-form.ts';
import type { Route, Routes } from '../web/routes.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { renderErasure } from './erasure-page.ts';
import { findOwnStory, myStoryAddress } from './own-story.ts';
import { type TakingBack, takeBack, takingsBack } from './take-back.ts';
import { choicesFor, copiesOf } from './take-back-choices.ts';

/** Hide, take my name off, stop some uses, erase: as easy as sending was (P14, P15). */
export function takeBackRoutes(services: WithdrawServices): Routes {
  async function showChoices(request: Request, response: Response): Promise<void> {
    const own = await findOwnStory(services, request);
    const { story, code } = own;
    if (story.state === 'erased' || isBeingErased(story)) return renderErasure(response, own);
    const { done } = readQuery(request, { done: one });
    const notice = noticeOf(story, done);
    renderPrivate(response, 'withdraw/take-back', {
      title: notice?.heading ?? 'Take your story back',
      notice,
      ...about(story, code),
      choices: choicesFor(story, code),
    });
  }

  async function askBeforeErasing(request: Request, response: Response): Promise<void> {
    const own = await findOwnStory(services, request);
    const { story, code } = own;
    if (story.state === 'erased' || isBeingErased(story)) return renderErasure(response, own);
    renderPrivate(response, 'withdraw/erase', {
      title: 'Erase your story for good?',
      ...about(story, code),
      action: `${myStoryAddress(code)}/erase`,
      isHidden: story.state === 'withdrawn',
      copies: copiesOf(story),
    });
  }

  const change = (taking: TakingBack): Route => ({
    method: 'post',
    path: `/my-story/:code/${taking}`,
    permission: 'storyteller',
    async handle(request, response) {
      const { story, code } = await findOwnStory(services, request);
      if (story.state !== 'erased') await takeBack(services, story.id, taking);
      response.redirect(303, `${takeBackAddress(code)}${taking === 'erase' ? '' : `?done=${taking}`}`);
    },
  });

  return [
    { method: 'get', path: '/my-story/:code/take-back', permission: 'storyteller', handle: showChoices },
    { method: 'get', path: '/my-story/:code/erase', permission: 'storyteller', handle: askBeforeErasing },
    ...takingsBack.map(change),
  ];
}

const takeBackAddress = (code: string) => `${myStoryAddress(code)}/take-back`;

const about = ({ title, language, reference }: SentStory, code: string) => ({
  storyTitle: title,
  storyLanguage: language,
  reference,
  back: myStoryAddress(code),
  choicesAddress: takeBackAddress(code),
});

/** What was done a moment ago, where the story still stands so. */
function noticeOf(story: SentStory, done: string): { heading: string; sentence: string } | null {
  const taking = takingsBack.find((each) => each === done);
  if (!taking) return null;
  switch (taking) {
    case 'hide':
      return story.state === 'withdrawn'
        ? { heading: 'Your story is hidden', sentence: 'It shows nowhere on this website from now on.' }
        : null;
    case 'show-again':
      return story.state === 'processing' || story.state === 'inReview'
        ? {
            heading: 'Your story is with the curators',
            sentence: 'It shows again when one of them has looked at it.',
          }
        : null;
    case 'name-off':
      return story.credit.kind === 'anonymous'
        ? { heading: 'Your name is off', sentence: 'From now on your story does not say who told it.' }
        : null;
    case 'erase':
      return null;
    default:
      return never(taking);
  }
}
