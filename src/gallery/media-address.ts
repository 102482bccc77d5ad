import type { MediaId, StoryId } from '../story/ids.ts';

/** Where the public fetches a rendition; media-delivery answers there. */
export function mediaAddress(story: StoryId, media: MediaId, name: string): string {
  return `/media/${story}/${media}/${name}`;
}
