import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Unacceptable } from '../../errors.ts';
import type { MediaLimits } from '../../inspect/accepted-media.ts';
import { sentences } from '../../inspect/sentences.ts';
import type { SoundFacts } from '../../story/media.ts';
import { planRenditions, soundTrack } from '../plan-renditions.ts';
import { runFfmpeg } from '../tools/ffmpeg.ts';
import { workGuards } from '../tools/work-guards.ts';
import type { Rendered, RenderedFile } from '../transcoder.ts';
import { checkOutput } from './check-output.ts';
import { decodeSound, forget } from './decode-sound.ts';
import { readHeader } from './header.ts';
import { asOneOpus } from './joined-opus.ts';
import { measureArguments, measureLoudness } from './loudness.ts';
import { readPeaks } from './peaks.ts';
import { soundArguments } from './sound-arguments.ts';
import { chooseStreams } from './streams.ts';
import { readTimeline } from './timeline.ts';
import { drawWaveform } from './waveform.ts';
import { soundSeconds } from './whole-sound.ts';

export async function transcodeSound(
  file: string,
  facts: SoundFacts,
  scratch: string,
  limits: MediaLimits,
  progress: (percent: number) => void,
  signal: AbortSignal,
): Promise<Rendered> {
  const plan = planRenditions(facts);
  // The peaks' samples are by far the largest thing written: 16 kB a second.
  const guards = workGuards(scratch, limits, facts.seconds, 60_000, signal);
  const bounds = { seconds: limits.sound.seconds + 60, pixels: limits.film.pixels };
  const share = (from: number, size: number) => (seconds: number) =>
    progress(from + size * Math.min(1, seconds / facts.seconds));
  const path = await asOneOpus(file, scratch, signal);
  const { sounds } = chooseStreams(await readHeader(path, bounds.pixels, guards));
  const indexes = sounds.map(({ index }) => index);
  const { spans } = await readTimeline(path, indexes, bounds.pixels, guards);
  const sounding = sounds.filter(({ index }) => (spans.get(index)?.packets ?? 0) > 0);
  const decoded = await decodeSound(path, sounding, scratch, bounds, guards, { onSeconds: share(0, 25) });
  if (!decoded) throw new Unacceptable(sentences.damaged('sound'));
  const seconds = soundSeconds(decoded, spans);
  const track = soundTrack(decoded.mix.channels, plan.form);

  const samples = join(scratch, 'peaks.s16');
  const loudness = await measureLoudness(measureArguments(decoded, bounds, samples), guards, share(25, 20));
  const peaks = await readPeaks(samples, (await stat(samples)).size);
  await rm(samples);

  const to = { m4a: join(scratch, 'sound.m4a'), opus: join(scratch, 'sound.opus') };
  await runFfmpeg(soundArguments(track, decoded, loudness, to, bounds), guards, share(45, 50));
  await forget(decoded);

  const { channels } = track;
  const check = (made: string, codec: string) =>
    checkOutput(
      made,
      { picture: null, sound: { codec, channels, to: seconds, sounding: loudness !== null } },
      guards,
    );
  const [m4aSeconds, opusSeconds] = await Promise.all([check(to.m4a, 'aac'), check(to.opus, 'opus')]);

  const drawn = join(scratch, 'waveform.svg');
  const listed = join(scratch, 'peaks.json');
  await writeFile(listed, JSON.stringify(peaks));
  await writeFile(drawn, drawWaveform(peaks.peaks));
  const files: RenderedFile[] = [
    { kind: 'sound', name: 'sound.m4a', type: 'audio/mp4', path: to.m4a, seconds: m4aSeconds },
    { kind: 'sound', name: 'sound.opus', type: 'audio/ogg', path: to.opus, seconds: opusSeconds },
    { kind: 'peaks', name: 'peaks.json', type: 'application/json', path: listed, seconds: peaks.seconds },
    { kind: 'waveform', name: 'waveform.svg', type: 'image/svg+xml', path: drawn, width: 1200, height: 200 },
  ];
  return { files, placeholder: null };
}
