import type { PublishedMedia } from '../../publish/published-stories.ts';
import type { StoryId } from '../../story/ids.ts';
import { mediaAddress } from '../media-address.ts';
import type { PictureView } from './picture.ts';

/** One `<source>` of a film. */
export interface FilmSource {
  readonly src: string;
  readonly type: string;
  /** Media query under which this size is worth its bytes. */
  readonly media: string | null;
}

export interface FilmView {
  /** Largest first; the last stands without a condition, so that every screen gets one. */
  readonly sources: readonly FilmSource[];
  /** Address of the HLS master playlist. */
  readonly hls: string | null;
  /** The film with a voice that tells what is to be seen. */
  readonly described: string | null;
  /** What is seen of it before it plays. */
  readonly poster: PictureView | null;
  readonly width: number;
  readonly height: number;
}

// Short side of the film, in pixels, and the screen that can show it.
const worthIt: readonly (readonly [number, string])[] = [
  [1000, '(min-width: 80rem)'],
  [700, '(min-width: 40rem)'],
];

/** A film's sources; null where it has none. */
export function filmView(story: StoryId, media: PublishedMedia, poster: PictureView | null): FilmView | null {
  const address = (name: string) => mediaAddress(story, media.id, name);
  const shortSide = ({ width, height }: { width?: number; height?: number }) =>
    Math.min(width ?? 0, height ?? 0);
  const films = media.renditions
    .filter(({ kind }) => kind === 'film')
    .sort((left, right) => shortSide(right) - shortSide(left));
  if (films.length === 0) return null;
  // A picture that moves is short, and is wanted whole.
  const described = media.renditions.find(({ kind }) => kind === 'described');
  const master = media.animation ? undefined : media.renditions.find(({ kind }) => kind === 'hls-master');
  return {
    sources: films.map((film, index) => ({
      src: address(film.name),
      type: film.type,
      media: index === films.length - 1 ? null : conditionFor(shortSide(film)),
    })),
    hls: master ? address(master.name) : null,
    described: described ? address(described.name) : null,
    poster,
    width: media.width ?? 16,
    height: media.height ?? 9,
  };
}

function conditionFor(shortSide: number): string | null {
  return worthIt.find(([pixels]) => shortSide >= pixels)?.[1] ?? null;
}
