import path from 'node:path';
import { ConfigError, loadConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { openStores } from '../wire.ts';
import { approveSamples, plantSamples } from './plant-samples.ts';
import { readSamples } from './read-samples.ts';
import { removeSamples } from './remove-samples.ts';
import type { SampleStore } from './sample-store.ts';

const usage = `Usage: npm run samples -- add | first | remove | status

  add     adds the sample stories of content/samples that are not there yet, and publishes them once a worker has prepared them
  first   does the same for an archive that has no stories yet and wants samples; scripts/start asks for this
  remove  removes every sample story, with all its files; they do not come back by themselves
  status  says how many there are, and in which state

The archive must be running: this command joins its stores.`;

const folder = path.resolve(import.meta.dirname, '../../content/samples');

/** Longest wait for the workers, in milliseconds. */
const patience = 15 * 60 * 1000;

async function main(command: string | undefined): Promise<number> {
  if (command !== 'add' && command !== 'first' && command !== 'remove' && command !== 'status') {
    console.error(usage);
    return 2;
  }
  const config = loadConfig(process.env);
  if (config.production && command === 'add') {
    console.error('Sample stories are for trying the archive out. They are never added in production.');
    return 2;
  }
  if (command === 'first' && !config.samples) return 0;
  const logger = createLogger({ level: config.logLevel, process: 'command' });
  const stores = await openStores(config, logger, { embedded: 'join' });
  const ending = new AbortController();
  process.once('SIGTERM', () =>
    ending.abort(new Error('Stopped before all samples were there. Run it again.')),
  );
  process.once('SIGINT', () =>
    ending.abort(new Error('Stopped before all samples were there. Run it again.')),
  );
  try {
    if (command === 'first' && !(await wantsFirst(stores.samples))) return 0;
    if (command === 'remove') {
      await stores.samples.setWish('have-none');
      console.log(`Removed ${await removeSamples(stores)} sample stories.`);
      return 0;
    }
    if (command === 'status') {
      const states = new Map<string, number>();
      for await (const { state } of stores.samples.samples()) states.set(state, (states.get(state) ?? 0) + 1);
      const lines = [...states].map(([state, count]) => `${state}: ${count}`);
      console.log(lines.join('\n') || 'There are no sample stories.');
      return 0;
    }
    const samples = await readSamples(folder);
    await stores.samples.setWish('have');
    const services = { ...stores, logger, now: () => new Date() };
    console.log('Adding sample stories. They come into the galleries one by one.');
    await plantSamples(services, ending.signal, samples);
    const waiting = AbortSignal.any([ending.signal, AbortSignal.timeout(patience)]);
    const published = await approveSamples(services, waiting, samples);
    console.log(`${published} of ${samples.length} sample stories are published.`);
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
  else if (timedOut)
    console.error('The workers have not prepared all samples in 15 minutes. Run it again later.');
  else console.error(error instanceof Error ? error.message : 'The samples could not be made.');
  process.exitCode = 1;
}
