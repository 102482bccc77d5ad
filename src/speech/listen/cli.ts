import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '../../config.ts';
import { withScratch } from '../../storage/local-copy.ts';
import { ToolFailed } from '../../transcode/tools/guarded.ts';
import { say } from '../../words/say.ts';
import { NoSpeechModel, openSpeechModel } from '../model/speech-model.ts';
import { type DraftFormat, draftFormats, writeDraft } from './draft-formats.ts';
import { listen } from './listen.ts';

/** Writes down what is said in a file. Run by `npm run listen`. */

const wronglyAsked = 2;
const noModel = 3;
const notHeard = 1;
const interrupted = 130;

interface Asked {
  readonly file: string;
  readonly language: string;
  readonly format: DraftFormat;
}

/** What was asked for, or what is wrong with it. */
function readArguments(args: readonly string[]): Asked | string {
  const text = { type: 'string' } as const;
  let parsed: {
    values: { language?: string | undefined; format?: string | undefined };
    positionals: string[];
  };
  try {
    parsed = parseArgs({
      args: [...args],
      options: { language: text, format: text },
      allowPositionals: true,
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const [file, ...more] = parsed.positionals;
  const { language = 'en', format = 'vtt' } = parsed.values;
  if (file === undefined || more.length > 0) return say('speech-listen-one-file');
  const known = draftFormats.find((each) => each === format);
  return known ? { file, language, format: known } : say('speech-listen-format', { format });
}

async function main(args: readonly string[], signal: AbortSignal): Promise<number> {
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    console.error(`${asked}\n\n${say('speech-listen-usage')}`);
    return wronglyAsked;
  }
  // npm runs from the project's folder; paths are meant from where it was called.
  const file = resolve(process.env.INIT_CWD ?? '', asked.file);
  if (!(await stat(file).catch(() => null))?.isFile()) {
    console.error(say('cli-media-no-file', { file }));
    return wronglyAsked;
  }
  const model = await openSpeechModel(loadConfig(process.env).speechModel);
  if (!model.manifest.languages.includes(asked.language)) {
    console.error(say('speech-listen-language', { model: model.manifest.name, language: asked.language }));
    return wronglyAsked;
  }
  try {
    const words = await withScratch(tmpdir(), (scratch) =>
      listen(file, asked.language, model, { scratch, signal, priority: 'usual' }),
    );
    if (words.length === 0) console.error(say('speech-listen-nobody'));
    process.stdout.write(writeDraft(words, asked.format));
    return 0;
  } catch (error) {
    if (!(error instanceof ToolFailed)) throw error;
    console.error(say('speech-listen-failed', { file, complaint: error.message }));
    return notHeard;
  }
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

try {
  process.exitCode = await main(process.argv.slice(2), stop.signal);
} catch (error) {
  if (stop.signal.aborted) {
    console.error(say('cli-stopped'));
    process.exitCode = interrupted;
  } else if (error instanceof NoSpeechModel) {
    console.error(error.message);
    process.exitCode = noModel;
  } else if (error instanceof ConfigError) {
    console.error(error.message);
    process.exitCode = wronglyAsked;
  } else throw error;
}
