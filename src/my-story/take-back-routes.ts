import type { Request, Response } from 'express';
import { never } from '../errors.ts';
import { isBeingErased } from '../story/changes/erase.ts';
import type { SentStory } from '../story/story.ts';
import { namesSomebody } from '../story/telling.ts';
import { renderPrivate } from '../web/private-page.ts';
import { one, readQuery } from '../web/read-form.ts';
import type { Route, Routes } from '../web/routes.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { say } from '../words/say.ts';
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
      title: notice?.heading ?? say('my-story-title-take-back'),
      notice,
      ...about(story, code),
      choices: choicesFor(story, code, await services.screenDays()),
    });
  }

  async function askBeforeErasing(request: Request, response: Response): Promise<void> {
    const own = await findOwnStory(services, request);
    const { story, code } = own;
    if (story.state === 'erased' || isBeingErased(story)) return renderErasure(response, own);
    renderPrivate(response, 'withdraw/erase', {
      title: say('my-story-title-erase'),
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
  if (!taking || !stands(story, taking)) return null;
  return { heading: say(`my-story-taken-${taking}`), sentence: say(`my-story-taken-${taking}-words`) };
}

function stands(story: SentStory, taking: TakingBack): boolean {
  switch (taking) {
    case 'hide':
      return story.state === 'withdrawn';
    case 'show-again':
      return story.state === 'processing' || story.state === 'inReview';
    case 'name-off':
      return !namesSomebody(story);
    case 'erase':
      return false;
    default:
      return never(taking);
  }
}
