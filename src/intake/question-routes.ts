import type { Request, Response } from 'express';
import type { DraftStory } from '../story/story.ts';
import type { Problem } from '../web/form-fields.ts';
import { renderPrivate } from '../web/private-page.ts';
import { one, readForm, readQuery } from '../web/read-form.ts';
import type { Routes } from '../web/routes.ts';
import { withDraft } from './asker.ts';
import { changeContact } from './contacts.ts';
import { changeDraft, inTheseWords } from './drafts.ts';
import { readContext } from './form-context.ts';
import type { IntakeServices } from './intake-services.ts';
import type { Answer, Body, FormContext, FormQuestion, ReadForm } from './question.ts';
import { type FromCheck, formAddress, questionPage, readFromCheck } from './question-page.ts';
import {
  addressAfterChange,
  checkAddress,
  nextAddress,
  questionsFor,
  resumeAddress,
  shareAddress,
} from './questions.ts';

interface Asked {
  readonly question: FormQuestion;
  readonly draft: DraftStory;
  readonly context: FormContext;
  readonly fromCheck: FromCheck;
}

/** The questions that are answered by plain forms: one page each, at an address of its own. */
export function questionRoutes(services: IntakeServices): Routes {
  const { stories } = services;

  /** Hands the question over, or leads on where this draft is not asked it, or nobody is any more. */
  const open = (
    request: Request,
    response: Response,
    slug: string,
    handle: (asked: Asked) => Promise<void> | void,
  ) =>
    withDraft(request, response, stories, async (stored) => {
      const context = await readContext(services, stored);
      const draft = inTheseWords(stored, context.wording);
      const question = questionsFor(context).find((candidate) => candidate.slug === slug);
      if (question?.kind !== 'form') return response.redirect(303, resumeAddress(draft, context));
      const fromCheck = readFromCheck(readQuery(request, { from: one }));
      if (!question.isAsked(draft, context)) {
        return response.redirect(303, fromCheck ? checkAddress : nextAddress(question, draft, context));
      }
      await handle({ question, draft, context, fromCheck });
    });

  const show = (slugOf: (request: Request) => string) => (request: Request, response: Response) =>
    open(request, response, slugOf(request), (asked) =>
      renderQuestion(response, asked, asked.question.show(asked.draft, asked.context), []),
    );

  const answer = (slugOf: (request: Request) => string) => (request: Request, response: Response) =>
    open(request, response, slugOf(request), async (asked) => {
      const { question, draft, context, fromCheck } = asked;
      const skipped = readQuery(request, { skip: one }).skip === 'yes';
      // Skipping is the empty form, and only where the page itself offers it.
      const skips = skipped && question.show(draft, context).skippable === true;
      const read: ReadForm = (shape) => readForm(skips ? nothingSent : request, shape);
      const given = question.answer(read, draft, context);
      const saved = await keep(draft, context, given);
      if (given.problems.length > 0) {
        response.status(422);
        renderQuestion(response, { ...asked, draft: saved }, given.body, given.problems);
      } else if (given.stay) {
        response.redirect(303, formAddress(question, fromCheck));
      } else {
        const after = given.contact ? await readContext(services, saved) : context;
        const next = fromCheck
          ? addressAfterChange(draft, saved, after)
          : nextAddress(question, saved, after);
        response.redirect(303, next);
      }
    });

  async function keep(draft: DraftStory, { wording }: FormContext, given: Answer): Promise<DraftStory> {
    const { change, contact } = given;
    const saved = change
      ? await changeDraft(stories, draft.id, services.now(), (latest) =>
          change(inTheseWords(latest, wording)),
        )
      : draft;
    if (contact) await changeContact(services, draft.id, contact);
    return saved;
  }

  function renderQuestion(
    response: Response,
    { question, draft, context, fromCheck }: Asked,
    body: Body,
    problems: readonly Problem[],
  ): void {
    renderPrivate(response, 'share/question', {
      ...questionPage(question, draft, context, fromCheck, problems),
      ...body,
      scripts: ['js/share-pictures.js'],
    });
  }

  const routesAt = (path: string, slugOf: (request: Request) => string, body: BodyKind = {}): Routes => [
    { method: 'get', path, permission: 'storyteller', handle: show(slugOf) },
    { method: 'post', path, permission: 'storyteller', handle: answer(slugOf), ...body },
  ];

  const standing = questionsFor({ wording: services.wordings.current, exhibitions: [] });
  return [
    ...standing.flatMap((question) => {
      if (question.kind !== 'form') return [];
      const body: BodyKind = question.longBody ? { longBody: true } : {};
      return routesAt(shareAddress(question), () => question.slug, body);
    }),
    ...routesAt(
      shareAddress({ slug: 'exhibitions/:exhibition' }),
      ({ params }) => `exhibitions/${String(params.exhibition)}`,
    ),
  ];
}

type BodyKind = Pick<Routes[number], 'longBody'>;

const nothingSent = { body: {} } as Request;
