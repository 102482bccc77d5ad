import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaLimits } from '../../inspect/accepted-media.ts';
import type { FilmFacts } from '../../story/media.ts';
import { type FilmPlan, planRenditions, soundTrack } from '../plan-renditions.ts';
import { runFfmpeg, type ToolGuards } from '../tools/ffmpeg.ts';
import { workGuards } from '../tools/work-guards.ts';
import type { FilmPartFile, RenderedFile } from '../transcoder.ts';
import type { Bounds } from './decode-sound.ts';
import {
  type Frames,
  joinArguments,
  largerArguments,
  partArguments,
  type SmallerFilm,
} from './film-arguments.ts';
import {
  type Ends,
  filmName,
  openVariant,
  readVariant,
  renderPosters,
  writePlaylists,
} from './film-renditions.ts';
import { readHeader } from './header.ts';
import { channelCount } from './mix.ts';
import { chooseStreams, rate } from './streams.ts';
import { readTimeline } from './timeline.ts';
import { filmBounds } from './transcode-film.ts';

/** What every run of the larger sizes of one film needs. */
interface Larger {
  readonly facts: FilmFacts;
  readonly plan: FilmPlan;
  readonly bounds: Bounds;
  readonly guards: ToolGuards;
}

function largerOf(facts: FilmFacts, scratch: string, limits: MediaLimits, signal: AbortSignal): Larger {
  const planned = planRenditions(facts);
  const sizes = planned.sizes.slice(0, -1);
  const [largest] = sizes;
  if (!largest) throw new Error('Expected a film with larger sizes but its plan names none');
  return {
    facts,
    plan: { ...planned, sizes, track: null },
    bounds: filmBounds(limits),
    guards: workGuards(scratch, limits, facts.seconds, largest.bitrate / 4, signal),
  };
}

/** As Transcoder.enlarge(). */
export async function enlargeFilm(
  path: string,
  facts: FilmFacts,
  smallest: string,
  scratch: string,
  limits: MediaLimits,
  progress: (percent: number) => void,
  signal: AbortSignal,
): Promise<readonly RenderedFile[]> {
  const larger = largerOf(facts, scratch, limits, signal);
  const { plan, bounds, guards } = larger;
  const { picture, sounds } = await readPicture(path, larger);
  const smaller = await readSmaller(smallest, larger);
  const source = { path, picture, sounds: facts.audio ? sounds.map(({ index }) => index) : [] };
  await runFfmpeg(
    largerArguments(plan, source, smaller, (size) => join(scratch, filmName(size)), bounds),
    guards,
    (seconds) => progress(95 * Math.min(1, seconds / facts.seconds)),
  );
  const files = await finish(larger, smaller);
  progress(100);
  return files;
}

/** Containers that say where each key frame lies, and whose clock never starts anew: others are made in one piece. */
const hasIndex: ReadonlySet<string> = new Set(['mp4', 'mov', '3gp', 'mkv', 'webm']);

/** As Transcoder.partsOf(). */
export async function partsOfFilm(
  facts: FilmFacts,
  smallest: string,
  seconds: number,
  scratch: string,
  limits: MediaLimits,
  signal: AbortSignal,
): Promise<readonly Frames[]> {
  if (!hasIndex.has(facts.container)) return [];
  const larger = largerOf(facts, scratch, limits, signal);
  const { frames } = await readSmaller(smallest, larger);
  return divide(frames, larger.plan, seconds);
}

/** Evenly, at key frames of ours, into parts of about `seconds`. */
export function divide(
  frames: number,
  { keyframeEvery, frameRate }: Pick<FilmPlan, 'keyframeEvery' | 'frameRate'>,
  seconds: number,
): readonly Frames[] {
  const count = Math.max(1, Math.round(frames / rate(frameRate) / seconds));
  const each = Math.ceil(frames / count / keyframeEvery) * keyframeEvery;
  return Array.from({ length: Math.ceil(frames / each) }, (_, at) => ({
    from: at * each,
    frames: Math.min(each, frames - at * each),
  }));
}

/** As Transcoder.makePart(). */
export async function makePartOfFilm(
  path: string,
  facts: FilmFacts,
  part: Frames,
  scratch: string,
  limits: MediaLimits,
  progress: (percent: number) => void,
  signal: AbortSignal,
): Promise<readonly FilmPartFile[]> {
  const larger = largerOf(facts, scratch, limits, signal);
  const { plan, bounds, guards } = larger;
  const { picture } = await readPicture(path, larger);
  const to = ({ lines }: { readonly lines: number }) => join(scratch, `part-${lines}.mp4`);
  const files = plan.sizes.map((size) => ({ lines: size.lines, path: to(size) }));
  const length = part.frames / rate(plan.frameRate);
  // Nothing is found by an index after the last picture, which then stands for as long as the sound goes on.
  for (const reading of ['from the key frame before', 'from the start'] as const) {
    await runFfmpeg(partArguments(plan, { path, picture }, part, to, bounds, reading), guards, (seconds) =>
      progress(100 * Math.min(1, seconds / length)),
    );
    if (await haveFrames(files, part.frames, larger)) return files;
  }
  throw new Error(`Expected a part of ${part.frames} frames but received others`);
}

async function haveFrames(
  files: readonly FilmPartFile[],
  frames: number,
  { bounds, guards }: Larger,
): Promise<boolean> {
  for (const { path } of files) {
    // ffmpeg ends well and writes an empty film where no picture came.
    if ((await readHeader(path, bounds.pixels, guards)).streams.length === 0) return false;
    const { spans } = await readTimeline(path, [0], bounds.pixels, guards);
    if (spans.get(0)?.packets !== frames) return false;
  }
  return true;
}

/** As Transcoder.joinParts(). */
export async function joinPartsOfFilm(
  facts: FilmFacts,
  smallest: string,
  parts: readonly (Frames & { readonly files: readonly FilmPartFile[] })[],
  scratch: string,
  limits: MediaLimits,
  signal: AbortSignal,
): Promise<readonly RenderedFile[]> {
  const larger = largerOf(facts, scratch, limits, signal);
  const { plan, bounds, guards } = larger;
  const smaller = await readSmaller(smallest, larger);
  for (const size of plan.sizes) {
    const list = join(scratch, `parts-${size.lines}.ffconcat`);
    const paths = parts.map(({ files }) => {
      const file = files.find((each) => each.lines === size.lines);
      if (!file) throw new Error(`Expected each part in ${size.lines} lines but one lacks it`);
      return file.path;
    });
    const lines = parts.flatMap(({ frames }, at) => [
      `file ${paths[at]}`,
      `duration ${(frames / rate(plan.frameRate)).toFixed(6)}`,
    ]);
    await writeFile(list, ['ffconcat version 1.0', ...lines, ''].join('\n'));
    await runFfmpeg(joinArguments(list, paths, smaller, join(scratch, filmName(size)), bounds), guards);
  }
  return finish(larger, smaller);
}

async function readPicture(path: string, { bounds, guards }: Larger) {
  const { picture, sounds } = chooseStreams(await readHeader(path, bounds.pixels, guards));
  if (!picture) throw new Error('Expected a stream of pictures but received none');
  return { picture, sounds };
}

/** Opens and checks the larger sizes that lie in the scratch folder, and makes what goes with them. */
async function finish({ facts, plan, guards }: Larger, smaller: Smaller): Promise<readonly RenderedFile[]> {
  const { channels } = smaller;
  const track = channels > 0 ? soundTrack(channels === 1 ? 1 : 2, 'film') : null;
  const [posters, variants] = await Promise.all([
    renderPosters(plan, guards),
    Promise.all(plan.sizes.map((size) => openVariant(size, { track }, smaller.ends, guards))),
  ]);
  const last = planRenditions(facts).sizes.at(-1);
  if (!last) throw new Error('Expected at least one size but the plan names none');
  const all = [...variants, await readVariant(last, smaller.path)];
  const playlists = await writePlaylists(all, variants, plan, guards.scratch);
  return [...variants.map(({ rendered }) => rendered), ...playlists, ...posters.files];
}

interface Smaller extends SmallerFilm {
  readonly channels: number;
  readonly ends: Ends;
}

/** What the others must be like: it was checked against the original when it was made. */
async function readSmaller(path: string, { bounds, guards }: Larger): Promise<Smaller> {
  const { streams, starts } = await readHeader(path, bounds.pixels, guards);
  const picture = streams.find(({ type }) => type === 'video');
  const sound = streams.find(({ type }) => type === 'audio');
  const indexes = [picture, sound].flatMap((stream) => (stream ? [stream.index] : []));
  const { spans } = await readTimeline(path, indexes, bounds.pixels, guards);
  const seen = picture && spans.get(picture.index);
  if (!seen || seen.packets === 0) throw new Error('Expected a smaller film but it has no picture');
  const heard = sound && spans.get(sound.index);
  const frames = seen.packets;
  return {
    path,
    frames,
    hasSound: sound !== undefined,
    starts,
    channels: sound ? channelCount(sound.channelLayout) : 0,
    ends: { picture: seen.to, slack: 0, frames, sound: heard?.to ?? null, sounding: false, isCopied: true },
  };
}
