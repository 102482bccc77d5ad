import type { MediaId } from './ids.ts';
import { isReady } from './media.ts';
import type { SentStory } from './story.ts';

/** A rendition that stands for the whole story in a list. */
export interface SmallPicture {
  readonly media: MediaId;
  readonly name: string;
}

/** The smallest picture of the first work that has one; null where a story has nothing to see. */
export function smallPicture({ media }: Pick<SentStory, 'media'>): SmallPicture | null {
  for (const one of media.filter(isReady)) {
    const [smallest] = one.renditions
      .filter(({ kind, type }) => (kind === 'image' || kind === 'poster') && type === 'image/jpeg')
      .toSorted((a, b) => (a.width ?? 0) - (b.width ?? 0));
    if (smallest) return { media: one.id, name: smallest.name };
  }
  return null;
}
