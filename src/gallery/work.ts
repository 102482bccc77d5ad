import { never } from '../errors.ts';
import type { PublishedMedia, PublishedStoryView } from '../publish/published-stories.ts';
import { type FilmView, filmView } from './film.ts';
import { formName } from './form-line.ts';
import { type HearingView, hearingView } from './hearing.ts';
import { type PictureView, pictureView } from './picture.ts';
import { type SoundView, soundView } from './sound.ts';

/** One medium on the story page, large and playable. Exactly one of artwork, sound and film is there. */
export interface Work {
  readonly id: string;
  /** "Artwork", or "Artwork 2 of 3" where a story has several works. */
  readonly label: string;
  readonly title: string;
  readonly seconds: number | null;
  readonly shape: 'tall' | 'wide';
  /** For the artwork's `sizes`: as wide as the page and as high as the screen, but never larger than it is. */
  readonly sizes: string;
  readonly artwork: PictureView | null;
  readonly sound: SoundView | null;
  readonly film: FilmView | null;
  readonly hearing: HearingView;
}

/** The story's works in their order; one that has nothing to show is left out. */
export function worksOf(story: Pick<PublishedStoryView, 'id' | 'title' | 'media'>): readonly Work[] {
  const several = story.media.length > 1;
  return story.media.flatMap((media, index) => {
    const shown = viewsOf(story, media);
    if (!shown.artwork && !shown.sound && !shown.film) return [];
    const name = formName(media.form);
    return [
      {
        id: `work-${index + 1}`,
        label: several ? `${name}, ${index + 1} of ${story.media.length}` : name,
        title: story.title,
        seconds: media.seconds,
        shape: (media.height ?? 0) > (media.width ?? 0) ? ('tall' as const) : ('wide' as const),
        sizes: sizesOf(shown.artwork),
        ...shown,
        hearing: hearingView(story.id, media),
      },
    ];
  });
}

function viewsOf({ id }: Pick<PublishedStoryView, 'id'>, media: PublishedMedia) {
  const nothing = { artwork: null, sound: null, film: null };
  switch (media.form) {
    case 'artwork':
      return { ...nothing, artwork: pictureView(id, media) };
    case 'sound':
      return { ...nothing, sound: soundView(id, media) };
    case 'film':
      return { ...nothing, film: filmView(id, media, pictureView(id, media)?.src ?? null) };
    default:
      return never(media.form);
  }
}

// Mirrors .work.artwork in the stylesheet.
function sizesOf(picture: PictureView | null): string {
  if (!picture) return '';
  const highest = Math.round((88 * picture.width) / picture.height);
  return `min(76rem, 94vw, ${highest}vh, ${picture.width}px)`;
}
