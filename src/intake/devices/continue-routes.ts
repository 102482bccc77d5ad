import type { Request, Response } from 'express';
import { NotFound } from '../../errors.ts';
import { parsePrivateCode, receiptAddress } from '../../private-code.ts';
import { hashCode } from '../../random.ts';
import type { DraftStory } from '../../story/story.ts';
import { readEmail } from '../../story-form/contact.ts';
import type { Problem } from '../../web/form-fields.ts';
import { clientAddress, renderPrivate } from '../../web/private-page.ts';
import { qrPicture } from '../../web/qr-picture.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import { findAsker, withDraft } from '../asker.ts';
import { inTheseWords } from '../drafts.ts';
import type { IntakeServices } from '../intake-services.ts';
import { changeContact } from '../pages/contacts.ts';
import { readContext } from '../pages/form-context.ts';
import { resumeAddress } from '../pages/form-pages.ts';
import { type Emailed, emailFields, emailProblem } from './continue-email.ts';
import { deviceOf } from './device.ts';
import { draftCookie, draftCookieOptions, otherDraftsCookie } from './draft-cookie.ts';
import { otherDraftsAfter, readOtherDrafts } from './other-drafts.ts';
import { noteVisit } from './visits.ts';

export const continueAddress = '/share/continue';
export const continueLink = (publicUrl: URL, code: string) =>
  new URL(`${continueAddress}/${code}`, publicUrl).href;

/** On later, or on another device: the draft's private link, and the page that it opens. Opening it changes nothing; its button does. */
export function continueRoutes(services: IntakeServices): Routes {
  const { stories, publicUrl, https, sendLink } = services;

  async function showLink(request: Request, response: Response): Promise<void> {
    await withDraft(request, response, stories, async (draft, code) => {
      await noteVisit(services, request, response, draft, code);
      const contact = await services.contacts.find(draft.id);
      const { sent } = readQuery(request, { sent: one });
      const typed = { email: contact?.email ?? '', keep: '' };
      await renderLink(response, draft, code, { typed, sent: sent === 'yes' });
    });
  }

  async function mailLink(request: Request, response: Response): Promise<void> {
    const typed = readForm(request, { email: one, keep: one });
    await withDraft(request, response, stories, async (draft, code) => {
      if (!sendLink) throw new NotFound(say('share-continue-email-none'));
      const email = readEmail(typed.email);
      const refuse = (problem: Problem) => {
        response.status(422);
        return renderLink(response, draft, code, { typed, problems: [problem] });
      };
      if (email === null) return refuse(emailProblem('missing'));
      await services.quotas.links.take(clientAddress(request));
      await services.quotas.links.take(`to ${email.toLowerCase()}`);
      const posted = await sendLink(email, continueLink(publicUrl, code));
      if (posted !== 'sent') return refuse(emailProblem(posted));
      if (typed.keep === 'yes') await changeContact(services, draft.id, (contact) => ({ ...contact, email }));
      response.redirect(303, `${continueAddress}?sent=yes`);
    });
  }

  interface Shown {
    readonly typed: Emailed;
    readonly problems?: readonly Problem[];
    readonly sent?: boolean;
  }

  async function renderLink(response: Response, draft: DraftStory, code: string, shown: Shown) {
    const { typed, problems = [], sent = false } = shown;
    const link = continueLink(publicUrl, code);
    withoutReferrer(response);
    renderPrivate(response, 'share/continue', {
      title: say('share-continue-title'),
      link,
      qr: await qrPicture(link),
      back: await resumeAt(draft),
      emailFields: sendLink ? emailFields(draft, typed, problems) : null,
      errors: problems.length > 0 ? problems : null,
      sent,
      scripts: ['js/shared/copy.js'],
    });
  }

  async function showCarryOn(request: Request, response: Response): Promise<void> {
    const { code, story } = await behindLink(request);
    withoutReferrer(response).set('Cache-Control', 'no-store');
    if (story.state !== 'draft') return response.redirect(303, receiptAddress(code));
    const asker = await findAsker(request, stories);
    const drafting = asker.kind === 'drafting';
    if (drafting && asker.code === code) return response.redirect(303, await resumeAt(story));
    renderPrivate(response, 'share/carry-on', {
      title: say('share-continue-here-title'),
      action: `${continueAddress}/${code}`,
      other: drafting ? continueLink(publicUrl, asker.code) : null,
      scripts: drafting ? ['js/shared/copy.js'] : [],
    });
  }

  async function carryOn(request: Request, response: Response): Promise<void> {
    readForm(request, {});
    const { code, story } = await behindLink(request);
    withoutReferrer(response);
    if (story.state !== 'draft') return response.redirect(303, receiptAddress(code));
    const asker = await findAsker(request, stories);
    const before = asker.kind === 'drafting' ? asker.code : null;
    const others = otherDraftsAfter(readOtherDrafts(request.get('cookie')), before, code);
    const options = draftCookieOptions(https, 'draft');
    response.cookie(draftCookie, code, options);
    response.cookie(otherDraftsCookie, others, others ? options : { ...options, maxAge: 0 });
    deviceOf(request, response, https);
    response.redirect(303, await resumeAt(story));
  }

  /** @throws NotFound, in the words of every private link that leads nowhere; TooMany after too many of them (S15). */
  async function behindLink(request: Request) {
    const address = clientAddress(request);
    await services.codes.check(address);
    const code = parsePrivateCode(request.params.code);
    const story = code && (await stories.findByCodeHash(hashCode(code)));
    if (code && story) return { code, story };
    await services.codes.take(address);
    throw new NotFound(say('my-story-not-found'));
  }

  async function resumeAt(stored: DraftStory): Promise<string> {
    const context = await readContext(services, stored);
    return resumeAddress(inTheseWords(stored, context.wording), context);
  }

  return [
    { method: 'get', path: continueAddress, permission: 'storyteller', handle: showLink },
    { method: 'post', path: continueAddress, permission: 'storyteller', handle: mailLink },
    { method: 'get', path: `${continueAddress}/:code`, permission: 'storyteller', handle: showCarryOn },
    { method: 'post', path: `${continueAddress}/:code`, permission: 'storyteller', handle: carryOn },
  ];
}

// No address with a code travels on, not even to our own pages. "no-referrer" would take the Origin off the page's form
// too, which is how we know our own pages (https://fetch.spec.whatwg.org/#append-a-request-origin-header).
function withoutReferrer(response: Response): Response {
  return response.set('Referrer-Policy', 'strict-origin');
}
