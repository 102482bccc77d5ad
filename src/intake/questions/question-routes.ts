import type { Request, Response } from 'express';
import type { DeviceId } from '../../story/ids.ts';
import type { DraftStory } from '../../story/story.ts';
import { renderPrivate } from '../../web/private-page.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Routes } from '../../web/routes.ts';
import { withDraft } from '../asker.ts';
import { deviceOf } from '../devices/device.ts';
import { wouldOverwrite } from '../devices/two-devices.ts';
import { fieldsToKeep, typedKey, withoutTyped, withTyped } from '../devices/typed.ts';
import { noteVisit } from '../devices/visits.ts';
import { changeDraft, type DraftChange, inTheseWords } from '../drafts.ts';
import type { IntakeServices } from '../intake-services.ts';
import { changeContact } from './contacts.ts';
import { readContext } from './form-context.ts';
import { type PageForm, readPageForm } from './page-form.ts';
import { madeFrom } from './page-values.ts';
import type { Answer, FormQuestion, ReadForm } from './question.ts';
import { formAddress, readFromCheck } from './question-page.ts';
import { type Asked, answeredView, freshView, overtakenView, type View } from './question-views.ts';
import {
  addressAfterChange,
  checkAddress,
  nextAddress,
  questionsFor,
  resumeAddress,
  shareAddress,
} from './questions.ts';

/** The questions that are answered by plain forms: one page each, at an address of its own. */
export function questionRoutes(services: IntakeServices): Routes {
  const { stories } = services;

  /** Hands the question over, or leads on where this draft is not asked it, or nobody is any more. */
  const open = (
    request: Request,
    response: Response,
    slug: string,
    handle: (asked: Omit<Asked, 'device'>, stored: DraftStory, code: string) => Promise<void> | void,
  ) =>
    withDraft(request, response, stories, async (stored, code) => {
      const context = await readContext(services, stored);
      const draft = inTheseWords(stored, context.wording);
      const question = questionsFor(context).find((candidate) => candidate.slug === slug);
      if (question?.kind !== 'form') return response.redirect(303, resumeAddress(draft, context));
      const fromCheck = readFromCheck(readQuery(request, { from: one }));
      if (!question.isAsked(draft, context)) {
        return response.redirect(303, fromCheck ? checkAddress : nextAddress(question, draft, context));
      }
      await handle({ question, draft, context, fromCheck }, stored, code);
    });

  const show = (slugOf: (request: Request) => string) => (request: Request, response: Response) =>
    open(request, response, slugOf(request), async (asked, stored, code) => {
      const device = await noteVisit(services, request, response, stored, code);
      const { take } = readQuery(request, { take: one });
      render(response, freshView({ ...asked, device }, take));
    });

  const answer = (slugOf: (request: Request) => string) => (request: Request, response: Response) =>
    open(request, response, slugOf(request), async (parts) => {
      const asked: Asked = { ...parts, device: deviceOf(request, response, services.https) };
      const { question, draft, context, fromCheck } = asked;
      const form = readPageForm(request, question, draft);
      if (form.leave !== '') {
        await changeDraft(stories, draft.id, services.now(), leaving(form.leave));
        return response.redirect(303, formAddress(question, fromCheck));
      }
      const skipped = readQuery(request, { skip: one }).skip === 'yes';
      // Skipping is the empty form, and only where the page itself offers it.
      const skips = skipped && question.show(draft, context).skippable === true;
      const read: ReadForm = skips ? (shape) => readForm({ body: {} }, shape) : form.read;
      const given = question.answer(read, draft, context);
      if (given.problems.length > 0) {
        const saved = given.change ? await keep(asked, form, given) : await keepTyped(asked, form, read);
        if (saved === 'overtaken') return renderOvertaken(response, asked, form, given, read);
        response.status(422);
        render(response, answeredView({ ...asked, draft: saved }, given, form));
        return;
      }
      const saved = await keep(asked, form, given);
      if (saved === 'overtaken') return renderOvertaken(response, asked, form, given, read);
      if (given.stay) return response.redirect(303, formAddress(question, fromCheck));
      const after = given.contact ? await readContext(services, saved) : context;
      const next = fromCheck ? addressAfterChange(draft, saved, after) : nextAddress(question, saved, after);
      response.redirect(303, next);
    });

  /** Saves the answer, in place of all that was typed to it; nothing, where another device answered otherwise meanwhile. */
  async function keep(asked: Asked, form: PageForm, given: Answer): Promise<DraftStory | 'overtaken'> {
    const { question, draft, context, device } = asked;
    let overtaken = false;
    const saved = await changeDraft(stories, draft.id, services.now(), (stored) => {
      const latest = inTheseWords(stored, context.wording);
      overtaken = wouldOverwrite({ ...asked, draft: latest }, form.madeFrom, given.body);
      if (overtaken) return stored;
      const answered = answeredHere(question, device)(given.change?.(latest) ?? latest);
      return withoutTyped(
        (page) =>
          page.question === question.slug && (page.device === device || typedKey(page) === form.taken),
      )(answered);
    });
    if (overtaken) return 'overtaken';
    if (given.contact) await changeContact(services, draft.id, given.contact);
    return saved;
  }

  /** What was sent and cannot be saved as an answer is kept as what was typed. */
  async function keepTyped(asked: Asked, form: PageForm, read: ReadForm): Promise<DraftStory> {
    const { question, draft, context, device } = asked;
    if (question.keptApart) return draft;
    const fields = fieldsToKeep(question, read, draft, context);
    if (fields === null) return draft;
    const at = services.now();
    const from = form.madeFrom || madeFrom(question, draft, context);
    const page = { question: question.slug, device, at, madeFrom: from, fields };
    return changeDraft(stories, draft.id, at, (latest) =>
      withTyped(page)(inTheseWords(latest, context.wording)),
    );
  }

  async function renderOvertaken(
    response: Response,
    asked: Asked,
    form: PageForm,
    given: Answer,
    read: ReadForm,
  ): Promise<void> {
    await keepTyped(asked, form, read);
    const stored = await stories.find(asked.draft.id);
    const draft = stored?.state === 'draft' ? inTheseWords(stored, asked.context.wording) : asked.draft;
    response.status(409);
    render(response, overtakenView({ ...asked, draft }, given, form));
  }

  const render = (response: Response, view: View) => renderPrivate(response, 'share/question', view);

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

const leaving = (key: string): DraftChange => withoutTyped((page) => typedKey(page) === key);

const answeredHere =
  ({ slug }: FormQuestion, device: DeviceId): DraftChange =>
  (draft) => ({ ...draft, answeredOn: { ...draft.answeredOn, [slug]: device } });
