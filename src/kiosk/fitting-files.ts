import { never } from '../errors.ts';
import type { PublishedMedia } from '../publish/published-stories.ts';
import type { ScreenFile } from './kiosk-api.ts';

/** A screen's glass in device pixels. */
export interface Glass {
  readonly width: number;
  readonly height: number;
}

type PublicRendition = PublishedMedia['renditions'][number];
export type FittingFile = Pick<ScreenFile, 'role'> & { readonly rendition: PublicRendition };

/** A thumbnail stands three or so in a row on the largest screens. */
const thumbnailSide = 640;
/** Beyond this a film costs a small computer more than anyone standing before it can see. */
const mostFilmLines = 1080;

/**
 * The files of a medium that a screen fetches: of each kind the smallest that fills the glass, or the largest there is.
 * Whole files only, in formats that Chromium plays; never a playlist.
 */
export function fittingFiles(
  media: Pick<PublishedMedia, 'form' | 'renditions'>,
  glass: Glass,
): FittingFile[] {
  const longSide = Math.max(glass.width, glass.height);
  switch (media.form) {
    case 'artwork': {
      return [
        ...named('image', pictureFor(media, 'image', longSide)),
        ...named('thumbnail', pictureFor(media, 'image', thumbnailSide)),
      ];
    }
    case 'film': {
      return [
        ...named('film', filmFor(media, Math.min(glass.width, glass.height))),
        ...named('poster', pictureFor(media, 'poster', longSide)),
        ...named('thumbnail', pictureFor(media, 'poster', thumbnailSide)),
      ];
    }
    case 'sound': {
      const waveform = media.renditions.find(({ kind }) => kind === 'waveform');
      return [...named('sound', soundOf(media)), ...named('waveform', waveform ?? null)];
    }
    default:
      return never(media.form);
  }
}

function named(role: ScreenFile['role'], rendition: PublicRendition | null): FittingFile[] {
  return rendition ? [{ role, rendition }] : [];
}

type Renditions = Pick<PublishedMedia, 'renditions'>;

/** Its longer side reaches `side`; of the formats, the one with the fewest bytes. */
function pictureFor({ renditions }: Renditions, kind: 'image' | 'poster', side: number) {
  const longer = ({ width, height }: PublicRendition) => Math.max(width ?? 0, height ?? 0);
  const pictures = renditions.filter((each) => each.kind === kind && isPicture(each.type));
  const sizes = pictures.map(longer);
  const enough = sizes.filter((size) => size >= side);
  const size = enough.length > 0 ? Math.min(...enough) : Math.max(...sizes);
  return fewestBytes(pictures.filter((each) => longer(each) === size));
}

const isPicture = (type: string) => ['image/avif', 'image/webp', 'image/jpeg'].includes(type);

function filmFor({ renditions }: Renditions, lines: number): PublicRendition | null {
  const shorter = ({ width, height }: PublicRendition) => Math.min(width ?? 0, height ?? 0);
  const films = renditions.filter(({ kind, type }) => kind === 'film' && type.startsWith('video/mp4'));
  const bearable = films.filter((film) => shorter(film) <= mostFilmLines);
  const among = bearable.length > 0 ? bearable : films;
  const enough = among.filter((film) => shorter(film) >= Math.min(lines, mostFilmLines));
  const sizes = (enough.length > 0 ? enough : among).map(shorter);
  const size = enough.length > 0 ? Math.min(...sizes) : Math.max(...sizes);
  return fewestBytes(among.filter((film) => shorter(film) === size));
}

function soundOf({ renditions }: Renditions): PublicRendition | null {
  const sounds = renditions.filter(({ kind }) => kind === 'sound');
  const inType = (type: RegExp) => sounds.find((sound) => type.test(sound.type));
  return inType(/^audio\/(?:mp4|x-m4a|aac)/) ?? inType(/^audio\/mpeg/) ?? sounds[0] ?? null;
}

function fewestBytes(renditions: readonly PublicRendition[]): PublicRendition | null {
  return renditions.reduce<PublicRendition | null>(
    (least, each) => (least === null || each.bytes < least.bytes ? each : least),
    null,
  );
}
