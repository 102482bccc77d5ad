import { BadRequest, Conflict, TooLarge, Unacceptable } from '../../errors.ts';
import type { Arrival } from '../../story/arrival.ts';
import type { ArrivalId } from '../../story/ids.ts';
import type { Form } from '../../story/media.ts';
import { say } from '../../words/say.ts';
import { fileSentences, largestFile } from '../file-sentences.ts';
import { cleanFileName } from '../received-file.ts';
import { admitFile } from '../upload-admission.ts';
import type { Destination, ResumableServices, SaidOfFile } from './resumable-services.ts';

const forms: readonly Form[] = ['sound', 'film', 'artwork'];

/**
 * Makes room for a file that is to come, where its length, as far as it is known, is left of its sender's quota. @throws Conflict where the story is full; Unacceptable, TooLarge, TooMany, BadRequest.
 */
export async function beginArrival(
  { arrivals, quotas, limits, now }: Pick<ResumableServices, 'arrivals' | 'quotas' | 'limits' | 'now'>,
  id: ArrivalId,
  bytes: number | null,
  said: SaidOfFile,
  { story, admit }: Destination,
  who: string,
): Promise<void> {
  const fileName = cleanFileName(said.filename ?? '');
  if (bytes === 0) throw new Unacceptable(fileSentences.empty(fileName));
  const largest = largestFile(limits);
  if (bytes !== null && bytes >= largest) throw new TooLarge(fileSentences.tooLarge(fileName, largest));
  const { room, instead } = admit(said);
  const at = now();
  const arrival: Arrival = {
    id,
    story,
    instead,
    fileName,
    bytes,
    modified: readModified(said.modified),
    recording: readRecording(said.recording),
    sha256: said.sha256 ? readSha256(said.sha256) : null,
    startedAt: at,
    touchedAt: at,
    received: 0,
    becoming: null,
    media: null,
  };
  await arrivals.insert(arrival, room).catch((error) => {
    throw error instanceof Conflict ? new Conflict(fileSentences.full(limits.filesPerStory)) : error;
  });
  try {
    await admitFile(who, bytes, quotas);
  } catch (error) {
    await arrivals.remove(id);
    throw error;
  }
}

/** @throws BadRequest */
export function readSha256(text: string): string {
  const sha256 = text.toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw unreadable();
  return sha256;
}

function readModified(text: string | null | undefined): number | null {
  const modified = Number(text ?? Number.NaN);
  return Number.isSafeInteger(modified) && modified >= 0 ? modified : null;
}

function readRecording(text: string | null | undefined): Form | null {
  if (text === null || text === undefined) return null;
  const form = forms.find((known) => known === text);
  if (!form) throw unreadable();
  return form;
}

function unreadable(): BadRequest {
  return new BadRequest(say('files-unreadable'));
}
