import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Conflict, NotFound, Unacceptable } from '../../errors.ts';
import { newMediaId } from '../../random.ts';
import { type BlobFacts, BlobNotFound } from '../../storage/blob-store.ts';
import { newOriginalKey } from '../../storage/keys.ts';
import type { Arrival } from '../../story/arrival.ts';
import type { ArrivalId, BlobKey } from '../../story/ids.ts';
import { say } from '../../words/say.ts';
import { FileRefused } from '../file-gate.ts';
import { fileSentences } from '../file-sentences.ts';
import { judgeFile } from '../judge-file.ts';
import { receivedFile } from '../received-file.ts';
import { headBytes } from '../upload-services.ts';
import { forgetArrival } from './forget-arrivals.ts';
import type { Destination, ResumableServices } from './resumable-services.ts';

type Finishing = Pick<
  ResumableServices,
  'arrivals' | 'arriving' | 'blobs' | 'sniffer' | 'limits' | 'logger' | 'now'
>;

/**
 * Makes a file of its story of an arrival that has all its bytes. Only under its hold. It can be stopped anywhere and be
 * asked again: the key and the id are noted first, then the bytes become a blob, then the story names it, then the
 * arrival says so; each step finds what the one before it left (S17).
 * @throws Unacceptable where the file cannot be taken, Conflict where the story takes none: the arrival is gone then.
 * StorageFull, Unavailable: it stays, and can be finished later.
 */
export async function finishArrival(
  services: Finishing,
  id: ArrivalId,
  destination: Destination,
): Promise<void> {
  const arrival = await services.arrivals.find(id);
  if (!arrival) throw new NotFound(say('files-upload-not-here'));
  if (arrival.media) return;
  try {
    await finish(services, arrival, destination);
  } catch (error) {
    const refused = error instanceof FileRefused ? new Unacceptable(error.message) : error;
    if (refused instanceof Unacceptable || refused instanceof Conflict) {
      await forgetArrival(services, arrival.id);
    }
    throw refused;
  }
}

async function finish(services: Finishing, arrival: Arrival, { take }: Destination): Promise<void> {
  const { arrivals, arriving, blobs } = services;
  const { id, fileName, instead } = arrival;
  const { media, key } = arrival.becoming ?? newlyBecoming(arrival);
  const kept = arrival.becoming && (await blobUnder(services, key));
  const head = await headOf(services, kept ? null : arrival, key).catch((error) => {
    throw error instanceof NotFound ? new Unacceptable(fileSentences.lost(fileName)) : error;
  });
  const { form, limit, tooLarge } = judgeFile(head, fileName, services);
  if (!arrival.becoming) await arrivals.note(id, { becoming: { media, key } });
  const facts = kept ?? (await arriving.keep(id, key));
  const reason =
    facts.bytes >= limit
      ? tooLarge
      : arrival.sha256 && arrival.sha256 !== facts.sha256
        ? fileSentences.damaged(fileName)
        : null;
  if (reason) {
    await blobs.delete(key);
    throw new Unacceptable(reason);
  }
  const taken = await take(receivedFile(media, key, facts, fileName, form), instead);
  const { bytes } = facts;
  await arrivals.note(id, { media: taken, bytes, received: bytes, touchedAt: services.now() });
  // Where it was kept before a kill, something of it may be left.
  if (kept) await arriving.remove(id);
}

function newlyBecoming({ story }: Arrival) {
  const media = newMediaId();
  return { media, key: newOriginalKey(story, media) };
}

/** What a server that was killed had kept already; null where it had not come so far. */
async function blobUnder({ blobs }: Finishing, key: BlobKey): Promise<BlobFacts | null> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of await blobs.get(key)) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    if (error instanceof BlobNotFound) return null;
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function headOf(services: Finishing, arrival: Arrival | null, key: BlobKey): Promise<Buffer> {
  const { arriving } = services;
  if (arrival) {
    return arriving.head(arrival.id, headBytes).catch(async (error) => {
      if (!(error instanceof NotFound)) throw error;
      // All of it came, and was not put together.
      await arriving.end(arrival.id);
      return arriving.head(arrival.id, headBytes);
    });
  }
  return buffer(await services.blobs.get(key, { start: 0, end: headBytes - 1 }));
}
