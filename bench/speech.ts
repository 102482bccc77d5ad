import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../src/config.ts';
import { listen } from '../src/speech/listen/listen.ts';
import { openSpeechModel, type SpeechModel } from '../src/speech/model/speech-model.ts';
import { inspected, makeFilm, transcodeSeconds } from './film.ts';
import { childSecondsOf } from './process-cost.ts';
import { inRounds, median } from './rounds.ts';
import type { Row } from './table.ts';
import { runTool } from './tools.ts';

const never = new AbortController().signal;
const spoken = resolve(import.meta.dirname, '../test/fixtures/speech');
const turns = 4;
/** Of jfk.wav and lv0870.wav, that many times. */
const speechSeconds = turns * (11 + 7.1);
const filmSeconds = 12;

/**
 * Processor time of listening (decoding, finding voices, hearing, putting words together) over the engine alone with the same
 * speech; and how much longer a film takes to transcode while a machine listens beside it.
 */
export async function measureSpeech(folder: string): Promise<Row[]> {
  const model = await openSpeechModel(loadConfig(process.env).speechModel);
  const speech = join(folder, 'speech.wav');
  const clips = Array.from({ length: turns }, () => ['jfk.wav', 'lv0870.wav']).flat();
  await runTool(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'error', ...clips.flatMap((clip) => ['-i', join(spoken, clip)])],
      ...[
        '-filter_complex',
        `concat=n=${clips.length}:v=0:a=1[out]`,
        '-map',
        '[out]',
        '-ar',
        '16000',
        speech,
      ],
    ],
    60,
  );
  return [await measureListening(folder, speech, model), await measureBeside(folder, speech, model)];
}

async function measureListening(folder: string, speech: string, model: SpeechModel): Promise<Row> {
  const bare = fileURLToPath(new URL('bare-speech.mjs', import.meta.url));
  const rounds = await inRounds(
    {
      bare: () => childSecondsOf(() => runTool(process.execPath, [bare, speech, model.folder], 600)),
      ours: () => childSecondsOf(() => listenOnce(folder, speech, model, never)),
    },
    { most: 3, seconds: 240 },
  );
  const ratios = rounds.map(({ ours, bare: alone }) => ours / alone);
  const middle = (name: 'ours' | 'bare') =>
    `${(median(rounds.map((round) => round[name])) / speechSeconds).toFixed(2)} s`;
  return {
    what: 'speech: processor for a second of speech, over the engine alone',
    ours: middle('ours'),
    bare: middle('bare'),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    aim: { kind: 'at most', ratio: 1.15 },
  };
}

async function measureBeside(folder: string, speech: string, model: SpeechModel): Promise<Row> {
  const film = join(folder, 'beside.mp4');
  await makeFilm(film, filmSeconds);
  const facts = await inspected(film, folder);
  const transcode = () => transcodeSeconds(film, facts, folder);
  const rounds = await inRounds(
    {
      bare: transcode,
      ours: async () => {
        const ending = new AbortController();
        const listening = listenOnce(folder, speech, model, ending.signal).catch(() => undefined);
        const seconds = await transcode();
        ending.abort();
        await listening;
        return seconds;
      },
    },
    { most: 3, seconds: 240 },
  );
  const ratios = rounds.map(({ ours, bare }) => ours / bare);
  const middle = (name: 'ours' | 'bare') => `${median(rounds.map((round) => round[name])).toFixed(1)} s`;
  return {
    what: `speech: transcode of ${filmSeconds} s at 1080p while a machine listens, over the same alone`,
    ours: middle('ours'),
    bare: middle('bare'),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    aim: { kind: 'at most', ratio: 1.1 },
  };
}

async function listenOnce(
  folder: string,
  speech: string,
  model: SpeechModel,
  signal: AbortSignal,
): Promise<void> {
  const scratch = join(folder, 'listening');
  await mkdir(scratch, { recursive: true });
  try {
    const words = await listen(speech, 'en', model, { scratch, signal, priority: 'idle' });
    if (words.length < 100) throw new Error(`Expected a speech but heard ${words.length} words`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
