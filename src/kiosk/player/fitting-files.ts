import { never } from '../../errors.ts';
import type { PublishedMedia } from '../../publish/published-stories.ts';
import { stripOf } from '../../story/framing.ts';
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

/** The real detail of one work weighs no more than this, or the screen does without: it is room for ten films. */
const mostDetail = 200_000_000;

/**
 * The files of a medium that a screen fetches: of each kind the smallest that fills the glass, or the largest there is.
 * Whole files only, in formats that Chromium plays; never a playlist.
 */
export function fittingFiles(
  media: Pick<PublishedMedia, 'form' | 'renditions' | 'pages'>,
  glass: Glass,
): FittingFile[] {
  const longSide = Math.max(glass.width, glass.height);
  switch (media.form) {
    case 'artwork': {
      const pages = Array.from({ length: Math.max(1, media.pages.length) }, (_, index) =>
        ofPage(media, index + 1),
      );
      const [first = media] = pages;
      return [
        ...pages.flatMap((page) => named('image', wholePicture(page, glass))),
        ...named('thumbnail', pictureFor(first, 'image', thumbnailSide)),
        ...detailOf(media, longSide),
      ];
    }
    case 'film': {
      return [
        ...named('film', filmFor(media, Math.min(glass.width, glass.height))),
        ...named('poster', pictureFor(media, 'poster', longSide)),
        ...named('thumbnail', pictureFor(media, 'poster', thumbnailSide)),
        ...named('described', media.renditions.find(({ kind }) => kind === 'described') ?? null),
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

const ofPage = ({ renditions }: Renditions, page: number): Renditions => ({
  renditions: renditions.filter((rendition) => (rendition.page ?? 1) === page),
});

/** A strip is walked along, so that its shorter side counts too. */
function wholePicture(page: Renditions, glass: Glass): PublicRendition | null {
  const [long, short] = [Math.max(glass.width, glass.height), Math.min(glass.width, glass.height)];
  const { width = 1, height = 1 } = page.renditions.find(({ kind }) => kind === 'image') ?? {};
  const ratio = Math.max(width / height, height / width);
  return pictureFor(page, 'image', stripOf({ width, height }) ? Math.max(long, (short / 2) * ratio) : long);
}

/** Tiles of what is larger than the glass: of all pages, or of none. */
function detailOf({ renditions }: Renditions, longSide: number): FittingFile[] {
  const detail = renditions.filter(
    ({ kind, width = 0, height = 0 }) => isDetail(kind) && Math.max(width, height) > longSide,
  );
  const bytes = detail.reduce((sum, rendition) => sum + rendition.bytes, 0);
  if (bytes > mostDetail) return [];
  return detail.flatMap((rendition) =>
    isDetail(rendition.kind) ? [{ role: rendition.kind, rendition }] : [],
  );
}

const isDetail = (kind: PublicRendition['kind']) => kind === 'tiles' || kind === 'tiles-index';

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
