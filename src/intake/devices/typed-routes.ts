import type { Request, Response } from 'express';
import { TooLarge } from '../../errors.ts';
import type { Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import { withDraft } from '../asker.ts';
import { changeDraft, inTheseWords } from '../drafts.ts';
import type { IntakeServices } from '../intake-services.ts';
import { readContext } from '../pages/form-context.ts';
import { type FormPage, isKeptApart } from '../pages/form-page.ts';
import { filesPage, formPages } from '../pages/form-pages.ts';
import { readPageForm } from '../pages/page-form.ts';
import { madeFrom } from '../pages/page-lines.ts';
import { deviceOf } from './device.ts';
import { fieldsToKeep, mostTyped, typedAt, withoutTyped, withTyped } from './typed.ts';

/** What is typed is kept as it is typed, without being judged: the pages' script sends each form's fields here (P1). */
export function typedRoutes(services: IntakeServices): Routes {
  const { stories } = services;

  const keep = (page: FormPage) => (request: Request, response: Response) =>
    withDraft(request, response, stories, async (stored) => {
      const context = await readContext(services, stored);
      const draft = inTheseWords(stored, context.wording);
      const device = deviceOf(request, response, services.https);
      const form = readPageForm(request, page, draft, context);
      const fields = fieldsToKeep(page, form.sent, draft, context);
      const isThere = typedAt(draft, page.slug, device) !== null;
      if (fields === null && !isThere) return void response.status(204).end();
      if (JSON.stringify(fields).length > mostTyped) throw new TooLarge(say('share-typed-too-much'));
      const at = services.now();
      let stale: string | null = null;
      await changeDraft(stories, draft.id, at, (story) => {
        const latest = inTheseWords(story, context.wording);
        const now = madeFrom(page, latest, context);
        // Overtaken by this very device's own answer, on its way or from a page that was gone back to.
        stale = latest.answeredOn[page.slug] === device && form.madeFrom !== now ? now : null;
        if (stale !== null) return story;
        if (fields === null) {
          return withoutTyped((typed) => typed.question === page.slug && typed.device === device)(latest);
        }
        return withTyped({ question: page.slug, device, at, madeFrom: form.madeFrom, fields })(latest);
      });
      if (stale === null) response.status(204).end();
      else response.status(409).json({ madeFrom: stale });
    });

  return formPages
    .filter((page) => page !== filesPage && !isKeptApart(page))
    .map((page) => ({
      method: 'post',
      path: `/share/typed/${page.slug}`,
      permission: 'storyteller',
      handle: keep(page),
    }));
}
