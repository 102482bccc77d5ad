import type { Request, Response } from 'express';
import type { Arrival } from '../../story/arrival.ts';
import { parseArrivalId } from '../../story/ids.ts';
import { clientAddress, wantsJson } from '../../web/private-page.ts';
import { readForm } from '../../web/read-form.ts';
import type { Route, Routes } from '../../web/routes.ts';
import { removeArrival } from './forget-arrivals.ts';
import { createTus, speakJson } from './resumable.ts';
import { uploadProblem } from './resumable-problems.ts';
import type { Destination, ResumableServices } from './resumable-services.ts';
import { watchForRepeats } from './sent-again.ts';
import { endRecording, listArrivals } from './unfinished-arrivals.ts';

/** Whose files a request is about. */
export interface Sender {
  /** Of the collection, as it stands in the address. */
  readonly path: string;
  readonly destination: Destination;
  /** The story's files, as the page's script lists them; asked once what has all its bytes is among them. */
  files(): Promise<readonly object[]>;
  /** Where a form without script goes back to. */
  readonly page: string;
}

/**
 * Files that come piece by piece, and go on from where they stopped (tus 1.0). GET lists what is here and what is on its
 * way, for the page's script; `/end` and `/forget` are forms too, for a page without.
 * @param path of the collection, as a route.
 * @param find @throws what is said to whoever has no story there.
 */
export function resumableRoutes(
  services: ResumableServices,
  path: string,
  find: (request: Request) => Promise<Sender>,
): Routes {
  const tus = createTus(services);
  const isSentAgain = watchForRepeats();

  /** Another sender's upload looks as one that never was (S12). */
  async function findArrival(request: Request, { story }: Destination): Promise<Arrival> {
    const id = parseArrivalId(String(request.params.upload ?? ''));
    const arrival = id && (await services.arrivals.find(id));
    if (!arrival || arrival.story !== story) throw uploadProblem(404);
    return arrival;
  }

  async function begin(request: Request, response: Response): Promise<void> {
    speakJson(request);
    await tus(request, response, { ...(await find(request)), id: null });
  }

  async function goOn(request: Request, response: Response): Promise<void> {
    if (request.method === 'PATCH' && isSentAgain(request)) {
      request.socket.destroy();
      return;
    }
    speakJson(request);
    const sender = await find(request);
    const { id } = await findArrival(request, sender.destination);
    await tus(request, response, { ...sender, id });
  }

  async function list(request: Request, response: Response): Promise<void> {
    speakJson(request);
    const { destination, files } = await find(request);
    const arriving = await listArrivals(services, destination);
    response.set('Cache-Control', 'no-store').json({
      files: await files(),
      arriving: arriving.map(({ id, fileName, bytes, modified, recording, instead, received }) => ({
        id,
        name: fileName,
        bytes,
        modified,
        recording,
        instead,
        received,
      })),
    });
  }

  async function end(request: Request, response: Response): Promise<void> {
    readForm(request, {});
    const { destination, page } = await find(request);
    await endRecording(services, await findArrival(request, destination), destination);
    answer(request, response, page);
  }

  async function forget(request: Request, response: Response): Promise<void> {
    readForm(request, {});
    const { destination, page } = await find(request);
    const { id } = await findArrival(request, destination);
    await removeArrival(services, id, clientAddress(request));
    answer(request, response, page);
  }

  function answer(request: Request, response: Response, page: string): void {
    if (wantsJson(request)) response.set('Cache-Control', 'no-store').json({});
    else response.redirect(303, page);
  }

  const one = `${path}/:upload`;
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
