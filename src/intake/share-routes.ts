import type { Request, Response } from 'express';
import { receiptAddress } from '../private-code.ts';
import { hashCode, newPrivateCode } from '../random.ts';
import { lengthInWords, limitInWords } from '../uploads/file-sentences.ts';
import { addressOf, renderPrivate } from '../web/private-page.ts';
import { one, readForm, readQuery } from '../web/read-form.ts';
import type { Routes } from '../web/routes.ts';
import { findAsker, withDraft } from './asker.ts';
import { checkPage } from './check-page.ts';
import { draftCookie, draftCookieOptions } from './draft-cookie.ts';
import { changeDraft, clearDraft, newDraft } from './drafts.ts';
import type { IntakeServices } from './intake-services.ts';
import type { Body, FormQuestion, Places } from './question.ts';
import { questionPage, readFromCheck } from './question-page.ts';
import {
  checkAddress,
  formQuestions,
  nextAddress,
  questions,
  resumeAddress,
  shareAddress,
} from './questions.ts';
import { sendDraft } from './send-draft.ts';

/** The form from its start to its sending, but for the files. */
export function shareRoutes(services: IntakeServices): Routes {
  const { stories, limits } = services;

  async function places(): Promise<Places> {
    const [themes, neighbourhoods] = await Promise.all([
      services.places.themes(),
      services.places.neighbourhoods(),
    ]);
    return { themes, neighbourhoods: neighbourhoods.filter((place) => place.open) };
  }

  async function showStart(request: Request, response: Response): Promise<void> {
    const asker = await findAsker(request, stories);
    const query = readQuery(request, { lost: one, cleared: one });
    response.set('Cache-Control', 'no-store').render('share/start', {
      title: 'Share your story',
      private: asker.kind !== 'nobody',
      resume: asker.kind === 'drafting' ? resumeAddress(asker.draft, await places()) : null,
      receipt: asker.kind === 'sent' ? receiptAddress(asker.code) : null,
      lost: asker.kind === 'nobody' && query.lost === 'yes',
      cleared: asker.kind === 'nobody' && query.cleared === 'yes',
      filesPerStory: limits.filesPerStory,
      soundLength: lengthInWords(limits.soundSeconds),
      filmLength: lengthInWords(limits.filmSeconds),
      largest: limitInWords(limits.filmBytes),
      scripts: query.cleared === 'yes' ? ['js/share-forget.js'] : [],
    });
  }

  async function start(request: Request, response: Response): Promise<void> {
    readForm(request, {});
    const asker = await findAsker(request, stories);
    if (asker.kind === 'drafting') {
      response.redirect(303, resumeAddress(asker.draft, await places()));
      return;
    }
    await services.quotas.drafts.take(addressOf(request));
    const code = newPrivateCode();
    await stories.insert(newDraft(hashCode(code), services.now()));
    response.cookie(draftCookie, code, draftCookieOptions(services.https, 'draft'));
    response.redirect(303, questions[0] ? shareAddress(questions[0]) : checkAddress);
  }

  const showQuestion = (question: FormQuestion) => (request: Request, response: Response) =>
    withDraft(request, response, stories, async (draft) => {
      if (!question.isAsked(draft)) return response.redirect(303, nextAddress(question, draft));
      const fromCheck = readFromCheck(readQuery(request, { from: one }));
      const body = question.show(draft, await places());
      renderQuestion(response, body, questionPage(question, draft, fromCheck, []));
    });

  const answerQuestion = (question: FormQuestion) => (request: Request, response: Response) =>
    withDraft(request, response, stories, async (draft) => {
      const fromCheck = readFromCheck(readQuery(request, { from: one }));
      const answer = question.answer((shape) => readForm(request, shape), draft, await places());
      const saved = answer.change
        ? await changeDraft(stories, draft.id, services.now(), answer.change)
        : draft;
      if (answer.problems.length === 0) {
        response.redirect(303, fromCheck ? checkAddress : nextAddress(question, saved));
        return;
      }
      response.status(422);
      renderQuestion(response, answer.body, questionPage(question, saved, fromCheck, answer.problems));
    });

  function renderQuestion(response: Response, body: Body, page: object): void {
    renderPrivate(response, 'share/question', { ...page, ...body, scripts: ['js/share-pictures.js'] });
  }

  async function showCheck(request: Request, response: Response): Promise<void> {
    await withDraft(request, response, stories, async (draft) => {
      renderPrivate(response, 'share/check', checkPage(draft, await places(), false));
    });
  }

  async function sendStory(request: Request, response: Response): Promise<void> {
    readForm(request, {});
    await withDraft(request, response, stories, async (draft, code) => {
      const now = await places();
      const sending = await sendDraft(services, draft, now);
      if (sending.kind === 'incomplete') {
        response.status(422);
        renderPrivate(response, 'share/check', checkPage(sending.draft, now, true));
        return;
      }
      response.cookie(draftCookie, code, draftCookieOptions(services.https, 'sent'));
      response.redirect(303, receiptAddress(code));
    });
  }

  async function showClear(request: Request, response: Response): Promise<void> {
    await withDraft(request, response, stories, (draft) => {
      renderPrivate(response, 'share/clear', { title: 'Clear your answers', files: draft.media.length });
    });
  }

  async function clear(request: Request, response: Response): Promise<void> {
    readForm(request, {});
    const asker = await findAsker(request, stories);
    if (asker.kind === 'drafting') {
      await clearDraft(stories, services.blobs, services.logger, asker.draft);
    }
    const { maxAge: _kept, ...options } = draftCookieOptions(services.https, 'draft');
    response.clearCookie(draftCookie, options).set('Clear-Site-Data', '"cache"');
    response.redirect(303, '/share?cleared=yes');
  }

  return [
    { method: 'get', path: '/share', permission: 'everyone', handle: showStart },
    { method: 'post', path: '/share/start', permission: 'everyone', handle: start },
    ...formQuestions.flatMap(
      (question): Routes => [
        {
          method: 'get',
          path: shareAddress(question),
          permission: 'storyteller',
          handle: showQuestion(question),
        },
        {
          method: 'post',
          path: shareAddress(question),
          permission: 'storyteller',
          handle: answerQuestion(question),
        },
      ],
    ),
    { method: 'get', path: checkAddress, permission: 'storyteller', handle: showCheck },
    { method: 'post', path: '/share/send', permission: 'storyteller', handle: sendStory },
    { method: 'get', path: '/share/clear', permission: 'storyteller', handle: showClear },
    { method: 'post', path: '/share/clear', permission: 'storyteller', handle: clear },
  ];
}
