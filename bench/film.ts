import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultLimits } from '../src/inspect/accepted-media.ts';
import { createInspector } from '../src/inspect/media-inspector.ts';
import type { FilmFacts } from '../src/story/media.ts';
import { createTranscoder } from '../src/transcode/media-transcoder.ts';
import { planRenditions } from '../src/transcode/plan-renditions.ts';
import { decodeSound } from '../src/transcode/recordings/decode-sound.ts';
import { filmArguments } from '../src/transcode/recordings/film-arguments.ts';
import { readHeader } from '../src/transcode/recordings/header.ts';
import { loudnessOf } from '../src/transcode/recordings/loudness.ts';
import { chooseStreams } from '../src/transcode/recordings/streams.ts';
import { toArguments } from '../src/transcode/tools/ffmpeg.ts';
import { workGuards } from '../src/transcode/tools/work-guards.ts';
import { inRounds, median, secondsOf } from './rounds.ts';
import type { Row } from './table.ts';
import { runTool } from './tools.ts';

const never = new AbortController().signal;
const filmSeconds = 20;
const bounds = { seconds: defaultLimits.film.seconds + 60, pixels: defaultLimits.film.pixels };

/**
 * The whole of a film's transcode (probe, loudness, three sizes, checks, posters in all their sizes, playlists) over one bare
 * run of ffmpeg that makes the three sizes; and when somebody can look at it, over when it is done.
 */
export async function measureFilm(folder: string): Promise<Row[]> {
  const path = join(folder, 'film.mp4');
  await makeFilm(path, filmSeconds);
  const facts = await inspected(path, folder);
  const command = await bareCommand(path, facts, folder);

  const ready: number[] = [];
  const rounds = await inRounds(
    {
      bare: () => secondsOf(() => runTool('nice', ['-n', '10', 'ffmpeg', ...command], 300)),
      ours: () => transcodeSeconds(path, facts, folder, (seconds) => ready.push(seconds)),
    },
    { most: 3, seconds: 90 },
  );
  const soon = rounds.map(({ ours }, round) => ({ ours: ready[round] ?? Number.NaN, bare: ours }));
  return [
    row(`film: whole transcode of ${filmSeconds} s at 1080p, over ffmpeg`, rounds, 1.02),
    row('film: until it can be looked at, over until it is done', soon, 0.4),
  ];
}

function row(what: string, pairs: readonly Readonly<Record<'ours' | 'bare', number>>[], ratio: number): Row {
  const ratios = pairs.map(({ ours, bare }) => ours / bare);
  const middle = (name: 'ours' | 'bare') => `${median(pairs.map((pair) => pair[name])).toFixed(1)} s`;
  return {
    what,
    ours: middle('ours'),
    bare: middle('bare'),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    aim: { kind: 'at most', ratio },
  };
}

/**
 * Seconds on the clock of the whole transcode, as a worker does it, whose files go at once. `onReady` hears after how many
 * the smallest size was there.
 */
export async function transcodeSeconds(
  path: string,
  facts: FilmFacts,
  folder: string,
  onReady: (seconds: number) => void = () => {},
): Promise<number> {
  const scratch = join(folder, 'transcode');
  await mkdir(scratch);
  const transcoder = createTranscoder();
  const seconds = await secondsOf(async () => {
    const began = performance.now();
    const { files, hasLarger } = await transcoder.transcode(path, facts, scratch, () => undefined, never);
    onReady((performance.now() - began) / 1000);
    const smallest = files.find(({ kind }) => kind === 'film');
    if (hasLarger && smallest)
      await transcoder.enlarge(path, facts, smallest.path, scratch, () => undefined, never);
  });
  await rm(scratch, { recursive: true });
  return seconds;
}

/** Moving shapes with a little grain, as no camera is without, and a pulsing tone. */
export async function makeFilm(path: string, seconds: number): Promise<void> {
  const picture = `testsrc2=size=1920x1080:rate=30:duration=${seconds},noise=alls=3:allf=t`;
  const sound = `sine=frequency=330:sample_rate=48000:duration=${seconds},tremolo=f=3:d=0.8`;
  const args = [
    ...['-nostdin', '-v', 'error', '-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', sound],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '22', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', '-ac', '2', path],
  ];
  await runTool('ffmpeg', args, 120);
}

export async function inspected(path: string, scratch: string): Promise<FilmFacts> {
  const found = await createInspector().inspect(path, scratch, never);
  if (found.kind === 'refused' || found.facts.form !== 'film') {
    throw new Error(`Expected a film but received ${JSON.stringify(found)}`);
  }
  return found.facts;
}

/** The encoder's own command line, with what the first pass measures of this film. */
async function bareCommand(path: string, facts: FilmFacts, folder: string): Promise<string[]> {
  const guards = workGuards(folder, defaultLimits, facts.seconds, 1_000_000, never);
  const { picture, sounds } = chooseStreams(await readHeader(path, bounds.pixels, guards));
  const decoded = await decodeSound(path, sounds, folder, bounds, guards);
  if (!picture || !decoded) throw new Error('Expected a film with sound');
  const loudness = await loudnessOf(decoded, bounds, guards);
  const source = { path, picture, hold: 0, sounds: [], sound: { decoded, loudness } };
  const to = ({ lines }: { lines: number }) => join(folder, `bare-${lines}.mp4`);
  return toArguments(filmArguments(planRenditions(facts), source, to, bounds));
}
