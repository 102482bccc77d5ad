import { NotFound } from '../../errors.ts';
import { captionsNamed, captionsType } from '../../spoken/captions-named.ts';
import { isBeingErased } from '../../story/changes/erase.ts';
import { parseMediaId } from '../../story/ids.ts';
import { isReady, type Media } from '../../story/media.ts';
import type { Handler, Route, Routes } from '../../web/routes.ts';
import { sendBlob } from '../../web/send-blob.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { storyAt } from '../story-at.ts';
import { type WordFile, wordFiles } from './word-files.ts';

/** The bytes behind the review page, for signed-in curators only and kept by no cache. */
export function mediaRoutes(services: ModerationServices): Routes {
  return [
    ...wordFiles.map(
      ({ name, type, written }): Route => ({
        method: 'get',
        path: `/curate/stories/:id/media/:media/${name}`,
        permission: 'curator',
        handle: sendWords(services, type, written),
      }),
    ),
    {
      method: 'get',
      path: '/curate/stories/:id/media/:media/:name',
      permission: 'curator',
      handle: sendRendition(services),
    },
    {
      method: 'get',
      path: '/curate/stories/:id/originals/:media',
      permission: 'curator',
      handle: sendOriginal(services),
    },
  ];
}

const cacheControl = 'private, no-store';

function sendRendition(services: ModerationServices): Handler {
  return async (request, response) => {
    const { media } = await findMedia(services, request, response);
    const translated = captionsNamed(media.hearing, String(request.params.name));
    if (translated !== null) {
      response.set('Cache-Control', cacheControl).type(captionsType).send(translated);
      return;
    }
    const rendition = isReady(media)
      ? media.renditions.find((each) => each.name === request.params.name)
      : undefined;
    if (!rendition) throw noSuchFile();
    await sendBlob(request, response, services.blobs, { ...rendition, cacheControl });
  };
}

/** What is said, as it is kept: for the curator's own player, and to carry away. */
function sendWords(services: ModerationServices, type: string, written: WordFile['written']): Handler {
  return async (request, response) => {
    const { media } = await findMedia(services, request, response);
    const words = written(media.hearing);
    if (words === null) throw noSuchFile();
    response.set('Cache-Control', cacheControl);
    response.type(type).send(words);
  };
}

/** An original is untrusted: it leaves only as a file to keep, never as something to show (S7). */
function sendOriginal(services: ModerationServices): Handler {
  return async (request, response) => {
    const { story, media } = await findMedia(services, request, response);
    const { key, bytes, sha256, fileName } = media.original;
    const curator = signedIn(response);
    // Every look at an original is on record before it begins (P12); asking after its size is none.
    if (request.method !== 'HEAD') {
      await services.looks.record({ story, at: services.now(), by: curator.id, what: 'original' });
      services.logger.info({ story, media: media.id, curator: curator.id }, 'a curator opened an original');
    }
    await sendBlob(request, response, services.blobs, {
      key,
      bytes,
      sha256,
      type: 'application/octet-stream',
      cacheControl,
      attachmentName: fileName,
    });
  };
}

async function findMedia(services: ModerationServices, ...[request, response]: Parameters<Handler>) {
  const story = await storyAt(services, request, response);
  // Its storyteller wants it gone: nobody looks at it any more, while the worker erases.
  if (isBeingErased(story)) throw noSuchFile();
  const id = parseMediaId(String(request.params.media));
  const media: Media | undefined = story.media.find((each) => each.id === id);
  if (!media) throw noSuchFile();
  return { story: story.id, media };
}

const noSuchFile = () => new NotFound(say('curate-review-no-file'));
