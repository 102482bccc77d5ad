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
  /** For the artwork's `sizes`: as wide as the page and as high as the screen, but never larger than it is. */
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
        sizes: sizesOf(shown.artwork),
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
      const film = filmView(id, media, still?.src ?? null);
      if (!film || !media.animation) return { ...nothing, film };
      return { ...nothing, moving: { ...film, alt: media.alt?.kind === 'words' ? media.alt.words : '' } };
    }
    default:
      return never(media.form);
  }
}

// Mirrors .work.artwork in the stylesheet.
function sizesOf(picture: PictureView | null): string {
  if (!picture) return '';
  const { width, height } = picture;
  const strip = stripOf(picture);
  // A strip across is as high as its box; one that runs down is as wide as its box.
  if (strip === 'across') return `min(${Math.round((24 * width) / height)}rem, ${width}px)`;
  if (strip === 'down') return `min(40rem, 94vw, ${width}px)`;
  const highest = Math.round((88 * width) / height);
  return `min(76rem, 94vw, ${highest}vh, ${width}px)`;
}
