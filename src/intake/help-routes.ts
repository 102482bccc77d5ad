import type { Request, Response } from 'express';
import { BadRequest } from '../errors.ts';
import { parsePrivateCode } from '../private-code.ts';
import { hashCode, newPrivateCode } from '../random.ts';
import type { DraftStory } from '../story/story.ts';
import { clientAddress, renderPrivate } from '../web/private-page.ts';
import { readCookie } from '../web/read-cookie.ts';
import { one, readForm, readQuery } from '../web/read-form.ts';
import type { Routes } from '../web/routes.ts';
import { signedIn } from '../web/signed-in.ts';
import { say } from '../words/say.ts';
import { findAsker } from './asker.ts';
import { continueLink } from './devices/continue-routes.ts';
import { deviceOf } from './devices/device.ts';
import { draftCookie, draftCookieOptions, helpCookie } from './devices/draft-cookie.ts';
import { forgetDevice } from './devices/forget-device.ts';
import { changeDraft, clearDraft, newDraft } from './drafts.ts';
import type { IntakeServices } from './intake-services.ts';
import { firstAddress } from './pages/form-pages.ts';

export const helpAddress = '/curate/help';
/** On the storyteller's side, where the share cookies can be seen and the helper's session cannot. */
const besideAddress = '/share/help';
/** Long enough to say what becomes of somebody else's answers on this device. */
const minutesToBegin = 15;

/**
 * Somebody with an account sits beside a storyteller and fills the form in for them. Their session opens no page of the
 * form: the new draft's code goes over in a cookie, and names the helper in its record.
 */
export function helpRoutes(services: IntakeServices): Routes {
  const { stories, https, publicUrl } = services;
  const helpOptions = { ...draftCookieOptions(https, 'draft'), maxAge: minutesToBegin * 60 * 1000 };

  function showHelp(_request: Request, response: Response): void {
    renderHelp(response, false);
  }

  async function begin(request: Request, response: Response): Promise<void> {
    const { asked } = readForm(request, { asked: one });
    if (asked !== 'yes') {
      response.status(422);
      return renderHelp(response, true);
    }
    const { id } = signedIn(response);
    const code = newPrivateCode();
    await stories.insert({ ...newDraft(hashCode(code), services.now()), helper: id });
    response.cookie(helpCookie, code, helpOptions);
    response.redirect(303, besideAddress);
  }

  /** The draft that a helper has just begun and that is not open on this device yet. */
  async function findBegun(request: Request): Promise<{ code: string; draft: DraftStory } | null> {
    const code = parsePrivateCode(readCookie(request.get('cookie'), helpCookie));
    const draft = code === null ? null : await stories.findByCodeHash(hashCode(code));
    return code !== null && draft?.state === 'draft' ? { code, draft } : null;
  }

  async function showBeside(request: Request, response: Response): Promise<void> {
    const begun = await findBegun(request);
    const asker = await findAsker(request, stories);
    if (!begun) {
      if (asker.kind !== 'drafting' || !asker.draft.helper) return response.redirect(303, '/share');
      return renderPrivate(response, 'share/help-stop', {
        title: say('share-help-stop-title'),
        action: besideAddress,
        link: continueLink(publicUrl, asker.code),
      });
    }
    if (asker.kind === 'drafting' && asker.code !== begun.code) {
      return renderPrivate(response, 'share/help-other', {
        title: say('share-help-other-title'),
        action: besideAddress,
        link: continueLink(publicUrl, asker.code),
        files: asker.draft.media.length,
      });
    }
    if (readQuery(request, { cleared: one }).cleared !== 'yes') return open(request, response, begun.code);
    renderPrivate(response, 'share/help-begin', {
      title: say('share-help-begin-title'),
      action: besideAddress,
      scripts: ['js/share/forget.js'],
    });
  }

  function open(request: Request, response: Response, code: string): void {
    response.cookie(draftCookie, code, draftCookieOptions(https, 'draft'));
    response.clearCookie(helpCookie, withoutAge(helpOptions));
    deviceOf(request, response, https);
    response.redirect(303, firstAddress);
  }

  async function decide(request: Request, response: Response): Promise<void> {
    const { next } = readForm(request, { next: one });
    const begun = await findBegun(request);
    const asker = await findAsker(request, stories);
    const other = asker.kind === 'drafting' && asker.code !== begun?.code ? asker.draft : null;
    switch (next) {
      case 'begin':
        if (!begun || other) return response.redirect(303, besideAddress);
        return open(request, response, begun.code);
      case 'carry-on':
        if (begun) await clearDraft(services, begun.draft, clientAddress(request));
        response.clearCookie(helpCookie, withoutAge(helpOptions)).redirect(303, '/share');
        return;
      case 'clear':
      case 'put-away':
        if (next === 'clear' && other) await clearDraft(services, other, clientAddress(request));
        forgetDevice(response, https);
        response.redirect(303, begun ? `${besideAddress}?cleared=yes` : '/share?cleared=yes&helped=yes');
        return;
      case 'alone':
        if (other) {
          await changeDraft(stories, other.id, services.now(), (draft) => ({ ...draft, helper: null }));
        }
        response.redirect(303, '/share');
        return;
      default:
        throw new BadRequest(say('errors-form-unreadable'));
    }
  }

  return [
    { method: 'get', path: helpAddress, permission: 'helper', handle: showHelp },
    { method: 'post', path: helpAddress, permission: 'helper', handle: begin },
    { method: 'get', path: besideAddress, permission: 'storyteller', handle: showBeside },
    { method: 'post', path: besideAddress, permission: 'storyteller', handle: decide },
  ];
}

function renderHelp(response: Response, isRefused: boolean): void {
  const error = isRefused ? say('curate-help-not-asked') : null;
  renderPrivate(response, 'curate/help', {
    title: say('curate-help-title'),
    bodyClass: 'curate',
    action: helpAddress,
    error,
    errors: error === null ? null : [{ field: 'asked', message: error }],
    options: [{ value: 'yes', label: say('curate-help-asked'), checked: false }],
  });
}

const withoutAge = ({ maxAge: _kept, ...options }: ReturnType<typeof draftCookieOptions>) => options;
