import type { Request, Response } from 'express';
import { Conflict, NotFound } from '../../errors.ts';
import type { Arrival } from '../../story/arrival.ts';
import { parseArrivalId } from '../../story/ids.ts';
import type { DraftStory } from '../../story/story.ts';
import { listOfFiles } from '../../uploads/answer-script.ts';
import { fileSentences } from '../../uploads/file-sentences.ts';
import { forgetArrival } from '../../uploads/resumable/forget-arrivals.ts';
import { answerTus, speakJson } from '../../uploads/resumable/resumable.ts';
import { uploadProblem } from '../../uploads/resumable/resumable-problems.ts';
import type { Destination } from '../../uploads/resumable/resumable-services.ts';
import { watchForRepeats } from '../../uploads/resumable/sent-again.ts';
import { endRecording, listArrivals } from '../../uploads/resumable/unfinished-arrivals.ts';
import { wantsJson } from '../../web/private-page.ts';
import { readForm } from '../../web/read-form.ts';
import type { Route, Routes } from '../../web/routes.ts';
import { findAsker, withDraft } from '../asker.ts';
import type { IntakeServices } from '../intake-services.ts';
import { keepFiles } from './keep-files.ts';

const path = '/share/uploads';
const one = `${path}/:upload`;

/** Files that come piece by piece to the draft of the cookie, and go on from where they stopped (tus 1.0). */
export function resumableRoutes(services: IntakeServices): Routes {
  const { stories, arrivals, limits } = services;
  const isSentAgain = watchForRepeats();

  function destinationOf(draft: DraftStory): Destination {
    return {
      story: draft.id,
      room: limits.filesPerStory - draft.media.length,
      async take(file) {
        const { saved, outcome } = await keepFiles(services, draft, [file]);
        if (outcome.leftOut.length > 0) {
          throw new Conflict(fileSentences.noRoom(file.original.fileName, limits.filesPerStory));
        }
        const { sha256 } = file.original;
        return saved.media.find(({ original }) => original.sha256 === sha256)?.id ?? file.id;
      },
    };
  }

  async function findDraft(request: Request): Promise<DraftStory> {
    const asker = await findAsker(request, stories);
    if (asker.kind === 'drafting') return asker.draft;
    throw new NotFound('We could not find your story on this device. It may have been sent or cleared.');
  }

  /** Another device's upload looks as one that never was (S12). */
  async function findArrival(request: Request, draft: DraftStory): Promise<Arrival> {
    const id = parseArrivalId(String(request.params.upload ?? ''));
    const arrival = id && (await arrivals.find(id));
    if (!arrival || arrival.story !== draft.id) throw uploadProblem(404);
    return arrival;
  }

  async function begin(request: Request, response: Response): Promise<void> {
    speakJson(request);
    const draft = await findDraft(request);
    await answerTus(services, request, response, path, destinationOf(draft));
  }

  async function goOn(request: Request, response: Response): Promise<void> {
    if (request.method === 'PATCH' && isSentAgain(request)) {
      request.socket.destroy();
      return;
    }
    speakJson(request);
    const draft = await findDraft(request);
    await findArrival(request, draft);
    await answerTus(services, request, response, path, destinationOf(draft));
  }

  async function list(request: Request, response: Response): Promise<void> {
    speakJson(request);
    const draft = await findDraft(request);
    const arriving = await listArrivals(services, destinationOf(draft));
    const { media } = await findDraft(request);
    response.set('Cache-Control', 'no-store').json({
      files: listOfFiles(media),
      arriving: arriving.map(({ id, fileName, bytes, modified, recording, received }) => ({
        id,
        name: fileName,
        bytes,
        modified,
        recording,
        received,
      })),
    });
  }

  async function end(request: Request, response: Response): Promise<void> {
    readForm(request, {});
    await withDraft(request, response, stories, async (draft) => {
      await endRecording(services, await findArrival(request, draft), destinationOf(draft));
      answer(request, response);
    });
  }

  async function forget(request: Request, response: Response): Promise<void> {
    readForm(request, {});
    await withDraft(request, response, stories, async (draft) => {
      await forgetArrival(services, (await findArrival(request, draft)).id);
      answer(request, response);
    });
  }

  function answer(request: Request, response: Response): void {
    if (wantsJson(request)) response.set('Cache-Control', 'no-store').json({});
    else response.redirect(303, '/share/files');
  }

  const ofOne = (method: Route['method']): Route => ({
    method,
    path: one,
    permission: 'storyteller',
    handle: goOn,
    streamsBody: true,
  });
  return [
    { method: 'get', path, permission: 'storyteller', handle: list },
    { method: 'post', path, permission: 'storyteller', handle: begin, streamsBody: true },
    { method: 'options', path, permission: 'storyteller', handle: begin },
    ofOne('head'),
    ofOne('patch'),
    ofOne('delete'),
    ofOne('options'),
    { method: 'post', path: `${one}/end`, permission: 'storyteller', handle: end },
    { method: 'post', path: `${one}/forget`, permission: 'storyteller', handle: forget },
  ];
}
