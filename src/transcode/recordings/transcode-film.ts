import { join } from 'node:path';
import { Unacceptable } from '../../errors.ts';
import type { MediaLimits } from '../../inspect/accepted-media.ts';
import { sentences } from '../../inspect/sentences.ts';
import type { FilmFacts } from '../../story/media.ts';
import { type FilmPlan, planRenditions, soundTrack } from '../plan-renditions.ts';
import { runFfmpeg, type ToolGuards } from '../tools/ffmpeg.ts';
import { workGuards } from '../tools/work-guards.ts';
import type { Rendered } from '../transcoder.ts';
import { type Bounds, decodeSound, forget } from './decode-sound.ts';
import { type FilmSource, filmArguments } from './film-arguments.ts';
import { type Ends, filmName, openVariant, renderPosters, writePlaylists } from './film-renditions.ts';
import { readHeader } from './header.ts';
import { loudnessOf } from './loudness.ts';
import { chooseStreams } from './streams.ts';
import { readTimeline } from './timeline.ts';
import { soundSeconds } from './whole-sound.ts';

/** Which sizes are made at once: only the smallest, so that somebody can look at it soon, or all. */
export type SizesFirst = 'smallest' | 'all';

export async function transcodeFilm(
  path: string,
  facts: FilmFacts,
  scratch: string,
  limits: MediaLimits,
  progress: (percent: number) => void,
  signal: AbortSignal,
  first: SizesFirst,
): Promise<Rendered> {
  const planned = planRenditions(facts);
  const now = first === 'all' ? planned : smallestOf(planned);
  const [largest] = now.sizes;
  if (!largest) throw new Error('Expected at least one size but the plan names none');
  const guards = workGuards(scratch, limits, facts.seconds, largest.bitrate / 4, signal);
  const bounds = filmBounds(limits);

  const { source, expected } = await readSource(path, facts, scratch, bounds, guards);
  const channels = source.sound?.decoded.mix.channels;
  const plan = { ...now, track: channels ? soundTrack(channels, 'film') : null };
  await runFfmpeg(
    filmArguments(plan, source, (size) => join(scratch, filmName(size)), bounds),
    guards,
    (seconds) => progress(4 + 91 * Math.min(1, seconds / facts.seconds)),
  );
  if (source.sound) await forget(source.sound.decoded);

  const [posters, variants] = await Promise.all([
    renderPosters(plan, guards),
    Promise.all(plan.sizes.map((size) => openVariant(size, plan, expected, guards))),
  ]);
  const playlists = await writePlaylists(variants, variants, plan, scratch);
  progress(100);
  return {
    files: [...variants.map(({ rendered }) => rendered), ...playlists, ...posters.files],
    placeholder: posters.placeholder,
    hasLarger: plan.sizes.length < planned.sizes.length,
  };
}

/** No more than this of a film is read. */
export const filmBounds = ({ film }: MediaLimits): Bounds => ({
  seconds: film.seconds + 60,
  pixels: film.pixels,
});

/** The same plan for the smallest size alone, with posters no larger than it. */
function smallestOf(plan: FilmPlan): FilmPlan {
  const sizes = plan.sizes.slice(-1);
  const widest = sizes[0]?.width ?? 0;
  return { ...plan, sizes, posterSizes: plan.posterSizes.filter(({ width }) => width <= widest) };
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
  // Both walk through all of the file: side by side.
  const [{ spans }, decoded] = await Promise.all([
    readTimeline(
      path,
      [picture, ...audible].map(({ index }) => index),
      bounds.pixels,
      guards,
    ),
    audible.length > 0
      ? decodeSound(path, audible, scratch, bounds, guards, { picture, isMetered: true })
      : null,
  ]);
  const seen = spans.get(picture.index);
  const lasts = seen && seen.packets > 0 ? seen.to : facts.seconds;
  const slack = 0.5 / facts.frameRate + lostFrames / Math.max(seen?.average || facts.frameRate, 5);

  const sounding = audible.filter(({ index }) => (spans.get(index)?.packets ?? 0) > 0);
  if (sounding.length > 0 && !decoded) throw new Unacceptable(sentences.damaged('film'));
  const sound = decoded && { decoded, loudness: await loudnessOf(decoded, bounds, guards) };
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
