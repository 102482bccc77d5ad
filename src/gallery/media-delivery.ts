import type { Readable } from 'node:stream';
import { NotFound } from '../errors.ts';
import { parseMediaId, parseStoryId, type StoryId } from '../story/ids.ts';
import type { Handler } from '../web/routes.ts';
import { type BytesSource, blobSource, memorySource, sendBlob, sendBytes } from '../web/send-blob.ts';
import { say } from '../words/say.ts';
import type { BlobFile, FoundFile, StoryFiles } from './cache/story-files.ts';
import type { GalleryServices } from './gallery-services.ts';

// A withdrawal must reach every cache within five minutes (P16), so a copy is good for two.
const cacheControl = 'public, max-age=120, must-revalidate';
const publicName = /^[a-z0-9][a-z0-9.-]{0,99}$/;

/** What lies in memory once it was asked for. A page's pictures are as large; a film's parts are not worth it. */
const smallBytes = 64 * 1024;

/** What an image on a page shows. A drawing in SVG is a document, and comes from here alone. */
const pictureTypes = new Set(['image/jpeg', 'image/webp', 'image/avif', 'image/png']);

/** The bytes of a published story. Whether they may show is asked on every request, whatever part of the file is wanted. */
export function mediaDelivery({ blobs }: Pick<GalleryServices, 'blobs'>, files: StoryFiles): Handler {
  return async (request, response) => {
    const story = parseStoryId(String(request.params.story));
    const media = parseMediaId(String(request.params.media));
    const name = String(request.params.name);
    if (!story || !media || !publicName.test(name)) throw nothingHere();
    const find = () => files.find(story, media, name);
    const found = await shown(find);
    const { file } = found;
    const answer = { ...file, cacheControl };
    // Captions are words in the story's record and not a blob.
    if (file.key === null) return sendBytes(request, response, answer, memorySource(file.held));
    const blob = { ...answer, key: file.key, mayComeFromStore: pictureTypes.has(file.type) };
    const source = sourceOf(blobs, files, story, file);
    await sendBlob(request, response, blobs, blob, async (part) => {
      const bytes = await source(part);
      // Whoever was stopped while it read looks again before a byte leaves.
      if (!found.mayLeave()) await shown(find).catch((error) => giveUp(bytes, error));
      return bytes;
    });
  };
}

/** @throws NotFound where it does not show. */
async function shown(find: () => Promise<FoundFile | null>): Promise<FoundFile> {
  const found = await find();
  if (!found) throw nothingHere();
  return found;
}

function giveUp(bytes: Buffer | Readable, error: unknown): never {
  if (!Buffer.isBuffer(bytes)) bytes.destroy();
  throw error;
}

function sourceOf(
  blobs: GalleryServices['blobs'],
  files: StoryFiles,
  story: StoryId,
  file: BlobFile,
): BytesSource {
  const { key, bytes, held } = file;
  if (held) return memorySource(held);
  if (bytes > smallBytes) return blobSource(blobs, { key, bytes });
  return async (part) => {
    const all = await blobs.read(key);
    files.hold(story, file, all);
    return memorySource(all)(part);
  };
}

function nothingHere(): NotFound {
  return new NotFound(say('gallery-file-unknown'));
}
