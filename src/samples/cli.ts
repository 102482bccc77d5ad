import path from 'node:path';
import { ConfigError, loadConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { contentFolder } from '../project-root.ts';
import { openStores } from '../wire.ts';
import { say } from '../words/say.ts';
import { approveSamples, plantSamples } from './plant-samples.ts';
import { readSamples } from './read-samples.ts';
import { removeSamples } from './remove-samples.ts';
import type { SampleStore } from './sample-store.ts';

const folder = path.join(contentFolder, 'samples');

/** Longest wait for the workers. */
const minutesOfPatience = 15;

async function main(command: string | undefined): Promise<number> {
  if (command !== 'add' && command !== 'first' && command !== 'remove' && command !== 'status') {
    console.error(say('cli-samples-usage'));
    return 2;
  }
  const config = loadConfig(process.env);
  if (config.production && command === 'add') {
    console.error(say('cli-samples-production'));
    return 2;
  }
  if (command === 'first' && !config.samples) return 0;
  const logger = createLogger({ level: config.logLevel, process: 'command' });
  const stores = await openStores(config, logger, { embedded: 'join' });
  const ending = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => ending.abort(new Error(say('cli-samples-stopped'))));
  try {
    if (command === 'first' && !(await wantsFirst(stores.samples))) return 0;
    if (command === 'remove') {
      await stores.samples.setWish('have-none');
      console.log(say('cli-samples-removed', { count: await removeSamples(stores) }));
      return 0;
    }
    if (command === 'status') {
      const states = new Map<string, number>();
      for await (const { state } of stores.samples.samples()) states.set(state, (states.get(state) ?? 0) + 1);
      const lines = [...states].map(([state, count]) => `${state}: ${count}`);
      console.log(lines.join('\n') || say('cli-samples-none'));
      return 0;
    }
    const samples = await readSamples(folder);
    await stores.samples.setWish('have');
    const services = { ...stores, logger, now: () => new Date() };
    console.log(say('cli-samples-adding'));
    await plantSamples(services, ending.signal, samples);
    const waiting = AbortSignal.any([ending.signal, AbortSignal.timeout(minutesOfPatience * 60_000)]);
    const published = await approveSamples(services, waiting, samples);
    console.log(say('cli-samples-published', { published, all: samples.length }));
    return 0;
  } finally {
    await stores.close();
  }
}

// Samples that were begun are finished; samples that were removed stay away, and real stories keep them out.
async function wantsFirst(samples: SampleStore): Promise<boolean> {
  const wish = await samples.wish();
  return wish === null ? samples.archiveIsEmpty() : wish === 'have';
}

try {
  process.exitCode = await main(process.argv[2]);
} catch (error) {
  const timedOut = error instanceof Error && error.name === 'TimeoutError';
  if (error instanceof ConfigError) console.error(error.message);
  else if (timedOut) console.error(say('cli-samples-too-slow', { minutes: minutesOfPatience }));
  else console.error(error instanceof Error ? error.message : say('cli-samples-failed'));
  process.exitCode = 1;
}
