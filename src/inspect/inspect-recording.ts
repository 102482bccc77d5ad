import type { FilmFacts, SoundFacts } from '../story/media.ts';
import type { ToolGuards } from '../transcode/ffmpeg.ts';
import { firstNumber, type Probe, type Stream } from '../transcode/probe.ts';
import { type Chosen, chooseStreams, containerName, transferOf, uprightSize } from '../transcode/streams.ts';
import { acceptedContainers, type MediaLimits } from './accepted-media.ts';
import type { Inspection } from './inspector.ts';
import { type Measured, measureRecording } from './measure-recording.ts';
import { bytesInWords, inWords, sentences } from './sentences.ts';

const refused = (reason: string): Inspection => ({ kind: 'refused', reason });

/** Judges a sound or a film by what ffprobe found, then by reading its length and decoding its two ends. */
export async function inspectRecording(
  path: string,
  bytes: number,
  probe: Probe,
  cutShort: boolean,
  limits: MediaLimits,
  guards: ToolGuards,
): Promise<Inspection> {
  const chosen = chooseStreams(probe);
  if (chosen.locked) return refused(sentences.locked);
  const container = acceptedContainers.find(({ demuxer }) => demuxer === probe.format.format_name);
  if (!container) return refused(sentences.unknown);

  const picture = container.forms.includes('film') ? chosen.picture : null;
  if (cutShort) return refused(sentences.cutShort(picture ? 'film' : 'sound'));
  if (picture) {
    const refusal = refuseFilm(bytes, picture, limits.film);
    if (refusal) return refusal;
    const measured = await measureRecording(
      path,
      probe,
      { picture, sound: chosen.sound },
      container,
      limits,
      guards,
    );
    return judgeFilm(probe, picture, chosen.sound, measured, limits);
  }
  if (!chosen.sound) return refused(nothingToPlay(chosen));
  const refusal = refuseSound(bytes, chosen.sound, limits.sound);
  if (refusal) return refusal;
  const streams = { picture: null, sound: chosen.sound };
  const measured = await measureRecording(path, probe, streams, container, limits, guards);
  return judgeSound(probe, chosen.sound, measured, limits);
}

function nothingToPlay({ strangePicture, strangeSound }: Chosen): string {
  if (strangePicture) return sentences.strangeCodec('film', strangePicture);
  if (strangeSound) return sentences.strangeCodec('sound', strangeSound);
  return sentences.unknown;
}

/** What can be said before anything is decoded. */
function refuseFilm(bytes: number, picture: Stream, most: MediaLimits['film']): Inspection | null {
  const { width, height } = uprightSize(picture);
  if (bytes > most.bytes) return refused(sentences.tooManyBytes('film', bytesInWords(most.bytes)));
  if (Math.max(width, height) > most.side || width * height > most.pixels) {
    return refused(sentences.tooWide(most.side));
  }
  if (width === 0 || height === 0) return refused(sentences.damaged('film'));
  return Math.min(width, height) < 16 ? refused(sentences.tooSmall('film')) : null;
}

function refuseSound(bytes: number, sound: Stream, most: MediaLimits['sound']): Inspection | null {
  if (bytes > most.bytes) return refused(sentences.tooManyBytes('sound', bytesInWords(most.bytes)));
  return (sound.channels ?? 0) > most.channels ? refused(sentences.tooManyChannels(most.channels)) : null;
}

/** Lengths that a header claims may be off by a little; beyond this part of the file is not there. */
function isCutShort({ declared, seconds }: Measured): boolean {
  return declared !== null && seconds < declared - Math.max(1.5, declared * 0.05);
}

function judgeLength(what: 'film' | 'sound', measured: Measured, most: number): Inspection | null {
  if (!measured.decodes) return refused(sentences.damaged(what));
  if (!(measured.seconds > 0)) return refused(sentences.noLength(what));
  if (isCutShort(measured)) return refused(sentences.cutShort(what));
  return measured.seconds > most ? refused(sentences.tooLong(what, inWords(most))) : null;
}

function judgeFilm(
  probe: Probe,
  picture: Stream,
  sound: Stream | null,
  measured: Measured,
  limits: MediaLimits,
): Inspection {
  const refusal = judgeLength('film', measured, limits.film.seconds);
  if (refusal) return refusal;
  const most = limits.film.framesPerSecond;
  if (measured.frameRate > most) return refused(sentences.tooFast(most));
  const audio =
    sound && measured.soundDecodes
      ? { codec: sound.codec_name ?? '', channels: firstNumber(sound.channels, 2) }
      : null;
  const facts: FilmFacts = {
    form: 'film',
    container: containerName(probe),
    codec: picture.codec_name ?? '',
    seconds: measured.seconds,
    ...uprightSize(picture),
    frameRate: measured.frameRate,
    hdr: transferOf(picture),
    audio,
  };
  return { kind: 'accepted', facts };
}

function judgeSound(probe: Probe, sound: Stream, measured: Measured, limits: MediaLimits): Inspection {
  const refusal = judgeLength('sound', measured, limits.sound.seconds);
  if (refusal) return refusal;
  const facts: SoundFacts = {
    form: 'sound',
    container: containerName(probe),
    codec: sound.codec_name ?? '',
    seconds: measured.seconds,
    channels: firstNumber(sound.channels, 2),
  };
  return { kind: 'accepted', facts };
}
