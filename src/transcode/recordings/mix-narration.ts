import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Unacceptable } from '../../errors.ts';
import type { MediaLimits } from '../../inspect/accepted-media.ts';
import { sentences } from '../../inspect/sentences.ts';
import { clock } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { soundTrack } from '../plan-renditions.ts';
import { runFfmpeg, type ToolGuards } from '../tools/ffmpeg.ts';
import { workGuards } from '../tools/work-guards.ts';
import type { RenderedFile } from '../transcoder.ts';
import { checkOutput } from './check-output.ts';
import { type Bounds, type DecodedSound, decodeSound, forget } from './decode-sound.ts';
import { readHeader } from './header.ts';
import { asOneOpus } from './joined-opus.ts';
import { loudnessOf } from './loudness.ts';
import type { Loudness } from './loudness-meter.ts';
import { channelCount } from './mix.ts';
import { narrationArguments } from './narration-arguments.ts';
import type { HeaderStream } from './parse-header.ts';
import { chooseStreams, uprightSize } from './streams.ts';
import { readTimeline } from './timeline.ts';
import { soundSeconds } from './whole-sound.ts';

/** The public name of a film with its voice. */
export const describedName = 'film-described.mp4';
/** Seconds by which a voice may go on after the film, which stands still meanwhile. */
const mostBeyond = 5;

/** As NarrationMixer.mix(). */
export async function mixNarration(
  film: string,
  voice: string,
  begins: number,
  scratch: string,
  limits: MediaLimits,
  signal: AbortSignal,
): Promise<RenderedFile> {
  const bounds = { seconds: limits.film.seconds + 60, pixels: limits.film.pixels };
  const { size } = await stat(film);
  const shown = await readFilm(film, bounds, workGuards(scratch, limits, bounds.seconds, 0, signal));
  const longest = shown.seconds + mostBeyond;
  // What is written is the film and its new sound.
  const guards = workGuards(scratch, limits, longest, 20_000 + size / longest, signal);
  const told = await readVoice(voice, scratch, bounds, guards, signal, (seconds) => {
    if (begins + seconds <= longest) return;
    const [end, film] = [clock(begins + seconds), clock(shown.seconds)];
    throw new Unacceptable(say('described-recording-too-long', { end, film }));
  });
  const seconds = Math.max(shown.seconds, begins + told.seconds);
  const channels = told.decoded.mix.channels === 2 || shown.channels === 2 ? 2 : 1;
  const track = soundTrack(channels, 'film');
  const path = join(scratch, describedName);
  await runFfmpeg(
    narrationArguments({ path: film, ...shown }, { ...told, begins }, seconds, track, path, bounds),
    guards,
  );
  await forget(told.decoded);

  const { width, height } = uprightSize(shown.picture);
  const expected = {
    picture: { codec: shown.picture.codec, width, height, to: shown.pictureEnds, slack: shown.frame },
    sound: { codec: 'aac', channels, to: seconds, sounding: true },
  };
  const lasts = await checkOutput(path, expected, guards);
  return { kind: 'described', name: describedName, type: 'video/mp4', path, width, height, seconds: lasts };
}

/** A film as it is to be laid under a voice. */
export interface FilmBelow {
  readonly picture: HeaderStream;
  /** Null of a silent one. */
  readonly sound: HeaderStream | null;
  readonly channels: number;
}

async function readFilm(path: string, bounds: Bounds, guards: ToolGuards) {
  const { picture, sounds } = chooseStreams(await readHeader(path, bounds.pixels, guards));
  if (!picture) throw new Error('Expected a film but received no stream of pictures');
  const [sound = null] = sounds;
  const indexes = [picture, ...(sound ? [sound] : [])].map(({ index }) => index);
  const { spans } = await readTimeline(path, indexes, bounds.pixels, guards);
  const endOf = (stream: HeaderStream | null) => (stream ? (spans.get(stream.index)?.to ?? 0) : 0);
  const below: FilmBelow = { picture, sound, channels: sound ? channelCount(sound.channelLayout) : 0 };
  return {
    ...below,
    pictureEnds: endOf(picture),
    frame: 1 / Math.max(spans.get(picture.index)?.average || 25, 5),
    seconds: Math.max(endOf(picture), endOf(sound)),
  };
}

/** A voice, decoded. */
export interface Voice {
  readonly decoded: DecodedSound;
  readonly loudness: Loudness;
}

/** `judge` hears how long it is, before any of it is decoded and again then. */
async function readVoice(
  file: string,
  scratch: string,
  bounds: Bounds,
  guards: ToolGuards,
  signal: AbortSignal,
  judge: (seconds: number) => void,
): Promise<Voice & { readonly seconds: number }> {
  const path = await asOneOpus(file, scratch, signal);
  const { picture, sounds } = chooseStreams(await readHeader(path, bounds.pixels, guards));
  if (sounds.length === 0) throw new Unacceptable(say('described-recording-without-sound'));
  const { spans } = await readTimeline(
    path,
    sounds.map(({ index }) => index),
    bounds.pixels,
    guards,
  );
  judge(Math.max(0, ...[...spans.values()].map(({ to }) => to).filter(Number.isFinite)));
  const sounding = sounds.filter(({ index }) => (spans.get(index)?.packets ?? 0) > 0);
  const decoded = await decodeSound(path, sounding, scratch, bounds, guards, { picture, isMetered: true });
  if (!decoded) throw new Unacceptable(sentences.damaged('sound'));
  const seconds = soundSeconds(decoded, spans);
  judge(seconds);
  const loudness = await loudnessOf(decoded, bounds, guards);
  if (!loudness) throw new Unacceptable(say('described-recording-silent'));
  return { decoded, loudness, seconds };
}
