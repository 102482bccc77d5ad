import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HeardWord } from '../../src/speech/listen/heard-word.ts';
import { listen } from '../../src/speech/listen/listen.ts';
import { openSpeechModel } from '../../src/speech/model/speech-model.ts';
import { cuesOf } from '../../src/spoken/cues.ts';
import { projectRoot } from '../support/archive.ts';
import { fewOrMany } from '../support/chance.ts';
import { speechModel, speechModelFolder } from '../support/speech-model.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** The real model over real voices: issue 12, Show 1. */

const run = promisify(execFile);
const spoken = path.join(projectRoot, 'test/fixtures/speech');
const model = await speechModel();
const whenModel = model ? it : it.skip;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder?.remove());

async function heardIn(file: string): Promise<readonly HeardWord[]> {
  if (!model) throw new Error('Expected a model');
  const scratch = path.join(folder.path, `scratch-${path.basename(file)}`);
  await mkdir(scratch);
  return listen(file, 'en', model, { scratch, signal: new AbortController().signal, priority: 'usual' });
}

const ffmpeg = (...args: readonly string[]) => run('ffmpeg', ['-v', 'error', '-y', ...args]);

/** What is said in each clip, and where somebody begins to speak after a breath, in seconds, as its wave shows. */
const clips = [
  {
    file: 'jfk.wav',
    seconds: 11,
    words:
      'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.',
    begins: [0.33, 3.29, 8.19],
  },
  {
    file: 'lv0870.wav',
    seconds: 7.1,
    words:
      'And Mr. John Dashwood had then leisure to consider how much there might be prudently in his power to do for them.',
    begins: [0.24],
  },
] as const;

/** Clips in turn with a pause after each, over a room's noise. */
async function interview(
  seconds: number,
): Promise<{ file: string; words: string; begins: readonly number[] }> {
  const parts: string[] = [];
  const words: string[] = [];
  const begins: number[] = [];
  let at = 0;
  for (let turn = 0; at < seconds; turn += 1) {
    const clip = clips[turn % clips.length];
    if (!clip) break;
    const pause = 1 + (turn % 3);
    parts.push(`[${turn % clips.length}:a]apad=pad_dur=${pause},atrim=0:${clip.seconds + pause}[p${turn}]`);
    words.push(clip.words);
    begins.push(...clip.begins.map((each) => at + each));
    at += clip.seconds + pause;
  }
  const turns = parts.length;
  // Each clip is opened once for each turn that it has.
  const inputs = Array.from({ length: turns }, (_, turn) => [
    '-i',
    path.join(spoken, clips[turn % clips.length]?.file ?? ''),
  ]);
  const graph = parts.map((part, turn) => part.replace(/^\[\d+:a\]/, `[${turn}:a]`));
  const names = parts.map((_, turn) => `[p${turn}]`).join('');
  const file = path.join(folder.path, 'interview.wav');
  await ffmpeg(
    ...inputs.flat(),
    '-filter_complex',
    `${graph.join(';')};${names}concat=n=${turns}:v=0:a=1[said];anoisesrc=color=pink:amplitude=0.006:r=16000:d=${at}[room];[said][room]amix=inputs=2:duration=first:normalize=0[out]`,
    ...['-map', '[out]', '-ar', '16000', '-ac', '1', file],
  );
  return { file, words: words.join(' '), begins };
}

const bare = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s]/gu, '')
    .split(/\s+/)
    .filter(Boolean);

/** Words that differ, by the least changes that make one text the other. */
function wrongWords(heard: readonly string[], said: readonly string[]): number {
  let row = Array.from({ length: said.length + 1 }, (_, at) => at);
  for (const [index, word] of heard.entries()) {
    const next = [index + 1];
    for (const [at, each] of said.entries()) {
      next.push(
        Math.min((row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1, (row[at] ?? 0) + (word === each ? 0 : 1)),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

describe('A machine that listens', () => {
  whenModel('hears a speech word for word, in captions that begin where it does', async () => {
    const words = await heardIn(path.join(spoken, 'jfk.wav'));
    expect(words.map(({ text }) => text).join(' ')).toBe(clips[0].words);
    const cues = cuesOf(words);
    expect(cues.flatMap(({ lines }) => lines).join(' ')).toBe(clips[0].words);
    const starts = clips[0].begins.map((begin) =>
      Math.min(...cues.map(({ start }) => Math.abs(start - begin))),
    );
    for (const off of starts) expect(off).toBeLessThan(0.2);
  });

  whenModel('hears an interview over a room’s noise', async () => {
    const { file, words: said, begins } = await interview(fewOrMany(45, 360));
    const words = await heardIn(file);
    const wrong = wrongWords(bare(words.map(({ text }) => text).join(' ')), bare(said));
    const off = begins
      .map((begin) => Math.min(...cuesOf(words).map(({ start }) => Math.abs(start - begin))))
      .sort((one, other) => one - other);
    const median = off[Math.floor(off.length / 2)] ?? 1;
    process.stdout.write(
      `An interview: ${wrong} of ${bare(said).length} words wrong; captions begin ${Math.round(median * 1000)} ms off, in the middle\n`,
    );
    expect(wrong / bare(said).length).toBeLessThan(0.05);
    expect(median).toBeLessThanOrEqual(0.2);
  });

  whenModel('hears no words where nobody speaks', async () => {
    const music = path.join(folder.path, 'music.wav');
    const chord = [220, 277, 330, 440]
      .map((hertz) => `sin(${hertz}*2*PI*t)*(0.6+0.4*sin(2*PI*t*${hertz / 300}))`)
      .join('+');
    await ffmpeg('-f', 'lavfi', '-i', `aevalsrc='0.15*(${chord})':s=16000:d=20`, music);
    expect(await heardIn(music)).toEqual([]);
    const noise = path.join(folder.path, 'noise.wav');
    await ffmpeg('-f', 'lavfi', '-i', 'anoisesrc=color=brown:amplitude=0.5:r=16000:d=20', noise);
    expect(await heardIn(noise)).toEqual([]);
  });

  whenModel('does not open a model that is damaged', async () => {
    const damaged = path.join(folder.path, 'damaged');
    await cp(speechModelFolder, damaged, { recursive: true });
    const weights = await open(path.join(damaged, 'model.bin'), 'r+');
    await weights.write(Buffer.alloc(64, 7), 0, 64, 1_000_000);
    await weights.close();
    await expect(openSpeechModel(damaged)).rejects.toMatchObject({
      isDamaged: true,
      message: /model\.bin is damaged/,
    });
  });

  it('says what is missing where there is no model, or half of one', async () => {
    const nothing = path.join(folder.path, 'nothing');
    await expect(openSpeechModel(nothing)).rejects.toMatchObject({
      isDamaged: false,
      message: /npm run speech-model/,
    });
    await mkdir(nothing);
    await writeFile(path.join(nothing, 'manifest.json'), '{"name":"Ours"}');
    await expect(openSpeechModel(nothing)).rejects.toMatchObject({
      isDamaged: true,
      message: /manifest\.json cannot be read, at "/,
    });
  });
});

describe('npm run listen', () => {
  const command = path.join(projectRoot, 'dist/speech/listen/cli.js');
  const ask = (args: readonly string[], modelFolder = speechModelFolder) =>
    run(process.execPath, [command, ...args], {
      env: { PATH: process.env.PATH, SPEECH_MODEL_DIR: modelFolder },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );

  whenModel('writes captions to standard output', async () => {
    const file = path.join(folder.path, 'a speech.wav');
    await copyFile(path.join(spoken, 'jfk.wav'), file);
    const { code, stdout } = await ask([file]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^WEBVTT\n\n00:00:00\.\d{3} --> 00:00:0\d\.\d{3}\nAnd so my fellow Americans,\n/);
  });

  it('says that there is no model and ends with 3', async () => {
    const { code, stdout, stderr } = await ask(
      [path.join(spoken, 'jfk.wav')],
      path.join(folder.path, 'none'),
    );
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('Run: npm run speech-model');
  });

  it('says what it was asked wrongly', async () => {
    for (const [args, sentence] of [
      [[], 'Name one file to listen to.'],
      [['a.wav', 'b.wav'], 'Name one file to listen to.'],
      [['a.wav', '--format', 'ass'], 'There is no format "ass".'],
      [['not-there.wav'], 'not-there.wav'],
    ] as const) {
      const { code, stderr } = await ask(args);
      expect(code).toBe(2);
      expect(stderr).toContain(sentence);
    }
  });
});
