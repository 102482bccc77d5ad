import { createHash } from 'node:crypto';
import { NotFound } from '../errors.ts';
import { captionsType, publishedCaptions } from '../spoken/captions-named.ts';
import { parseMediaId, parseStoryId } from '../story/ids.ts';
import type { Handler } from '../web/routes.ts';
import { sendBlob } from '../web/send-blob.ts';
import { say } from '../words/say.ts';
import type { GalleryServices } from './gallery-services.ts';

type MediaRequest = Parameters<Handler>[0];
type MediaResponse = Parameters<Handler>[1];

// A withdrawal must reach every cache within five minutes (P16), so a copy is good for two.
const cacheControl = 'public, max-age=120, must-revalidate';
const publicName = /^[a-z0-9][a-z0-9.-]{0,99}$/;

/** The bytes of a published story. The read model is asked on every request, whatever part of the file is wanted. */
export function mediaDelivery({ published, blobs }: Pick<GalleryServices, 'published' | 'blobs'>): Handler {
  return async (request, response) => {
    const story = parseStoryId(String(request.params.story));
    const media = parseMediaId(String(request.params.media));
    const name = String(request.params.name);
    if (!story || !media || !publicName.test(name)) throw nothingHere();
    // Captions are words in the story's record and not a blob; the read model hands out only checked ones (P27).
    const captions = await publishedCaptions(published, story, media, name);
    if (captions !== null) return sendCaptions(request, response, captions);
    const rendition = await published.rendition(story, media, name);
    if (!rendition) throw nothingHere();
    await sendBlob(request, response, blobs, { ...rendition, cacheControl });
  };
}

function sendCaptions(request: MediaRequest, response: MediaResponse, vtt: string): void {
  const etag = `"${createHash('sha256').update(vtt).digest('hex')}"`;
  response.set({ ETag: etag, 'Cache-Control': cacheControl });
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  response.type(captionsType).send(vtt);
}

function nothingHere(): NotFound {
  return new NotFound(say('gallery-file-unknown'));
}
