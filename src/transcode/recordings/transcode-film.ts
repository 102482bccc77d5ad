import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Unacceptable } from '../../errors.ts';
import type { MediaLimits } from '../../inspect/accepted-media.ts';
import { sentences } from '../../inspect/sentences.ts';
import type { FilmFacts } from '../../story/media.ts';
import { thumbHash } from '../pictures/image.ts';
import { renderPictureSet } from '../pictures/picture-set.ts';
import { type FilmPlan, planRenditions, soundTrack } from '../plan-renditions.ts';
import { runFfmpeg, type ToolGuards } from '../tools/ffmpeg.ts';
import { workGuards } from '../tools/work-guards.ts';
import type { Rendered, RenderedFile } from '../transcoder.ts';
import { checkOutput } from './check-output.ts';
import { type Bounds, decodeSound, forget } from './decode-sound.ts';
import { type FilmSource, filmArguments } from './film-arguments.ts';
import { readHeader } from './header.ts';
import { masterPlaylist, type Variant, variantPlaylist } from './hls.ts';
import { measureArguments, measureLoudness } from './loudness.ts';
import { readFragmentedFile } from './mp4-boxes.ts';
import { findPoster } from './poster.ts';
import { chooseStreams, rate } from './streams.ts';
import { readTimeline } from './timeline.ts';
import { soundSeconds } from './whole-sound.ts';

export async function transcodeFilm(
  path: string,
  facts: FilmFacts,
  scratch: string,
  limits: MediaLimits,
  progress: (percent: number) => void,
  signal: AbortSignal,
): Promise<Rendered> {
  const planned = planRenditions(facts);
  const [largest] = planned.sizes;
  if (!largest) throw new Error('Expected at least one size but the plan names none');
  const guards = workGuards(scratch, limits, facts.seconds, largest.bitrate / 4, signal);
  const bounds = { seconds: limits.film.seconds + 60, pixels: limits.film.pixels };

  const { source, expected } = await readSource(path, facts, scratch, bounds, guards);
  const channels = source.sound?.decoded.mix.channels;
  const plan = { ...planned, track: channels ? soundTrack(channels, 'film') : null };
  const film = (lines: number) => join(scratch, `film-${lines}.mp4`);
  await runFfmpeg(
    filmArguments(plan, source, (size) => film(size.lines), bounds),
    guards,
    (seconds) => progress(4 + 91 * Math.min(1, seconds / facts.seconds)),
  );
  if (source.sound) await forget(source.sound.decoded);

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
    Promise.all(plan.sizes.map((size) => openVariant(film(size.lines), size, plan, expected, guards))),
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

/** When each stream of a rendition must end; `slack` as in Expected. */
interface Ends {
  readonly picture: number;
  readonly slack: number;
  readonly sound: number | null;
  /** There is something to hear in the source. */
  readonly sounding: boolean;
}

/** As many frames at the end of a film may be past decoding: one that was cut without encoding it anew has such. */
const lostFrames = 6;

async function readSource(
  path: string,
  facts: FilmFacts,
  scratch: string,
  bounds: Bounds,
  guards: ToolGuards,
): Promise<{ source: FilmSource; expected: Ends }> {
  const { picture, sounds } = chooseStreams(await readHeader(path, bounds.pixels, guards));
  if (!picture) throw new Error('Expected a stream of pictures but received none');
  const audible = facts.audio ? sounds : [];
  const { spans } = await readTimeline(
    path,
    [picture, ...audible].map(({ index }) => index),
    bounds.pixels,
    guards,
  );
  const seen = spans.get(picture.index);
  const lasts = seen && seen.packets > 0 ? seen.to : facts.seconds;
  const slack = 0.5 / facts.frameRate + lostFrames / Math.max(seen?.average || facts.frameRate, 5);

  const sounding = audible.filter(({ index }) => (spans.get(index)?.packets ?? 0) > 0);
  const decoded =
    sounding.length > 0
      ? await decodeSound(path, sounding, scratch, bounds, guards, () => {}, picture)
      : null;
  if (sounding.length > 0 && !decoded) throw new Unacceptable(sentences.damaged('film'));
  const sound = decoded && {
    decoded,
    loudness: await measureLoudness(measureArguments(decoded, bounds, null), guards),
  };
  const soundEnd = decoded && soundSeconds(decoded, spans);
  const hold = soundEnd !== null && soundEnd > lasts + 1 / facts.frameRate ? soundEnd - lasts : 0;
  return {
    source: { path, picture, hold, sounds: sounding.map(({ index }) => index), sound },
    expected: {
      picture: lasts + hold,
      slack,
      sound: soundEnd,
      sounding: (sound?.loudness ?? null) !== null,
    },
  };
}

interface OpenedVariant extends Variant {
  readonly rendered: RenderedFile;
}

async function openVariant(
  path: string,
  size: FilmPlan['sizes'][number],
  { track }: FilmPlan,
  ends: Ends,
  guards: ToolGuards,
): Promise<OpenedVariant> {
  const { width, height, lines } = size;
  const picture = { codec: 'h264', width, height, to: ends.picture, slack: ends.slack };
  const sound = track && {
    codec: 'aac',
    channels: track.channels,
    to: ends.sound ?? 0,
    sounding: ends.sounding,
  };
  const seconds = await checkOutput(path, { picture, sound }, guards);
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
