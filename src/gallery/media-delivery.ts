import { NotFound } from '../errors.ts';
import { parseMediaId, parseStoryId } from '../story/ids.ts';
import type { Handler } from '../web/routes.ts';
import { sendBlob } from '../web/send-blob.ts';
import type { GalleryServices } from './gallery-services.ts';

// A withdrawal must reach every cache within five minutes (P16), so a copy is good for two.
const cacheControl = 'public, max-age=120, must-revalidate';
const publicName = /^[a-z0-9][a-z0-9.-]{0,99}$/;

/** The bytes of a published story. The read model is asked on every request, whatever part of the file is wanted. */
export function mediaDelivery({ published, blobs }: Pick<GalleryServices, 'published' | 'blobs'>): Handler {
  return async (request, response) => {
    const story = parseStoryId(String(request.params.story));
    const media = parseMediaId(String(request.params.media));
    const name = String(request.params.name);
    const rendition =
      story && media && publicName.test(name) ? await published.rendition(story, media, name) : null;
    if (!rendition) throw new NotFound('There is nothing to see or hear at this address.');
    await sendBlob(request, response, blobs, { ...rendition, cacheControl });
  };
}
