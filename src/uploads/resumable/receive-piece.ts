import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { TooLarge, Unacceptable } from '../../errors.ts';
import type { Arrival } from '../../story/arrival.ts';
import { say } from '../../words/say.ts';
import { FileRefused, fileGate } from '../file-gate.ts';
import { bytesAllowed, fileSentences, largestFile } from '../file-sentences.ts';
import { judgeFile } from '../judge-file.ts';
import { admitPiece } from '../upload-admission.ts';
import { readSha256 } from './begin-arrival.ts';
import { forgetArrival } from './forget-arrivals.ts';
import { softBody } from './resumable-body.ts';
import { largestChecked, readChecksum, whereChecked } from './resumable-checksum.ts';
import type { ArrivalHold } from './resumable-hold.ts';
import type { ResumableServices } from './resumable-services.ts';

export interface Piece {
  readonly request: IncomingMessage;
  /** The sender's address, for their quota. */
  readonly who: string;
  readonly hold: ArrivalHold;
  readonly arrival: Arrival;
  /** Of the whole file; null while that is not known. */
  readonly size: number | null;
  /** Where the piece begins, which is how much there is already. */
  readonly offset: number;
}

export interface ReceivedPiece {
  readonly reached: number;
  /** Why it ended before its sender was done; null where it did not. */
  readonly broken: unknown;
}

/**
 * Writes a request's body to where its file has come to. However it ends, what came is kept, but for the first 4 kB,
 * which wait until there are enough of them to judge the file by, and for a piece with a checksum, which counts whole or
 * not at all.
 * @throws Unacceptable where the file is not one that we take: it is gone then. StorageFull, Unavailable, TooMany,
 * ChecksumMismatch, BadRequest: it stays.
 */
export async function receivePiece(services: ResumableServices, piece: Piece): Promise<ReceivedPiece> {
  const { request, who, hold, arrival, size, offset } = piece;
  const { arrivals, arriving, quotas, pace, scratch, now } = services;
  const { id } = arrival;
  const checksum = readChecksum(header(request, 'upload-checksum'));
  await noteBeginning(services, arrival, request);

  const stop = new AbortController();
  const admission = await admitPiece(who, quotas, (error) => stop.abort(error));
  const room = (size ?? limitUnknown(services, arrival)) - offset;
  const body = softBody(request, {
    most: checksum ? Math.min(room, largestChecked) : room,
    overflow: () => overflow(services, arrival, size),
    pace,
    onBytes(count) {
      hold.beat();
      admission.count(count);
    },
    stop: AbortSignal.any([hold.signal, stop.signal]),
  });
  const write = (bytes: Readable) => arriving.tus.write(gated(services, piece, bytes), id, offset);
  const isWhole = () => body.broken() === null;
  let reached = offset;
  try {
    const written = checksum
      ? await whereChecked(checksum, body.stream, scratch, isWhole, write)
      : await write(body.stream);
    reached = written ?? offset;
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    await forgetArrival(services, id);
    throw new Unacceptable(error.message);
  } finally {
    body.stream.destroy();
    await Promise.all([
      admission.settle(),
      reached > offset ? arrivals.note(id, { received: reached, touchedAt: now() }) : null,
    ]);
  }
  const broken = body.broken();
  if (broken instanceof FileRefused) {
    await forgetArrival(services, id);
    throw new Unacceptable(broken.message);
  }
  return { reached, broken };
}

/** Milliseconds after which it is noted again that bytes come. */
const oftenEnough = 3600 * 1000;

/**
 * Bytes are coming, so the week that the file has runs from now. Keeps the SHA-256 that the sender's own browser took of
 * the whole file, where this request says it. @throws BadRequest
 */
export async function noteBeginning(
  { arrivals, now }: Pick<ResumableServices, 'arrivals' | 'now'>,
  { id, touchedAt }: Arrival,
  request: IncomingMessage,
): Promise<void> {
  const sha256 = header(request, 'upload-sha256');
  const at = now();
  const isFresh = at.getTime() - touchedAt.getTime() < oftenEnough;
  if (sha256 === undefined && isFresh) return;
  const said = sha256 === undefined ? {} : { sha256: readSha256(sha256) };
  await arrivals.note(id, { touchedAt: at, ...said });
}

/** A file's first piece passes the judge; later ones have their file judged already. */
function gated(services: ResumableServices, { arrival, size, offset }: Piece, bytes: Readable): Readable {
  if (offset > 0) return bytes;
  const gate = fileGate(
    async (head) => {
      const judged = judgeFile(head, arrival.fileName, services);
      if (size !== null && size >= judged.limit) throw new FileRefused(judged.tooLarge);
      return judged;
    },
    (length) => length === size,
  );
  pipeline(bytes, gate, () => {});
  return gate;
}

/** The most that a file of unknown length may have. */
function limitUnknown({ limits }: ResumableServices, { recording }: Arrival): number {
  return recording ? bytesAllowed(recording, limits) : largestFile(limits);
}

function overflow(services: ResumableServices, arrival: Arrival, size: number | null): Error {
  if (size !== null) return new TooLarge(say('files-more-than-said'));
  return new FileRefused(fileSentences.tooLarge(arrival.fileName, limitUnknown(services, arrival)));
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
