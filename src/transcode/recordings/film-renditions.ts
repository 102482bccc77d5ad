import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sketchOf } from '../pictures/image.ts';
import { renderPictureSet } from '../pictures/picture-set.ts';
import type { FilmPlan, FilmSize } from '../plan-renditions.ts';
import type { ToolGuards } from '../tools/ffmpeg.ts';
import type { RenderedFile } from '../transcoder.ts';
import { checkOutput } from './check-output.ts';
import { masterPlaylist, type Variant, variantPlaylist } from './hls.ts';
import { readFragmentedFile } from './mp4-boxes.ts';
import { findPoster } from './poster.ts';
import { rate } from './streams.ts';

/** What goes with the sizes of a film: each opened and checked, its playlist, the list of them all, and posters. */

export const filmName = ({ lines }: FilmSize) => `film-${lines}.mp4`;

/** When each stream of a rendition must end; `slack` as in Expected. */
export interface Ends {
  readonly picture: number;
  readonly slack: number;
  /** Exactly so many, where that is known. */
  readonly frames?: number;
  readonly sound: number | null;
  /** There is something to hear in the source. */
  readonly sounding: boolean;
  /** The sound is copied from a size that was checked: it need not be decoded again. */
  readonly isCopied?: boolean;
}

export interface OpenedVariant extends Variant {
  readonly rendered: RenderedFile;
}

/** Opens a size that was just made, and checks it. @throws as checkOutput does. */
export async function openVariant(
  size: FilmSize,
  { track }: Pick<FilmPlan, 'track'>,
  ends: Ends,
  guards: ToolGuards,
): Promise<OpenedVariant> {
  const { width, height } = size;
  const path = join(guards.scratch, filmName(size));
  const picture = { codec: 'h264', width, height, to: ends.picture, slack: ends.slack, frames: ends.frames };
  const sound = track && {
    codec: 'aac',
    channels: track.channels,
    to: ends.sound ?? 0,
    sounding: ends.sounding,
    isCopied: ends.isCopied,
  };
  const seconds = await checkOutput(path, { picture, sound }, guards);
  return {
    ...(await readVariant(size, path)),
    rendered: { kind: 'film', name: filmName(size), type: 'video/mp4', path, width, height, seconds },
  };
}

/** Reads a size that was checked before. */
export async function readVariant(size: FilmSize, path: string): Promise<Variant> {
  const playlist = `film-${size.lines}.m3u8`;
  return { size, film: filmName(size), playlist, file: await readFragmentedFile(path) };
}

const playlistType = 'application/vnd.apple.mpegurl';

/** The list of all `variants`, and the playlist of each that is `made` now. */
export async function writePlaylists(
  variants: readonly Variant[],
  made: readonly Variant[],
  { frameRate }: Pick<FilmPlan, 'frameRate'>,
  scratch: string,
): Promise<RenderedFile[]> {
  const files: RenderedFile[] = [];
  const write = async (kind: 'hls-master' | 'hls-variant', name: string, text: string) => {
    const path = join(scratch, name);
    await writeFile(path, text);
    files.push({ kind, name, type: playlistType, path });
  };
  await write('hls-master', 'film.m3u8', masterPlaylist(variants, rate(frameRate)));
  for (const variant of made) await write('hls-variant', variant.playlist, variantPlaylist(variant));
  return files;
}

/** The film's still in every size that `plan` has, taken from one of the sizes that lie in the scratch folder. */
export async function renderPosters(
  { sizes, posterSizes, seconds }: Pick<FilmPlan, 'sizes' | 'posterSizes' | 'seconds'>,
  guards: ToolGuards,
): Promise<{ placeholder: string; files: readonly RenderedFile[] }> {
  // The smallest that fills the widest poster: quicker to open than the largest.
  const widest = posterSizes.at(-1)?.width ?? 0;
  const shown = sizes.findLast(({ width }) => width >= widest) ?? sizes[0];
  if (!shown) throw new Error('Expected at least one size but the plan names none');
  const frame = await findPoster(join(guards.scratch, filmName(shown)), shown, seconds, guards);
  return {
    placeholder: await sketchOf(frame),
    files: await renderPictureSet(
      frame,
      { kind: 'poster', sizes: posterSizes },
      guards.scratch,
      () => {},
      guards.signal,
    ),
  };
}
