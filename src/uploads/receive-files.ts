import { PassThrough } from 'node:stream';
import multer from 'multer';
import { ArchiveError, BadRequest } from '../errors.ts';
import { newMediaId } from '../random.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { newOriginalKey } from '../storage/keys.ts';
import type { StoryId } from '../story/ids.ts';
import type { Form, ReceivedMedia } from '../story/media.ts';
import type { WebRequest, WebResponse } from '../web/private-page.ts';
import { say } from '../words/say.ts';
import { FileRefused, fileGate } from './file-gate.ts';
import { fileSentences } from './file-sentences.ts';
import { judgeFile } from './judge-file.ts';
import { cleanFileName, receivedFile } from './received-file.ts';
import { watchPace } from './upload-pace.ts';
import type { Sniffer, UploadLimits, UploadPace } from './upload-services.ts';

export interface Receiving {
  readonly story: StoryId;
  /** How many files the story still has room for. */
  readonly room: number;
  readonly blobs: BlobStore;
  readonly sniffer: Sniffer;
  readonly limits: UploadLimits;
  readonly pace: UploadPace;
  readonly onBytes: (count: number) => void;
  /** Aborting it ends the upload with the signal's reason. */
  readonly stop: AbortController;
}

export interface RefusedFile {
  readonly name: string;
  readonly reason: string;
}

export interface Received {
  readonly arrived: readonly ReceivedMedia[];
  readonly refused: readonly RefusedFile[];
}

export const fileField = 'files';
/** Parts of one request; far more than a person picks, and no work for a machine. */
const mostParts = 50;
const brokenOff = (options?: ErrorOptions) => new BadRequest(say('files-broken-off'), options);

/** What the storage engine makes of one file, beside what multer says of it: one of the two. */
interface Taken {
  readonly kept?: ReceivedMedia;
  readonly refused?: RefusedFile;
}

/**
 * Streams every file of a multipart body to the store, hashed on the way, never held in memory or in a file of its own.
 * A file that cannot be taken is reported and the others go on. The request counts whole or not at all: where it is cut
 * off, malformed, too slow or stopped, nothing of it is left in the store.
 * @throws BadRequest, SlowSender, the stop signal's reason, or the store's own error.
 */
export async function receiveFiles(
  request: WebRequest,
  response: WebResponse,
  receiving: Receiving,
): Promise<Received> {
  const { stop, pace, onBytes } = receiving;
  const storage = blobStorage(receiving);
  const parse = multer({
    storage,
    defParamCharset: 'utf8',
    limits: { fields: 0, files: mostParts, parts: mostParts, fieldNameSize: 100, headerPairs: 20 },
  }).array(fileField, mostParts);

  const unwatch = watchPace(request, pace, onBytes, (error) => stop.abort(error));
  const body = stoppable(request, stop.signal);
  try {
    await new Promise<void>((resolve, reject) => {
      parse(body, response, (error: unknown) => (error ? reject(error) : resolve()));
    });
    stop.signal.throwIfAborted();
  } catch (error) {
    stop.abort(error instanceof ArchiveError ? error : brokenOff({ cause: error }));
  } finally {
    unwatch();
    // multer has asked for the removal of what it was told of; a file may just have been finished.
    await storage.settled();
  }
  stop.signal.throwIfAborted();
  const files = (Array.isArray(body.files) ? body.files : []) as readonly Taken[];
  return {
    arrived: files.flatMap(({ kept }) => kept ?? []),
    refused: files.flatMap(({ refused }) => refused ?? []),
  };
}

/**
 * The request as multer reads it. It ends with the signal's reason where the signal says so: multer waits for the rest of a
 * request before it tells of a failure, and the rest of a film can be long. The request itself stays, to be answered.
 */
function stoppable(request: WebRequest, signal: AbortSignal): WebRequest {
  const body = new PassThrough();
  const end = (reason: unknown) => {
    request.unpipe(body);
    body.destroy(reason instanceof Error ? reason : brokenOff());
  };
  signal.addEventListener('abort', () => end(signal.reason), { once: true });
  request.once('close', () => {
    if (!request.complete) end(null);
  });
  if (signal.aborted) end(signal.reason);
  else request.pipe(body);
  return Object.assign(body, { headers: request.headers }) as unknown as WebRequest;
}

/** multer's storage engine: files become blobs one after another, in the order of sending. */
function blobStorage(receiving: Receiving): multer.StorageEngine & { settled(): Promise<void> } {
  const { blobs, stop, room, limits } = receiving;
  let kept = 0;
  // The next file waits in the socket until this one is safe.
  let work: Promise<unknown> = Promise.resolve();

  async function take(file: Express.Multer.File): Promise<Taken> {
    const name = cleanFileName(file.originalname);
    try {
      if (kept >= room) throw new FileRefused(fileSentences.noRoom(name, limits.filesPerStory));
      const media = await keepFile(file.stream, name, receiving);
      kept += 1;
      return { kept: media };
    } catch (error) {
      if (error instanceof FileRefused) return { refused: { name, reason: error.message } };
      throw error;
    } finally {
      // A refused file's rest goes by unread, so that the next one can come.
      file.stream.resume();
    }
  }

  return {
    _handleFile(_request, file, done) {
      const taking = work.then(() => take(file));
      work = taking.then(
        (taken) => done(null, taken as Partial<Express.Multer.File>),
        (error) => {
          stop.abort(error);
          done(error);
        },
      );
    },
    _removeFile(_request, file, done) {
      const { kept } = file as Taken;
      const removed = kept ? blobs.delete(kept.original.key) : Promise.resolve();
      work = Promise.all([work, removed.then(() => done(null), done)]);
    },
    async settled() {
      for (let last: unknown = null; last !== work; ) {
        last = work;
        await work;
      }
    },
  };
}

async function keepFile(
  stream: Express.Multer.File['stream'],
  fileName: string,
  receiving: Receiving,
): Promise<ReceivedMedia> {
  const { blobs, story, stop } = receiving;
  stop.signal.throwIfAborted();
  if (stream.destroyed && !stream.readableEnded) throw brokenOff();
  let guess: Form = 'artwork';
  const gate = fileGate(async (head) => {
    const judged = judgeFile(head, fileName, receiving);
    guess = judged.form;
    return judged;
  });
  stream.once('close', () => {
    if (!stream.readableEnded) gate.destroy(brokenOff());
  });
  gate.once('close', () => stream.resume());
  stream.pipe(gate);

  const id = newMediaId();
  const key = newOriginalKey(story, id);
  const facts = await blobs.put(key, gate, { signal: stop.signal });
  return receivedFile(id, key, facts, fileName, guess);
}
