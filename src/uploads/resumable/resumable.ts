import { type Lock, Server } from '@tus/server';
import { newArrivalId } from '../../random.ts';
import type { ArrivalId } from '../../story/ids.ts';
import { addressOf, type WebRequest, type WebResponse } from '../../web/private-page.ts';
import { largestFile } from '../file-sentences.ts';
import { cutUnreadBody } from '../linger.ts';
import { arrivalDataStore, type Sending } from './arrival-data-store.ts';
import { beginArrival } from './begin-arrival.ts';
import { checksumAlgorithms } from './resumable-checksum.ts';
import { type ArrivalHold, holdArrival } from './resumable-hold.ts';
import { readTusError, uploadProblem } from './resumable-problems.ts';
import type { Destination, ResumableServices } from './resumable-services.ts';

/**
 * Answers a request of the tus protocol, version 1.0, for files on their way to `destination`. The caller has made sure
 * that the upload in the address is one of theirs. Problems are thrown, for a body of JSON with one sentence.
 * @param path of the collection, as it stands in the address.
 */
export async function answerTus(
  services: ResumableServices,
  request: WebRequest,
  response: WebResponse,
  path: string,
  destination: Destination,
): Promise<void> {
  cutUnreadBody(request, response, worthReading);
  speakJson(request);
  response.set('Tus-Resumable', '1.0.0').set('Cache-Control', 'no-store');
  let failure: unknown = null;
  let hold: ArrivalHold | null = null;
  const who = addressOf(request);
  const sending: Sending = { request, who, destination, hold: () => hold };
  const newLock = (id: string): Lock => ({
    async lock() {
      hold = await holdArrival(services, id as ArrivalId);
    },
    async unlock() {
      const held = hold;
      hold = null;
      await held?.letGo();
    },
  });
  const isQuestion = request.method === 'OPTIONS';
  // One server a request: it is a handful of handlers, and what they call then knows whose request it is.
  const server = new Server({
    path,
    relativeLocation: true,
    allowedOrigins: [],
    datastore: arrivalDataStore(services, sending),
    locker: { newLock },
    maxSize: isQuestion ? largestFile(services.limits) - 1 : 0,
    namingFunction: newArrivalId,
    async onUploadCreate(_request, { id, size, metadata }) {
      await beginArrival(services, id as ArrivalId, size ?? null, metadata ?? {}, destination, who);
      return {};
    },
    onResponseError(_request, error) {
      failure = readTusError(error);
      return { status_code: 500, body: '' };
    },
  });
  const answer = await server.handleWeb(withoutBody(request));
  if (failure !== null) throw failure;
  if (answer.status >= 400) throw uploadProblem(answer.status);
  for (const [name, value] of answer.headers) {
    if (/^(?:tus-|upload-|location$)/.test(name)) response.set(name, value);
  }
  if (isQuestion) response.set('Tus-Checksum-Algorithm', checksumAlgorithms.join(','));
  response.status(answer.status).end();
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
