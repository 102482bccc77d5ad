import type { FilmFacts, SoundFacts } from '../story/media.ts';
import { channelCount } from '../transcode/recordings/mix.ts';
import type { Header, HeaderStream } from '../transcode/recordings/parse-header.ts';
import {
  type Chosen,
  chooseStreams,
  containerName,
  transferOf,
  uprightSize,
} from '../transcode/recordings/streams.ts';
import { type Span, TooManyPackets } from '../transcode/recordings/timeline.ts';
import type { ToolGuards } from '../transcode/tools/ffmpeg.ts';
import { acceptedContainers, type MediaLimits } from './accepted-media.ts';
import type { Inspection } from './inspector.ts';
import { isLocked } from './locked.ts';
import { type Measured, measureRecording } from './measure-recording.ts';
import { sentences } from './sentences.ts';

const refused = (reason: string): Inspection => ({ kind: 'refused', reason });

/** Judges a sound or a film by its header, then by walking past all of it and decoding its first frames. */
export async function inspectRecording(
  path: string,
  bytes: number,
  header: Header,
  cutShort: boolean,
  limits: MediaLimits,
  guards: ToolGuards,
): Promise<Inspection> {
  const container = acceptedContainers.find(({ demuxer }) => demuxer === header.demuxer);
  if (!container) return refused(sentences.unknown());
  if (header.locked || (header.demuxer.startsWith('mov,') && (await isLocked(path)))) {
    return refused(sentences.locked());
  }
  const chosen = chooseStreams(header);
  const { sounds } = chosen;
  const picture = container.forms.includes('film') ? chosen.picture : null;
  const what = picture ? 'film' : 'sound';
  const strange = strangeIn(chosen, container.forms.includes('film'));
  if (strange) return refused(strange);
  if (cutShort) return refused(sentences.cutShort(what));
  const refusal = picture
    ? refuseFilm(bytes, picture, limits.film)
    : refuseSound(bytes, sounds, limits.sound);
  if (refusal) return refusal;
  try {
    const measured = await measureRecording(path, bytes, header, { picture, sounds }, limits, guards);
    return judge(header, measured, picture !== null, limits);
  } catch (error) {
    if (!(error instanceof TooManyPackets)) throw error;
    return refused(sentences.damaged(what));
  }
}

/** A form of the file that people would miss and that we cannot play: it is never left out without a word. */
function strangeIn(chosen: Chosen, mayBeFilm: boolean): string | null {
  const { picture, sounds, strangePicture, strangeSound } = chosen;
  if (mayBeFilm && strangePicture) return sentences.strangeCodec('film', strangePicture);
  if (strangeSound) return sentences.strangeCodec(picture ? 'film' : 'sound', strangeSound);
  return picture || sounds.length > 0 ? null : sentences.unknown();
}

/** What can be said before anything is decoded. */
function refuseFilm(bytes: number, picture: HeaderStream, most: MediaLimits['film']): Inspection | null {
  const { width, height } = uprightSize(picture);
  if (bytes > most.bytes) return refused(sentences.tooManyBytes('film', most.bytes));
  if (Math.max(width, height) > most.side || width * height > most.pixels) {
    return refused(sentences.tooWide(most.side));
  }
  if (width === 0 || height === 0) return refused(sentences.damaged('film'));
  return Math.min(width, height) < 16 ? refused(sentences.tooSmall('film')) : null;
}

function refuseSound(
  bytes: number,
  sounds: readonly HeaderStream[],
  most: MediaLimits['sound'],
): Inspection | null {
  if (bytes > most.bytes) return refused(sentences.tooManyBytes('sound', most.bytes));
  const channels = Math.max(0, ...sounds.map(({ channelLayout }) => channelCount(channelLayout)));
  return channels > most.channels ? refused(sentences.tooManyChannels(most.channels)) : null;
}

function judge(header: Header, measured: Measured, isFilm: boolean, limits: MediaLimits): Inspection {
  const { picture, sounds, sample, seconds, cutShort, broken } = measured;
  const what = picture ? 'film' : 'sound';
  if (!picture && sounds.length === 0) {
    const expected = isFilm ? 'film' : 'sound';
    if (cutShort) return refused(sentences.cutShort(expected));
    return refused(broken ? sentences.damaged(expected) : sentences.noLength(expected));
  }
  const heard = sounds.filter(({ index }) => (sample.sounds.get(index) ?? 0) > 0);
  const isDumb = sounds.length > 0 && heard.length === 0;
  // A file whose end is missing may lack what its beginning needs.
  if (cutShort) return refused(sentences.cutShort(what));
  if (isDumb || (picture && sample.frames === 0)) return refused(sentences.damaged(what));
  if (!(seconds > 0)) return refused(sentences.noLength(what));
  const most = limits[what].seconds;
  if (seconds > most) return refused(sentences.tooLong(what, most));
  return picture ? judgeFilm(header, picture, heard, measured, limits) : acceptSound(header, heard, seconds);
}

function judgeFilm(
  header: Header,
  { stream, span }: NonNullable<Measured['picture']>,
  sounds: readonly HeaderStream[],
  { seconds, sample }: Measured,
  limits: MediaLimits,
): Inspection {
  const interlaced = sample.interlaced || stream.interlaced;
  const frameRate = interlaced ? fieldRate(span, sample.interval) : motionRate(span, stream.frameRate);
  const most = limits.film.framesPerSecond;
  if (frameRate > most) return refused(sentences.tooFast(most));
  const [sound] = sounds;
  const facts: FilmFacts = {
    form: 'film',
    container: containerName(header),
    codec: stream.codec,
    seconds,
    ...uprightSize(stream),
    frameRate,
    ...(interlaced && { interlaced }),
    hdr: transferOf(stream),
    audio: sound ? { codec: sound.codec, channels: channelCount(sound.channelLayout) || 2 } : null,
  };
  return { kind: 'accepted', facts };
}

/** A little unevenness is a clock's; beyond this the film stands still at times, and its fastest second counts. */
const uneven = 1.08;
/** Where nothing better is known of a film of uneven rate: each picture is shown within 20 ms of its moment. */
const usual = 25;

/** Frames a second that keep a film's motion, and its moments. */
function motionRate({ fastest, average, steady }: Span, claimed: number): number {
  // A single picture, such as a song's cover.
  if (Number.isNaN(average)) return usual;
  const isEven = steady || (average >= usual * 0.9 && fastest <= average * uneven);
  const isPlausible = claimed >= 12 && claimed <= 60;
  const rate = isEven ? average : Math.max(fastest || 0, isPlausible ? claimed : usual);
  return Math.round(rate * 1000) / 1000;
}

/** Two fields a frame. Packets do not tell: some cameras write each field into one of its own. */
function fieldRate(span: Span, interval: number): number {
  const frames = interval > 0 ? 1 / interval : span.average;
  return Math.round(2 * frames * 1000) / 1000;
}

function acceptSound(header: Header, sounds: readonly HeaderStream[], seconds: number): Inspection {
  const [sound] = sounds;
  if (!sound) return refused(sentences.noLength('sound'));
  const facts: SoundFacts = {
    form: 'sound',
    container: containerName(header),
    codec: sound.codec,
    seconds,
    channels: channelCount(sound.channelLayout) || 2,
  };
  return { kind: 'accepted', facts };
}
