import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { builtChild } from '../../transcode/tools/built-child.ts';
import { byLine } from '../../transcode/tools/by-line.ts';
import { runFfmpeg, type ToolGuards } from '../../transcode/tools/ffmpeg.ts';
import { runGuarded } from '../../transcode/tools/guarded.ts';
import { dataLimitOf } from '../../transcode/tools/node-memory.ts';
import { quietOptions, untrustedInput, withoutMetadata } from '../../transcode/tools/tool-options.ts';
import type { SpeechModel } from '../model/speech-model.ts';
import { commonWords } from './common-words.ts';
import type { HeardWord } from './heard-word.ts';
import { type ListeningJob, type ListeningLine, listeningLine } from './listening-job.ts';
import { sampleRate, type Voiced } from './windows.ts';
import { toVoices, wordsOf } from './words.ts';

export interface Listening {
  readonly scratch: string;
  readonly signal: AbortSignal;
  /** `usual` where somebody waits for it. */
  readonly priority: 'idle' | 'usual';
  /** Hears how much is done, 0 to 100. */
  readonly onPercent?: (percent: number) => void;
}

/** Seconds that listening may take a second of sound, on a slow machine, and how many it may take beside that. */
const slowest = 12;
const startSeconds = 120;
const longestSound = 3 * 3600;
/** Memory that the engine may write to, in bytes: it holds 650 MB with this model, and larger ones hold more. */
const memory = 6e9;

/**
 * What a machine hears in a recording, word by word; none where nobody speaks. `language` is a tag that the model knows.
 * @throws the signal's reason, RanTooLong, ToolFailed, StorageFull.
 */
export async function listen(
  recording: string,
  language: string,
  model: SpeechModel,
  { scratch, signal, priority, onPercent = () => {} }: Listening,
): Promise<readonly HeardWord[]> {
  const sound = join(scratch, 'spoken.s16');
  await runFfmpeg(toSpeech(recording, sound), decoderGuards(scratch, signal));
  const seconds = (await stat(sound)).size / 2 / sampleRate;
  const job: ListeningJob = {
    sound,
    model: {
      encoder: join(model.folder, model.manifest.encoder.name),
      decoder: join(model.folder, model.manifest.decoder.name),
      tokens: join(model.folder, model.manifest.tokens.name),
      voice: join(model.folder, model.manifest.voice.name),
    },
    language,
    threads: 1,
  };
  const isCommon = await commonWords(language);
  const words: HeardWord[] = [];
  let windows = 0;
  let voices: readonly Voiced[] = [];
  let heard = 0;
  const onLine = (line: ListeningLine) => {
    if (line.kind === 'found') ({ windows, voices } = line);
    else {
      heard += 1;
      words.push(...wordsOf(line, isCommon));
    }
    onPercent(Math.round((100 * heard) / Math.max(1, windows)));
  };
  await runGuarded(
    process.execPath,
    ['--max-old-space-size=512', builtChild('speech/listen/listening-child'), JSON.stringify(job)],
    {
      folder: scratch,
      reads: [model.folder],
      signal,
      seconds: startSeconds + slowest * seconds,
      memory: null,
      data: dataLimitOf(memory),
      output: 1e6,
      priority,
    },
    { onOutput: byLine((line) => onLine(listeningLine.parse(JSON.parse(line)))) },
  );
  return toVoices(words, voices);
}

/** Sound as recognisers take it. */
const toSpeech = (recording: string, to: string) => ({
  input: [...quietOptions, ...untrustedInput(1e8), '-t', String(longestSound), '-vn'],
  source: recording,
  filter: null,
  outputs: [
    {
      options: ['-map', '0:a:0', '-ac', '1', '-ar', String(sampleRate), ...withoutMetadata, '-f', 's16le'],
      path: to,
    },
  ],
});

const decoderGuards = (scratch: string, signal: AbortSignal): ToolGuards => ({
  scratch,
  signal,
  seconds: 1800,
  memory: 2e9,
  output: longestSound * sampleRate * 2 + 1e6,
});
