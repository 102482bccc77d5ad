import { ConfigError, loadConfig } from '../../config.ts';
import { say } from '../../words/say.ts';
import { bringModel, CannotBring } from './bring-model.ts';
import { NoSpeechModel, openSpeechModel } from './speech-model.ts';

/** Brings the speech model. Run by `npm run speech-model`. */

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

try {
  const { speechModel: folder } = loadConfig(process.env);
  const there = await openSpeechModel(folder).catch(() => null);
  if (!there) console.log(say('speech-model-coming'));
  const { manifest } = there ?? (await bringModel(folder, stop.signal));
  console.log(say('speech-model-ready', { name: manifest.name, folder }));
} catch (error) {
  const isSaid =
    error instanceof ConfigError || error instanceof CannotBring || error instanceof NoSpeechModel;
  if (stop.signal.aborted) console.error(say('cli-stopped'));
  else if (isSaid) console.error(error.message);
  else throw error;
  process.exitCode = 1;
}
