import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaLimits } from '../inspect/accepted-media.ts';
import type { SoundFacts } from '../story/media.ts';
import { checkOutput } from './check-output.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { measureArguments, measureLoudness } from './loudness.ts';
import { readPeaks } from './peaks.ts';
import { planRenditions } from './plan-renditions.ts';
import { probe } from './probe.ts';
import { soundArguments } from './sound-arguments.ts';
import { chooseStreams } from './streams.ts';
import type { Rendered, RenderedFile } from './transcoder.ts';
import { drawWaveform } from './waveform.ts';
import { workGuards } from './work-guards.ts';

export async function transcodeSound(
  path: string,
  facts: SoundFacts,
  scratch: string,
  limits: MediaLimits,
  progress: (percent: number) => void,
  signal: AbortSignal,
): Promise<Rendered> {
  const plan = planRenditions(facts);
  const { channels } = plan.track;
  // The peaks' samples are by far the largest thing written: 16 kB a second.
  const guards = workGuards(scratch, limits, facts.seconds, 60_000, signal);
  const bounds = { seconds: limits.sound.seconds + 60, pixels: limits.film.pixels };
  const sound = chooseStreams(await probe(path, bounds.pixels, guards)).sound;
  if (!sound) throw new Error('Expected a stream of sound but received none');

  const samples = join(scratch, 'peaks.s16');
  const measure = measureArguments(path, sound.index, channels, bounds, samples);
  const share = (from: number, size: number) => (seconds: number) =>
    progress(from + size * Math.min(1, seconds / facts.seconds));
  const loudness = await measureLoudness(measure, guards, share(0, 35));
  const peaks = await readPeaks(samples, (await stat(samples)).size);
  await rm(samples);

  const to = { m4a: join(scratch, 'sound.m4a'), opus: join(scratch, 'sound.opus') };
  const source = { path, stream: sound.index, loudness };
  await runFfmpeg(soundArguments(plan, source, to, bounds), guards, share(35, 60));

  const check = (file: string, codec: string) =>
    checkOutput(file, { seconds: facts.seconds, picture: null, sound: { codec, channels } }, guards);
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
