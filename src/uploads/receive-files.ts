import multer from 'multer';
import { ArchiveError, BadRequest } from '../errors.ts';
import { newMediaId } from '../random.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { newOriginalKey } from '../storage/keys.ts';
import type { StoryId } from '../story/ids.ts';
import type { Form, ReceivedMedia } from '../story/media.ts';
import type { WebRequest, WebResponse } from '../web/private-page.ts';
import { FileRefused, fileGate } from './file-gate.ts';
import { cleanFileName } from './file-name.ts';
import { fileSentences } from './file-sentences.ts';
import { judgeFile } from './judge-file.ts';
import { receivedFile } from './received-file.ts';
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
const unreadable = 'The upload was broken off or could not be read. Try again.';

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
  const { stop, blobs } = receiving;
  const arrived: ReceivedMedia[] = [];
  const refused: RefusedFile[] = [];
  // One file at a time, in the order of sending: the next one waits in the socket until this one is safe.
  let work = Promise.resolve();

  // multer hears of no failure from here: it would wait for the whole body before it told us.
  const take = async (file: Express.Multer.File) => {
    const name = cleanFileName(file.originalname);
    try {
      if (arrived.length >= receiving.room) {
        throw new FileRefused(fileSentences.noRoom(name, receiving.limits.filesPerStory));
      }
      arrived.push(await keepFile(file.stream, name, receiving));
    } catch (error) {
      if (error instanceof FileRefused) refused.push({ name, reason: error.message });
      else stop.abort(error);
    }
    file.stream.resume();
  };
  const storage: multer.StorageEngine = {
    _handleFile(_request, file, done) {
      work = work.then(() => take(file));
      work.then(() => done(null));
    },
    _removeFile: (_request, _file, done) => done(null),
  };
  const parse = multer({
    storage,
    defParamCharset: 'utf8',
    limits: { fields: 0, files: mostParts, parts: mostParts, fieldNameSize: 100, headerPairs: 20 },
  }).array(fileField, mostParts);

  const unwatch = watchPace(request, receiving.pace, receiving.onBytes, (error) => stop.abort(error));
  try {
    await new Promise<void>((resolve, reject) => {
      stop.signal.addEventListener('abort', () => reject(stop.signal.reason), { once: true });
      parse(request, response, (error: unknown) => (error ? reject(asOurs(error)) : resolve()));
    });
    stop.signal.throwIfAborted();
    return { arrived, refused };
  } catch (error) {
    stop.abort(error);
    await work;
    await Promise.allSettled(arrived.map(({ original }) => blobs.delete(original.key)));
    throw error;
  } finally {
    unwatch();
  }
}

async function keepFile(
  stream: Express.Multer.File['stream'],
  fileName: string,
  receiving: Receiving,
): Promise<ReceivedMedia> {
  const { blobs, story, stop } = receiving;
  stop.signal.throwIfAborted();
  if (stream.destroyed && !stream.readableEnded) throw new BadRequest(unreadable);
  let guess: Form = 'artwork';
  const gate = fileGate(async (head) => {
    const judged = judgeFile(head, fileName, receiving);
    guess = judged.form;
    return judged;
  });
  stream.once('close', () => {
    if (!stream.readableEnded) gate.destroy(new BadRequest(unreadable));
  });
  // A refused file's rest goes by unread, so that the next one can come.
  gate.once('close', () => stream.resume());
  stream.pipe(gate);

  const id = newMediaId();
  const key = newOriginalKey(story, id);
  const facts = await blobs.put(key, gate, { signal: stop.signal });
  return receivedFile(id, key, facts, fileName, guess);
}

function asOurs(error: unknown): unknown {
  return error instanceof ArchiveError ? error : new BadRequest(unreadable, { cause: error });
}
