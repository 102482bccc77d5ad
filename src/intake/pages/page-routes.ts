import type { Request, Response } from 'express';
import type { DeviceId } from '../../story/ids.ts';
import type { DraftStory } from '../../story/story.ts';
import { renderPrivate } from '../../web/private-page.ts';
import { one, readQuery } from '../../web/read-form.ts';
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
import { type Answer, answerTo, type FormPage, isKeptApart } from './form-page.ts';
import { checkAddress, filesPage, formPages, nextAddress, pageAt, shareAddress } from './form-pages.ts';
import { addressOfOldPage, oldPages } from './old-pages.ts';
import { type PageForm, readPageForm } from './page-form.ts';
import { madeFrom } from './page-lines.ts';
import {
  type Asked,
  answeredView,
  formAddress,
  freshView,
  overtakenView,
  readFromCheck,
  type View,
} from './page-views.ts';
import { removePerson } from './people-list.ts';

/** The pages that are answered by plain forms, each at an address of its own. */
export function pageRoutes(services: IntakeServices): Routes {
  const { stories } = services;

  const open = (
    request: Request,
    response: Response,
    page: FormPage,
    handle: (asked: Omit<Asked, 'device'>, stored: DraftStory, code: string) => Promise<void> | void,
  ) =>
    withDraft(request, response, stories, async (stored, code) => {
      const context = await readContext(services, stored);
      const draft = inTheseWords(stored, context.wording);
      const fromCheck = readFromCheck(readQuery(request, { from: one }));
      await handle({ page, draft, context, fromCheck }, stored, code);
    });

  const show = (page: FormPage) => (request: Request, response: Response) =>
    open(request, response, page, async (asked, stored, code) => {
      const device = await noteVisit(services, request, response, stored, code);
      const { take } = readQuery(request, { take: one });
      render(response, freshView({ ...asked, device }, take));
    });

  const answer = (page: FormPage) => (request: Request, response: Response) =>
    open(request, response, page, async (parts) => {
      const asked: Asked = { ...parts, device: deviceOf(request, response, services.https) };
      const { draft, context, fromCheck } = asked;
      const form = readPageForm(request, page, draft, context);
      const again = formAddress(page, fromCheck);
      if (form.leave !== '' || form.remove !== '') {
        const change = form.leave !== '' ? leaving(form.leave) : removePerson(form.remove);
        await changeDraft(stories, draft.id, services.now(), change);
        return response.redirect(303, again);
      }
      const given = answerTo(page, form.sent, draft, context);
      if (given.problems.length > 0) {
        const saved = await keepTyped(asked, form);
        response.status(422);
        return render(response, answeredView({ ...asked, draft: saved }, given, form));
      }
      if ((await keep(asked, form, given)) === 'overtaken')
        return renderOvertaken(response, asked, form, given);
      if (form.next === 'another') return response.redirect(303, again);
      response.redirect(303, fromCheck ? checkAddress : nextAddress(page));
    });

  /** Saves the answer, in place of all that was typed to it; nothing, where another device answered otherwise meanwhile. */
  async function keep(asked: Asked, form: PageForm, given: Answer): Promise<DraftStory | 'overtaken'> {
    const { page, draft, context, device } = asked;
    let overtaken = false;
    const saved = await changeDraft(stories, draft.id, services.now(), (stored) => {
      const latest = inTheseWords(stored, context.wording);
      overtaken = wouldOverwrite({ ...asked, draft: latest }, form.madeFrom, given.values);
      if (overtaken) return stored;
      const answered = answeredHere(page, device)(given.change?.(latest) ?? latest);
      return withoutTyped(
        (typed) =>
          typed.question === page.slug && (typed.device === device || typedKey(typed) === form.taken),
      )(answered);
    });
    if (overtaken) return 'overtaken';
    if (given.contact) await changeContact(services, draft.id, given.contact);
    return saved;
  }

  /** What was sent and cannot be saved as an answer is kept as what was typed. */
  async function keepTyped(asked: Asked, form: PageForm): Promise<DraftStory> {
    const { page, draft, context, device } = asked;
    if (isKeptApart(page)) return draft;
    const fields = fieldsToKeep(page, form.sent, draft, context);
    if (fields === null) return draft;
    const at = services.now();
    const from = form.madeFrom || madeFrom(page, draft, context);
    const typed = { question: page.slug, device, at, madeFrom: from, fields };
    return changeDraft(stories, draft.id, at, (latest) =>
      withTyped(typed)(inTheseWords(latest, context.wording)),
    );
  }

  async function renderOvertaken(
    response: Response,
    asked: Asked,
    form: PageForm,
    given: Answer,
  ): Promise<void> {
    await keepTyped(asked, form);
    const stored = await stories.find(asked.draft.id);
    const draft = stored?.state === 'draft' ? inTheseWords(stored, asked.context.wording) : asked.draft;
    response.status(409);
    render(response, overtakenView({ ...asked, draft }, given, form));
  }

  const render = (response: Response, view: View) => renderPrivate(response, 'share/page', view);

  return [
    ...formPages
      .filter((page) => page !== filesPage)
      .flatMap(
        (page): Routes => [
          { method: 'get', path: shareAddress(page), permission: 'storyteller', handle: show(page) },
          { method: 'post', path: shareAddress(page), permission: 'storyteller', handle: answer(page) },
        ],
      ),
    ...oldPages
      .filter((slug) => !pageAt(slug))
      .map((slug): Routes[number] => ({
        method: 'get',
        path: `/share/${slug}`,
        permission: 'storyteller',
        handle: (_request, response) => response.redirect(303, addressOfOldPage(slug)),
      })),
  ];
}

const leaving = (key: string): DraftChange => withoutTyped((typed) => typedKey(typed) === key);

const answeredHere =
  ({ slug }: FormPage, device: DeviceId): DraftChange =>
  (draft) => ({ ...draft, answeredOn: { ...draft.answeredOn, [slug]: device } });
