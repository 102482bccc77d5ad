import type { Request, Response } from 'express';
import { receiptAddress } from '../private-code.ts';
import { hashCode, newPrivateCode } from '../random.ts';
import type { DraftStory } from '../story/story.ts';
import { clientAddress, renderPrivate } from '../web/private-page.ts';
import { one, readForm, readQuery } from '../web/read-form.ts';
import type { Routes } from '../web/routes.ts';
import { say } from '../words/say.ts';
import { type Asker, findAsker, sayWhoHelps, withDraft } from './asker.ts';
import { continueAddress, continueLink } from './devices/continue-routes.ts';
import { deviceOf, readDeviceCookie } from './devices/device.ts';
import { draftCookie, draftCookieOptions } from './devices/draft-cookie.ts';
import { forgetDevice } from './devices/forget-device.ts';
import { openOtherDrafts } from './devices/other-drafts.ts';
import { unsentWords } from './devices/unsent-words.ts';
import { noteVisit } from './devices/visits.ts';
import { clearDraft, inTheseWords, newDraft } from './drafts.ts';
import { helpAddress } from './help-routes.ts';
import type { IntakeServices } from './intake-services.ts';
import { checkPage } from './pages/check-page.ts';
import { readContext } from './pages/form-context.ts';
import { checkAddress, firstAddress, formPages, resumeAddress } from './pages/form-pages.ts';
import { sendDraft } from './send-draft.ts';

/** The form's start and end; its questions and files have routes of their own. */
export function shareRoutes(services: IntakeServices): Routes {
  const { stories } = services;

  async function resumeAt(stored: DraftStory): Promise<string> {
    const context = await readContext(services, stored);
    return resumeAddress(inTheseWords(stored, context.wording), context);
  }

  async function showStart(request: Request, response: Response): Promise<void> {
    const asker = await findAsker(request, stories);
    const query = readQuery(request, { lost: one, cleared: one, helped: one });
    if (asker.kind === 'drafting') sayWhoHelps(response, asker.draft);
    const others = await openOtherDrafts(request, stories);
    if (asker.kind === 'drafting') await noteVisit(services, request, response, asker.draft, asker.code);
    response.set('Cache-Control', 'no-store').render('share/start', {
      title: say('share-title'),
      description: say('share-lede'),
      telling: true,
      hasForms: true,
      private: asker.kind !== 'nobody' || others.length > 0,
      others: others.map((code) => `${continueAddress}/${code}`),
      resume: asker.kind === 'drafting' ? await resumeAt(asker.draft) : null,
      receipt: asker.kind === 'sent' ? receiptAddress(asker.code) : null,
      lost: asker.kind === 'nobody' && query.lost === 'yes',
      cleared: asker.kind === 'nobody' && query.cleared === 'yes',
      helpAgain: query.helped === 'yes' ? helpAddress : null,
      pages: formPages.length + 1,
      scripts: query.cleared === 'yes' ? ['js/share/forget.js'] : [],
    });
  }

  async function start(request: Request, response: Response): Promise<void> {
    readForm(request, {});
    const asker = await findAsker(request, stories);
    if (asker.kind === 'drafting') {
      response.redirect(303, await resumeAt(asker.draft));
      return;
    }
    await services.quotas.drafts.take(clientAddress(request));
    const code = newPrivateCode();
    await stories.insert(newDraft(hashCode(code), services.now()));
    response.cookie(draftCookie, code, draftCookieOptions(services.https, 'draft'));
    deviceOf(request, response, services.https);
    response.redirect(303, firstAddress);
  }

  async function showCheck(request: Request, response: Response): Promise<void> {
    await withDraft(request, response, stories, async (stored, code) => {
      const context = await readContext(services, stored);
      const draft = inTheseWords(stored, context.wording);
      const device = await noteVisit(services, request, response, stored, code);
      renderPrivate(response, 'share/check', checkPage(draft, context, device, null));
    });
  }

  async function sendStory(request: Request, response: Response): Promise<void> {
    const { unsent, aloud } = readForm(request, { unsent: one, aloud: one });
    await withDraft(request, response, stories, async (stored, code) => {
      const context = await readContext(services, stored);
      const device = readDeviceCookie(request.get('cookie'));
      const isTold = (draft: DraftStory) => {
        if (isUnread(draft, aloud)) return false;
        const known = unsent.split('.');
        return unsentWords(draft, context, device).every(({ key }) => known.includes(key));
      };
      const sending = await sendDraft(
        services,
        stored,
        context,
        services.senderMark(clientAddress(request)),
        isTold,
      );
      if (sending.kind === 'incomplete') {
        const draft = inTheseWords(sending.draft, context.wording);
        response.status(422);
        const unread = isUnread(draft, aloud);
        renderPrivate(response, 'share/check', checkPage(draft, context, device, { unread }));
        return;
      }
      response.cookie(draftCookie, code, draftCookieOptions(services.https, 'sent'));
      const helped = wasHelped({ kind: 'sent', code, story: sending.story });
      response.redirect(303, `${receiptAddress(code)}${helped ? '?done=helped' : ''}`);
    });
  }

  async function showClear(request: Request, response: Response): Promise<void> {
    await withDraft(request, response, stories, async (draft) => {
      const others = await openOtherDrafts(request, stories);
      renderPrivate(response, 'share/clear', {
        title: say('share-clear-title'),
        files: draft.media.length,
        others: others.map((code) => continueLink(services.publicUrl, code)),
      });
    });
  }

  async function clear(request: Request, response: Response): Promise<void> {
    readForm(request, {});
    const asker = await findAsker(request, stories);
    if (asker.kind === 'drafting') await clearDraft(services, asker.draft, clientAddress(request));
    forgetDevice(response, services.https);
    response.redirect(303, `/share?cleared=yes${wasHelped(asker) ? '&helped=yes' : ''}`);
  }

  return [
    { method: 'get', path: '/share', permission: 'everyone', handle: showStart },
    { method: 'post', path: '/share/start', permission: 'everyone', handle: start },
    { method: 'get', path: checkAddress, permission: 'storyteller', handle: showCheck },
    { method: 'post', path: '/share/send', permission: 'storyteller', handle: sendStory },
    { method: 'get', path: '/share/clear', permission: 'storyteller', handle: showClear },
    { method: 'post', path: '/share/clear', permission: 'storyteller', handle: clear },
  ];
}

/** Somebody fills it in for its storyteller, and has not said that they read it aloud. */
const isUnread = ({ helper }: DraftStory, aloud: string) => helper !== null && aloud !== 'yes';

function wasHelped(asker: Asker): boolean {
  if (asker.kind === 'drafting') return asker.draft.helper !== null;
  return asker.kind === 'sent' && 'consent' in asker.story && asker.story.consent[0]?.helper !== undefined;
}
