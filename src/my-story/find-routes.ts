import type { Request, Response } from 'express';
import { readTypedCode } from '../private-code.ts';
import { hashCode } from '../random.ts';
import { parseReference } from '../story/ids.ts';
import { isBlank } from '../story/text/plain-text.ts';
import { clientAddress, renderPrivate } from '../web/private-page.ts';
import { one, readForm } from '../web/read-form.ts';
import type { Routes } from '../web/routes.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { say } from '../words/say.ts';
import { myStoryAddress } from './own-story.ts';

/** The way back from another device: by the reference and the private code, which must belong together (P14, S15). */
export function findRoutes(services: WithdrawServices): Routes {
  function showFinder(_request: Request, response: Response): void {
    renderPrivate(response, 'my-story/find', finder());
  }

  async function find(request: Request, response: Response): Promise<void> {
    const address = clientAddress(request);
    const typed = readForm(request, { reference: one, code: one });
    const missing = [
      ...(isBlank(typed.reference)
        ? [{ field: 'reference', message: say('my-story-find-reference-missing') }]
        : []),
      ...(isBlank(typed.code) ? [{ field: 'code', message: say('my-story-find-code-missing') }] : []),
    ];
    if (missing.length > 0) return showAgain(response, typed, missing);
    await services.codes.check(address);
    const code = await codeThatFits(typed);
    if (code) return response.redirect(303, myStoryAddress(code));
    await services.codes.take(address);
    showAgain(response, typed, [{ field: 'reference', message: say('my-story-find-unknown') }]);
  }

  async function codeThatFits(typed: { reference: string; code: string }): Promise<string | null> {
    const reference = parseReference(typed.reference);
    const code = readTypedCode(typed.code);
    const story = code && (await services.stories.findByCodeHash(hashCode(code)));
    if (!story || story.state === 'draft' || story.reference !== reference) return null;
    return code;
  }

  return [
    { method: 'get', path: '/my-story', permission: 'storyteller', handle: showFinder },
    { method: 'post', path: '/my-story', permission: 'storyteller', handle: find },
  ];
}

function showAgain(
  response: Response,
  typed: { readonly reference: string; readonly code: string },
  errors: readonly { readonly field: string; readonly message: string }[],
): void {
  response.status(422);
  renderPrivate(response, 'my-story/find', {
    ...finder(),
    ...typed,
    errors,
    problem: Object.fromEntries(errors.map(({ field, message }) => [field, message])),
  });
}

const finder = () => ({ title: say('my-story-title-find'), description: say('my-story-find-lead') });
