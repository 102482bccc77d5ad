import type { Request, Response } from 'express';
import { NotFound, TooLarge } from '../../errors.ts';
import type { Routes } from '../../web/routes.ts';
import { withDraft } from '../asker.ts';
import { changeDraft, inTheseWords } from '../drafts.ts';
import type { IntakeServices } from '../intake-services.ts';
import { readContext } from '../questions/form-context.ts';
import { readPageForm } from '../questions/page-form.ts';
import { madeFrom } from '../questions/page-values.ts';
import { questionsFor } from '../questions/questions.ts';
import { deviceOf } from './device.ts';
import { fieldsToKeep, mostTyped, typedAt, withoutTyped, withTyped } from './typed.ts';

/** What is typed is kept as it is typed, without being judged: the pages' script sends each form's fields here (P1). */
export function typedRoutes(services: IntakeServices): Routes {
  const { stories } = services;

  const keep = (slugOf: (request: Request) => string) => (request: Request, response: Response) =>
    withDraft(request, response, stories, async (stored) => {
      const context = await readContext(services, stored);
      const draft = inTheseWords(stored, context.wording);
      const question = questionsFor(context).find(({ slug }) => slug === slugOf(request));
      if (question?.kind !== 'form' || question.keptApart || !question.isAsked(draft, context)) {
        throw new NotFound('This question is not asked any more.');
      }
      const device = deviceOf(request, response, services.https);
      const form = readPageForm(request, question, draft);
      const fields = fieldsToKeep(question, form.read, draft, context);
      const isThere = typedAt(draft, question.slug, device) !== null;
      if (fields === null && !isThere) return void response.status(204).end();
      if (JSON.stringify(fields).length > mostTyped) {
        throw new TooLarge('This is more than we can keep as you type. Press Continue to keep it.');
      }
      const at = services.now();
      let stale: string | null = null;
      await changeDraft(stories, draft.id, at, (story) => {
        const latest = inTheseWords(story, context.wording);
        const now = madeFrom(question, latest, context);
        // Overtaken by this very device's own answer, on its way or from a page that was gone back to.
        stale = latest.answeredOn[question.slug] === device && form.madeFrom !== now ? now : null;
        if (stale !== null) return story;
        if (fields === null) {
          return withoutTyped((page) => page.question === question.slug && page.device === device)(latest);
        }
        return withTyped({ question: question.slug, device, at, madeFrom: form.madeFrom, fields })(latest);
      });
      if (stale === null) response.status(204).end();
      else response.status(409).json({ madeFrom: stale });
    });

  const standing = questionsFor({ wording: services.wordings.current, exhibitions: [] });
  return [
    ...standing.flatMap((question): Routes => {
      if (question.kind !== 'form' || question.keptApart) return [];
      const path = `/share/typed/${question.slug}`;
      const body = question.longBody ? ({ longBody: true } as const) : {};
      return [
        { method: 'post', path, permission: 'storyteller', handle: keep(() => question.slug), ...body },
      ];
    }),
    {
      method: 'post',
      path: '/share/typed/exhibitions/:exhibition',
      permission: 'storyteller',
      handle: keep(({ params }) => `exhibitions/${String(params.exhibition)}`),
    },
  ];
}
