import { join } from 'node:path';
import type { MediaLimits } from '../../inspect/accepted-media.ts';
import type { FilmFacts } from '../../story/media.ts';
import { planRenditions, soundTrack } from '../plan-renditions.ts';
import { runFfmpeg, type ToolGuards } from '../tools/ffmpeg.ts';
import { workGuards } from '../tools/work-guards.ts';
import type { RenderedFile } from '../transcoder.ts';
import type { Bounds } from './decode-sound.ts';
import { largerArguments, type SmallerFilm } from './film-arguments.ts';
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
import { chooseStreams } from './streams.ts';
import { readTimeline } from './timeline.ts';
import { filmBounds } from './transcode-film.ts';

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
  const planned = planRenditions(facts);
  const sizes = planned.sizes.slice(0, -1);
  const [largest, last] = [sizes[0], planned.sizes.at(-1)];
  if (!largest || !last) throw new Error('Expected a film with larger sizes but its plan names none');
  const guards = workGuards(scratch, limits, facts.seconds, largest.bitrate / 4, signal);
  const bounds = filmBounds(limits);

  const { picture, sounds } = chooseStreams(await readHeader(path, bounds.pixels, guards));
  if (!picture) throw new Error('Expected a stream of pictures but received none');
  const smaller = await readSmaller(smallest, bounds, guards);
  const track = smaller.channels > 0 ? soundTrack(smaller.channels === 1 ? 1 : 2, 'film') : null;
  const plan = { ...planned, sizes, track };
  const audible = facts.audio ? sounds.map(({ index }) => index) : [];
  await runFfmpeg(
    largerArguments(
      plan,
      { path, picture, sounds: audible },
      smaller,
      (size) => join(scratch, filmName(size)),
      bounds,
    ),
    guards,
    (seconds) => progress(95 * Math.min(1, seconds / facts.seconds)),
  );

  const [posters, variants] = await Promise.all([
    renderPosters(plan, guards),
    Promise.all(sizes.map((size) => openVariant(size, plan, smaller.ends, guards))),
  ]);
  const all = [...variants, await readVariant(last, smallest)];
  const playlists = await writePlaylists(all, variants, plan, scratch);
  progress(100);
  return [...variants.map(({ rendered }) => rendered), ...playlists, ...posters.files];
}

/** What the others must be like: it was checked against the original when it was made. */
async function readSmaller(
  path: string,
  bounds: Bounds,
  guards: ToolGuards,
): Promise<SmallerFilm & { readonly channels: number; readonly ends: Ends }> {
  const { streams, starts } = await readHeader(path, bounds.pixels, guards);
  const picture = streams.find(({ type }) => type === 'video');
  const sound = streams.find(({ type }) => type === 'audio');
  const indexes = [picture, sound].flatMap((stream) => (stream ? [stream.index] : []));
  const { spans } = await readTimeline(path, indexes, bounds.pixels, guards);
  const seen = picture && spans.get(picture.index);
  if (!seen || seen.packets === 0) throw new Error('Expected a smaller film but it has no picture');
  const heard = sound && spans.get(sound.index);
  return {
    path,
    frames: seen.packets,
    hasSound: sound !== undefined,
    starts,
    channels: sound ? channelCount(sound.channelLayout) : 0,
    ends: { picture: seen.to, slack: 0, sound: heard?.to ?? null, sounding: false, isCopied: true },
  };
}
