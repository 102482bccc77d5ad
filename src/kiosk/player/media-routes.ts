import { NotFound } from '../../errors.ts';
import type { PublishedStories } from '../../publish/published-stories.ts';
import { captionsType, publishedCaptions } from '../../spoken/captions-named.ts';
import { parseMediaId, parseStoryId, type StoryId } from '../../story/ids.ts';
import type { Handler } from '../../web/routes.ts';
import { sendBlob } from '../../web/send-blob.ts';
import { say } from '../../words/say.ts';
import type { KioskServices } from '../kiosk-services.ts';
import { measured } from './screen-story.ts';

// The player keeps what it has checked by itself, and gives it up by itself.
const cacheControl = 'private, no-store';
const publicName = /^[a-z0-9][a-z0-9.-]{0,99}$/;

/** The bytes of a story of one exhibition; of none, where `surfaceOf` knows none that is the asker's and may show it. Its read model is asked on every request, so a withdrawal counts at once. */
export function exhibitedMedia(
  { blobs }: Pick<KioskServices, 'blobs'>,
  surfaceOf: (story: StoryId, ...asked: Parameters<Handler>) => Promise<PublishedStories | null>,
): Handler {
  return async (request, response) => {
    const story = parseStoryId(String(request.params.story));
    const published = story && (await surfaceOf(story, request, response));
    const media = parseMediaId(String(request.params.media));
    const name = String(request.params.name);
    if (!published || !story || !media || !publicName.test(name)) throw noSuchFile();
    const captions = await publishedCaptions(published, story, media, name);
    if (captions !== null) {
      const etag = `"${measured(captions).sha256}"`;
      response.set({ 'Cache-Control': cacheControl, 'Content-Type': captionsType, ETag: etag });
      response.send(Buffer.from(captions));
      return;
    }
    const rendition = await published.rendition(story, media, name);
    if (!rendition) throw noSuchFile();
    await sendBlob(request, response, blobs, { ...rendition, cacheControl });
  };
}

const noSuchFile = () => new NotFound(say('kiosk-file-unknown'));
