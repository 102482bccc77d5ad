import type { Request, Response } from 'express';
import { NotFound } from '../../errors.ts';
import { cornerFault, withFraming } from '../../story/framing.ts';
import { parseMediaId } from '../../story/ids.ts';
import type { Framing, Media } from '../../story/media.ts';
import type { DraftStory } from '../../story/story.ts';
import { mayLieAskew } from '../../uploads/list-of-files.ts';
import { renderPrivate } from '../../web/private-page.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Routes } from '../../web/routes.ts';
import { withDraft } from '../asker.ts';
import { noteVisit } from '../devices/visits.ts';
import { changeDraft } from '../drafts.ts';
import type { IntakeServices } from '../intake-services.ts';
import { filesPage } from '../pages/form-pages.ts';
import { formAddress, readFromCheck } from '../pages/page-views.ts';
import { framingOf, readCorners, readTurn, straightenPage } from './straighten-page.ts';

/** A photo of a drawing that is straightened and turned before it shows. What was sent stays as it is. */
export function straightenRoutes(services: Pick<IntakeServices, 'stories' | 'https' | 'now'>): Routes {
  const { stories } = services;

  async function show(request: Request, response: Response): Promise<void> {
    await withDraft(request, response, stories, async (draft, code) => {
      await noteVisit(services, request, response, draft, code);
      const media = photoIn(draft, request);
      const around = { ...placeOf(request, media), fault: null };
      renderPrivate(response, 'share/straighten', straightenPage(media, framingOf(media), around));
    });
  }

  async function keep(request: Request, response: Response): Promise<void> {
    await withDraft(request, response, stories, async (draft) => {
      const media = photoIn(draft, request);
      const sent = readForm(request, { corners: one, turn: one, asItCame: one });
      // Without script no corners come, and those that were set before stay.
      const corners = readCorners(sent.corners) ?? framingOf(media).corners;
      const framing: Framing = { corners, turn: readTurn(sent.turn) };
      const fault = sent.asItCame === 'yes' ? null : cornerFault(corners);
      const around = { ...placeOf(request, media), fault };
      if (fault) {
        response.status(422);
        return renderPrivate(response, 'share/straighten', straightenPage(media, framing, around));
      }
      const wanted = sent.asItCame === 'yes' ? null : framing;
      await changeDraft(stories, draft.id, services.now(), (latest) => ({
        ...latest,
        media: latest.media.map((each) => (each.id === media.id ? withFraming(each, wanted) : each)),
      }));
      response.redirect(303, around.back);
    });
  }

  const path = '/share/files/:media/straighten';
  return [
    { method: 'get', path, permission: 'storyteller', handle: show },
    { method: 'post', path, permission: 'storyteller', handle: keep },
  ];
}

/** @throws NotFound where the draft has no such file, or where it is no picture. */
function photoIn({ media }: DraftStory, request: Request): Media {
  const id = parseMediaId(String(request.params.media));
  const photo = media.find((each) => each.id === id);
  if (!photo || !mayLieAskew(photo)) throw new NotFound('There is no photo of yours at this address.');
  return photo;
}

function placeOf(request: Request, { id }: Media) {
  const fromCheck = readFromCheck(readQuery(request, { from: one }));
  const action = `/share/files/${id}/straighten${fromCheck ? '?from=check' : ''}`;
  return { back: formAddress(filesPage, fromCheck), action };
}
