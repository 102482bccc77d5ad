import type { StoryId } from '../story/ids.ts';
import { clientAddress, type WebRequest, type WebResponse } from '../web/private-page.ts';
import { type Received, receiveFiles } from './receive-files.ts';
import { admitUpload } from './upload-admission.ts';
import type { UploadServices } from './upload-services.ts';

/**
 * Takes in the files of a multipart body for a story that has room for so many more, within everybody's quotas. They are
 * safe in the store when this resolves; no record names them yet.
 * @throws TooMany, TooLarge, BadRequest, SlowSender, StorageFull; nothing of the body is left in the store then.
 */
export async function takeIn(
  services: UploadServices,
  request: WebRequest,
  response: WebResponse,
  { id: story, room }: { readonly id: StoryId; readonly room: number },
): Promise<Received> {
  if (room <= 0) return { arrived: [], refused: [] };
  const { limits } = services;
  const stop = new AbortController();
  // A full body, and a margin for the envelopes of its parts.
  const largest = room * Math.max(limits.artworkBytes, limits.soundBytes, limits.filmBytes) + 1_000_000;
  const admission = await admitUpload(request, clientAddress(request), largest, services.quotas, (error) =>
    stop.abort(error),
  );
  try {
    const onBytes = admission.count;
    return await receiveFiles(request, response, { ...services, story, room, onBytes, stop });
  } finally {
    await admission.settle();
  }
}
