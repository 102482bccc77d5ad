import type { Request, Response } from 'express';
import { renderPrivate } from '../../web/private-page.ts';
import type { Routes } from '../../web/routes.ts';
import { withDraft } from '../asker.ts';
import { noteVisit } from '../devices/visits.ts';
import type { IntakeServices } from '../intake-services.ts';
import { recordAddress, recordPage, type WayToRecord, waysToRecord } from './record-page.ts';

/** "Record here": a page for a sound, one for a film and one for a photo. What is recorded goes up as every file does. */
export function recordRoutes(services: IntakeServices): Routes {
  const { stories, arrivals, limits, prompts } = services;

  const show = (way: WayToRecord) => (request: Request, response: Response) =>
    withDraft(request, response, stories, async (draft, code) => {
      await noteVisit(services, request, response, draft, code);
      const onTheirWay = await arrivals.of(draft.id);
      renderPrivate(response, 'share/record', recordPage(way, draft, onTheirWay, limits, prompts));
    });

  return waysToRecord.map((way) => ({
    method: 'get',
    path: recordAddress(way),
    permission: 'storyteller',
    handle: show(way),
  }));
}
