import type { Request, Response } from 'express';
import { NotFound } from '../errors.ts';
import { parsePrivateCode } from '../private-code.ts';
import { hashCode } from '../random.ts';
import { isSent, type SentStory } from '../story/story.ts';
import { addressOf, renderPrivate } from '../web/private-page.ts';
import type { Routes } from '../web/routes.ts';
import { privateLink, qrPicture } from './private-link.ts';
import { progressOf } from './receipt.ts';
import type { WithdrawServices } from './withdraw-services.ts';

/** The storyteller's own page, behind the private code (S15). */
export function receiptRoutes(services: WithdrawServices): Routes {
  /** @throws NotFound, the same for a wrong code as for no code; TooMany after too many wrong ones. */
  async function findStory(request: Request): Promise<{ story: SentStory; code: string }> {
    const address = addressOf(request);
    await services.codes.check(address);
    const code = parsePrivateCode(request.params.code);
    const story = code && (await services.stories.findByCodeHash(hashCode(code)));
    if (code && story && isSent(story)) return { story, code };
    await services.codes.take(address);
    throw new NotFound('There is no story at this address. Check that you have the whole link.');
  }

  async function showReceipt(request: Request, response: Response): Promise<void> {
    const { story, code } = await findStory(request);
    const link = privateLink(services.publicUrl, code);
    renderPrivate(response, 'my-story/receipt', {
      title: 'Your story',
      reference: story.reference,
      storyTitle: story.title,
      storyLanguage: story.language,
      sentAt: story.sentAt,
      link,
      qr: await qrPicture(link),
      progress: progressOf(story, services.storyAddress),
      progressAddress: `/my-story/${code}/progress`,
      here: `/my-story/${code}`,
      scripts: ['js/my-story.js'],
    });
  }

  async function showProgress(request: Request, response: Response): Promise<void> {
    const { story } = await findStory(request);
    response.set('Cache-Control', 'no-store').json(progressOf(story, services.storyAddress));
  }

  return [
    { method: 'get', path: '/my-story/:code', permission: 'storyteller', handle: showReceipt },
    { method: 'get', path: '/my-story/:code/progress', permission: 'storyteller', handle: showProgress },
  ];
}
