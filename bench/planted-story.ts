import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { newRenditionKey } from '../src/storage/keys.ts';
import type { Rendition } from '../src/story/media.ts';
import type { Stores } from '../src/wire.ts';
import { aPublishedStory, aReadyArtwork } from '../test/support/stories.ts';

export type PlantedFile = Pick<Rendition, 'kind' | 'name' | 'type' | 'bytes'>;

/** A rendition with bytes of its own, and where the public fetches it. */
export type Planted = Rendition & { readonly address: string };

/** A published story of one work that has these files, filled by chance. */
export async function plantStory<Name extends string>(
  stores: Stores,
  files: Readonly<Record<Name, PlantedFile>>,
): Promise<Readonly<Record<Name, Planted>>> {
  const story = aPublishedStory();
  const artwork = aReadyArtwork(story.id);
  const planted: Partial<Record<Name, Planted>> = {};
  const renditions: Rendition[] = [];
  for (const [name, { bytes, ...file }] of Object.entries<PlantedFile>(files)) {
    const key = newRenditionKey(story.id, artwork.id, file.name);
    const kept = await stores.blobs.put(key, Readable.from([randomBytes(bytes)]), { type: file.type });
    const rendition = { ...file, key, width: 640, height: 480, ...kept };
    renditions.push(rendition);
    planted[name as Name] = { ...rendition, address: `/media/${story.id}/${artwork.id}/${file.name}` };
  }
  await stores.stories.insert({ ...story, media: [{ ...artwork, renditions }] });
  return planted as Record<Name, Planted>;
}
