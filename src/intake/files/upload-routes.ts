import type { Request, Response } from 'express';
import { BadRequest } from '../../errors.ts';
import { parseMediaId } from '../../story/ids.ts';
import type { Media } from '../../story/media.ts';
import type { DraftStory } from '../../story/story.ts';
import { bytesOf, deleteFiles } from '../../uploads/attach.ts';
import { fileSentences } from '../../uploads/file-sentences.ts';
import { fileField, type Received } from '../../uploads/receive-files.ts';
import { takeIn } from '../../uploads/take-in.ts';
import { cutUnreadBody } from '../../uploads/unread-body.ts';
import { giveBack } from '../../uploads/upload-admission.ts';
import type { Problem } from '../../web/form-fields.ts';
import { clientAddress, renderPrivate } from '../../web/private-page.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import { withDraft } from '../asker.ts';
import { noteVisit } from '../devices/visits.ts';
import { changeDraft, withoutMedia } from '../drafts.ts';
import type { IntakeServices } from '../intake-services.ts';
import { checkAddress, filesPage, nextAddress } from '../pages/form-pages.ts';
import { formAddress, readFromCheck } from '../pages/page-views.ts';
import { filesView } from './files-page.ts';
import { keepFiles } from './keep-files.ts';

/** The page on which files arrive, and leave again. */
export function uploadRoutes(services: IntakeServices): Routes {
  const { stories, arrivals, limits } = services;

  async function showFiles(request: Request, response: Response): Promise<void> {
    await withDraft(request, response, stories, async (draft, code) => {
      await noteVisit(services, request, response, draft, code);
      const fromCheck = readFromCheck(readQuery(request, { from: one }));
      const onTheirWay = await arrivals.of(draft.id);
      renderPrivate(response, 'share/files', filesView(draft, onTheirWay, limits, fromCheck, []));
    });
  }

  async function addFiles(request: Request, response: Response): Promise<void> {
    cutUnreadBody(request, response);
    await withDraft(request, response, stories, async (draft) => {
      const room = limits.filesPerStory - draft.media.length;
      const received = await takeIn(services, request, response, { id: draft.id, room });
      const { saved, refused } = await keep(draft, received);
      const reasons = room > 0 ? refused : [fileSentences.full(limits.filesPerStory)];
      await answerPage(request, response, saved, received, reasons);
    });
  }

  async function keep(draft: DraftStory, { arrived, refused }: Received) {
    const reasons = refused.map(({ reason }) => reason);
    if (arrived.length === 0) return { saved: draft, refused: reasons };
    const { saved, outcome } = await keepFiles(services, draft, arrived);
    const leftOut = outcome.leftOut.map(({ original }) =>
      fileSentences.noRoom(original.fileName, limits.filesPerStory),
    );
    return { saved, refused: [...reasons, ...leftOut] };
  }

  async function answerPage(
    request: Request,
    response: Response,
    saved: DraftStory,
    received: Received,
    reasons: readonly string[],
  ): Promise<void> {
    const query = readQuery(request, { from: one, go: one });
    const fromCheck = readFromCheck(query);
    const goesOn = query.go === 'next';
    // Going on without a file is right: words alone are a story too.
    const none = received.arrived.length === 0 && !goesOn;
    const messages = reasons.length > 0 ? reasons : none ? [fileSentences.none()] : [];
    if (messages.length === 0) {
      const next = fromCheck ? checkAddress : nextAddress(filesPage);
      response.redirect(303, goesOn ? next : formAddress(filesPage, fromCheck));
      return;
    }
    const problems: Problem[] = messages.map((message) => ({ field: fileField, message }));
    response.status(422);
    const onTheirWay = await arrivals.of(saved.id);
    renderPrivate(response, 'share/files', filesView(saved, onTheirWay, limits, fromCheck, problems));
  }

  async function removeFile(request: Request, response: Response): Promise<void> {
    await withDraft(request, response, stories, async (draft) => {
      const id = parseMediaId(readForm(request, { media: one }).media);
      if (!id) throw new BadRequest(say('errors-form-unreadable'));
      let removed: readonly Media[] = [];
      await changeDraft(stories, draft.id, services.now(), (latest) => {
        removed = latest.media.filter((media) => media.id === id);
        return withoutMedia(id)(latest);
      });
      await deleteFiles(
        services,
        draft.id,
        removed.map(({ original }) => original.key),
      );
      await giveBack(clientAddress(request), bytesOf(removed), services.quotas);
      const fromCheck = readFromCheck(readQuery(request, { from: one }));
      response.redirect(303, formAddress(filesPage, fromCheck));
    });
  }

  return [
    { method: 'get', path: '/share/files', permission: 'storyteller', handle: showFiles },
    { method: 'post', path: '/share/files', permission: 'storyteller', handle: addFiles, streamsBody: true },
    { method: 'post', path: '/share/files/remove', permission: 'storyteller', handle: removeFile },
  ];
}
