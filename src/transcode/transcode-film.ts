import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaLimits } from '../inspect/accepted-media.ts';
import type { FilmFacts } from '../story/media.ts';
import { checkOutput } from './check-output.ts';
import { runFfmpeg, type ToolGuards } from './ffmpeg.ts';
import { type FilmSource, filmArguments } from './film-arguments.ts';
import { masterPlaylist, type Variant, variantPlaylist } from './hls.ts';
import { thumbHash } from './image.ts';
import { measureArguments, measureLoudness } from './loudness.ts';
import { readFragmentedFile } from './mp4-boxes.ts';
import { renderPictureSet } from './picture-set.ts';
import { type FilmPlan, planRenditions } from './plan-renditions.ts';
import { findPoster } from './poster.ts';
import { probe } from './probe.ts';
import { chooseStreams, isInterlaced, rate } from './streams.ts';
import type { Rendered, RenderedFile } from './transcoder.ts';
import { workGuards } from './work-guards.ts';

export async function transcodeFilm(
  path: string,
  facts: FilmFacts,
  scratch: string,
  limits: MediaLimits,
  progress: (percent: number) => void,
  signal: AbortSignal,
): Promise<Rendered> {
  const plan = planRenditions(facts);
  const [largest] = plan.sizes;
  if (!largest) throw new Error('Expected at least one size but the plan names none');
  const guards = workGuards(scratch, limits, facts.seconds, largest.bitrate / 4, signal);
  const bounds = { seconds: limits.film.seconds + 60, pixels: limits.film.pixels };

  const source = await readSource(path, plan, bounds, guards);
  const film = (lines: number) => join(scratch, `film-${lines}.mp4`);
  await runFfmpeg(
    filmArguments(plan, source, (size) => film(size.lines), bounds),
    guards,
    (seconds) => progress(2 + 93 * Math.min(1, seconds / facts.seconds)),
  );

  const shown = posterSource(plan) ?? largest;
  const [posters, variants] = await Promise.all([
    findPoster(film(shown.lines), shown, facts.seconds, guards).then(async (frame) => ({
      placeholder: await thumbHash(frame),
      files: await renderPictureSet(
        frame,
        { kind: 'poster', sizes: plan.posterSizes },
        scratch,
        () => {},
        signal,
      ),
    })),
    Promise.all(plan.sizes.map((size) => openVariant(film(size.lines), size, plan, guards))),
  ]);
  const playlists = await writePlaylists(variants, rate(plan.frameRate), scratch);
  progress(100);
  return {
    files: [...variants.map(({ rendered }) => rendered), ...playlists, ...posters.files],
    placeholder: posters.placeholder,
  };
}

/** The smallest rendition that fills the widest poster: quicker to open than the largest. */
function posterSource({ sizes, posterSizes }: FilmPlan): FilmPlan['sizes'][number] | undefined {
  const widest = posterSizes.at(-1)?.width ?? 0;
  return sizes.findLast(({ width }) => width >= widest);
}

async function readSource(
  path: string,
  plan: FilmPlan,
  bounds: { seconds: number; pixels: number },
  guards: ToolGuards,
): Promise<FilmSource> {
  const { picture, sound } = chooseStreams(await probe(path, bounds.pixels, guards));
  if (!picture) throw new Error('Expected a stream of pictures but received none');
  const base = { path, picture: picture.index, interlaced: isInterlaced(picture) };
  if (!plan.track || !sound) return { ...base, sound: null };
  const { channels } = plan.track;
  const measure = measureArguments(path, sound.index, channels, bounds, null);
  return { ...base, sound: { stream: sound.index, loudness: await measureLoudness(measure, guards) } };
}

interface OpenedVariant extends Variant {
  readonly rendered: RenderedFile;
}

async function openVariant(
  path: string,
  size: FilmPlan['sizes'][number],
  plan: FilmPlan,
  guards: ToolGuards,
): Promise<OpenedVariant> {
  const { width, height, lines } = size;
  const seconds = await checkOutput(
    path,
    {
      seconds: plan.seconds,
      picture: { codec: 'h264', width, height },
      sound: plan.track ? { codec: 'aac', channels: plan.track.channels } : null,
    },
    guards,
  );
  const film = `film-${lines}.mp4`;
  return {
    size,
    film,
    playlist: `film-${lines}.m3u8`,
    file: await readFragmentedFile(path),
    rendered: { kind: 'film', name: film, type: 'video/mp4', path, width, height, seconds },
  };
}

const playlistType = 'application/vnd.apple.mpegurl';

async function writePlaylists(
  variants: readonly Variant[],
  frameRate: number,
  scratch: string,
): Promise<RenderedFile[]> {
  const files: RenderedFile[] = [];
  const write = async (kind: 'hls-master' | 'hls-variant', name: string, text: string) => {
    const path = join(scratch, name);
    await writeFile(path, text);
    files.push({ kind, name, type: playlistType, path });
  };
  await write('hls-master', 'film.m3u8', masterPlaylist(variants, frameRate));
  for (const variant of variants) await write('hls-variant', variant.playlist, variantPlaylist(variant));
  return files;
}
