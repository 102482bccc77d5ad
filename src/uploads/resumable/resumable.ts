import { AsyncLocalStorage } from 'node:async_hooks';
import { Server } from '@tus/server';
import { newArrivalId } from '../../random.ts';
import type { ArrivalId } from '../../story/ids.ts';
import { clientAddress, type WebRequest, type WebResponse } from '../../web/private-page.ts';
import { largestFile } from '../file-sentences.ts';
import { cutUnreadBody } from '../unread-body.ts';
import { ArrivalDataStore, type Sending } from './arrival-data-store.ts';
import { beginArrival } from './begin-arrival.ts';
import { checksumAlgorithms } from './resumable-checksum.ts';
import { holdArrival } from './resumable-hold.ts';
import { readTusError, uploadProblem } from './resumable-problems.ts';
import type { Destination, ResumableServices } from './resumable-services.ts';

/** Whose upload a request of the tus protocol is about. */
export interface TusTarget {
  /** Of the collection, as it stands in the address. */
  readonly path: string;
  /** Of the upload in the address, which is one of theirs; null for the collection. */
  readonly id: ArrivalId | null;
  readonly destination: Destination;
}

/**
 * The archive's tus server, version 1.0. What it gives back answers a request; problems are thrown, for a body of JSON with
 * one sentence.
 */
export function createTus(services: ResumableServices) {
  // The server hands no request on to what it calls, so each finds its own here.
  const current = new AsyncLocalStorage<Sending & TusTarget & { failure: unknown }>();
  const sending = () => {
    const found = current.getStore();
    if (!found) throw new Error('Expected a request that is being answered');
    return found;
  };

  const server = new Server({
    // Not looked at: each request brings its own.
    path: '/uploads',
    generateUrl: (_request, { id }) => `${sending().path}/${id}`,
    getFileIdFromRequest: () => sending().id ?? undefined,
    allowedOrigins: [],
    datastore: new ArrivalDataStore(services, sending),
    locker: {
      newLock: (id) => ({
        async lock() {
          sending().hold = await holdArrival(services, id as ArrivalId);
        },
        async unlock() {
          const { hold } = sending();
          sending().hold = null;
          await hold?.letGo();
        },
      }),
    },
    // Said where it is asked for; what is too large is refused by our own sentence.
    maxSize: ({ method }) => (method === 'OPTIONS' ? largestFile(services.limits) - 1 : 0),
    namingFunction: newArrivalId,
    async onUploadCreate(_request, { id, size, metadata }) {
      const { destination, who } = sending();
      await beginArrival(services, id as ArrivalId, size ?? null, metadata ?? {}, destination, who);
      return {};
    },
    onResponseError(_request, error) {
      sending().failure = readTusError(error);
      return { status_code: 500, body: '' };
    },
  });

  return async (request: WebRequest, response: WebResponse, target: TusTarget): Promise<void> => {
    cutUnreadBody(request, response, worthReading);
    speakJson(request);
    response.set('Tus-Resumable', '1.0.0').set('Cache-Control', 'no-store');
    const unknown = { hold: null, arrival: null, size: null, failure: null };
    const mine = { ...target, ...unknown, request, who: clientAddress(request) };
    const answer = await current.run(mine, () => server.handleWeb(withoutBody(request)));
    if (mine.failure !== null) throw mine.failure;
    if (answer.status >= 400) throw uploadProblem(answer.status);
    for (const [name, value] of answer.headers) {
      if (/^(?:tus-|upload-|location$)/.test(name)) response.set(name, value);
    }
    if (request.method === 'OPTIONS') response.set('Tus-Checksum-Algorithm', checksumAlgorithms.join(','));
    response.status(answer.status).end();
  };
}

/**
 * A browser sends a request that was cut once more, by itself and from its old offset. It is refused, and every byte of
 * it is one sent twice, on a line that is poor already.
 */
function worthReading(status: number): number {
  return status === 409 || status === 423 ? 64_000 : Number.POSITIVE_INFINITY;
}

/** Whoever speaks tus reads JSON, whatever it says that it accepts. */
export function speakJson(request: WebRequest): void {
  request.headers.accept = 'application/json';
}

/** What the tus server has to know of a request; its body goes another way (arrival-data-store.ts). */
function withoutBody(request: WebRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (!/^(?:tus-|upload-|content-length$|content-type$)/.test(name)) continue;
    headers.set(name, Array.isArray(value) ? value.join(', ') : (value ?? ''));
  }
  return new Request(new URL(request.originalUrl, 'http://localhost'), { method: request.method, headers });
}
