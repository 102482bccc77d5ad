import { never } from '../../errors.ts';
import type { PublishedMedia, PublishedStoryView } from '../../publish/published-stories.ts';
import { type Strip, stripOf } from '../../story/framing.ts';
import { workName } from '../../words/kinds.ts';
import { say } from '../../words/say.ts';
import { type PagesView, pagesView } from '../pages/pages.ts';
import { type FilmView, filmView } from './film.ts';
import { type HearingView, hearingView } from './hearing.ts';
import { type PictureView, pictureView } from './picture.ts';
import { type SoundView, soundView } from './sound.ts';

/** One medium on the story page, large and playable. Exactly one of artwork, pages, sound, moving and film is there. */
export interface Work {
  readonly id: string;
  /** "Artwork", or "Artwork 2 of 3" where a story has several works. */
  readonly label: string;
  readonly title: string;
  readonly seconds: number | null;
  readonly shape: 'tall' | 'wide';
  /** Which way an artwork scrolls that is too long to be seen whole. */
  readonly strip: Strip | null;
  /** For the `sizes` of the artwork or the film's still: as wide as the page and as high as the screen, but never larger than it is. */
  readonly sizes: string;
  readonly artwork: PictureView | null;
  readonly pages: PagesView | null;
  readonly sound: SoundView | null;
  readonly film: FilmView | null;
  /** A picture that moves, with what it shows in words. */
  readonly moving: (FilmView & { readonly alt: string }) | null;
  readonly hearing: HearingView;
}

/** The story's works in their order; one that has nothing to show is left out. */
export function worksOf(
  story: Pick<PublishedStoryView, 'id' | 'title' | 'language' | 'media'>,
): readonly Work[] {
  const several = story.media.length > 1;
  return story.media.flatMap((media, index) => {
    const shown = viewsOf(story, media);
    if (!Object.values(shown).some(Boolean)) return [];
    const work = workName(media);
    return [
      {
        id: `work-${index + 1}`,
        label: several
          ? say('gallery-work-numbered', { work, number: index + 1, total: story.media.length })
          : work,
        title: story.title,
        seconds: media.animation ? null : media.seconds,
        shape: (media.height ?? 0) > (media.width ?? 0) ? ('tall' as const) : ('wide' as const),
        strip: shown.artwork && stripOf(shown.artwork),
        sizes: shown.artwork ? sizesOf(shown.artwork) : sizesOfStill(shown.film ?? shown.moving),
        ...shown,
        hearing: hearingView(story.id, media),
      },
    ];
  });
}

function viewsOf(story: Pick<PublishedStoryView, 'id' | 'language'>, media: PublishedMedia) {
  const { id } = story;
  const nothing = { artwork: null, pages: null, sound: null, film: null, moving: null };
  switch (media.form) {
    case 'artwork': {
      const pages = pagesView(story, media);
      return { ...nothing, ...(pages ? { pages } : { artwork: pictureView(id, media) }) };
    }
    case 'sound':
      return { ...nothing, sound: soundView(id, media) };
    case 'film': {
      const still = pictureView(id, media);
      // The video that lies over it says what it is.
      const film = filmView(id, media, still && { ...still, alt: '' });
      if (!film || !media.animation) return { ...nothing, film };
      return { ...nothing, moving: { ...film, alt: media.alt?.kind === 'words' ? media.alt.words : '' } };
    }
    default:
      return never(media.form);
  }
}

// These mirror .work.artwork, .film-frame and .strip-box in the stylesheet.
const page = 'min(76rem, 100vw - 2 * clamp(1rem, 4vw, 3rem))';

function sizesOf(picture: PictureView): string {
  const { width, height } = picture;
  const strip = stripOf(picture);
  // A strip across is as high as its box; one that runs down is as wide as its box.
  if (strip === 'across') return `min(${Math.round((24 * width) / height)}rem, ${width}px)`;
  if (strip === 'down') return `min(40rem, ${page}, ${width}px)`;
  const ratio = width / height;
  return `min(${page}, ${Math.round(88 * ratio)}vh, ${Math.round(60 * ratio)}rem, ${width}px)`;
}

function sizesOfStill(film: FilmView | null): string {
  if (!film?.poster) return '';
  const { width, height } = film.poster;
  return `min(${page}, ${Math.round((84 * width) / height)}vh, ${width}px)`;
}
