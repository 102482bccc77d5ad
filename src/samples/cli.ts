import { ConfigError, loadConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { allowOwnSvg, renderOwnSvg } from '../transcode/pictures/image.ts';
import { openStores, scratchFolder } from '../wire.ts';
import { createMediaTools } from './media-tools.ts';
import { approveSamples, plantSamples } from './plant-samples.ts';
import { removeSamples } from './remove-samples.ts';
import type { SampleStore } from './sample-store.ts';
import { sampleStories } from './sample-stories.ts';

const usage = `Usage: npm run samples -- add | first | remove | status

  add     makes the sample stories that are not there yet, and publishes them once a worker has prepared them
  first   does the same for an archive that has no stories yet and wants samples; scripts/start asks for this
  remove  removes every sample story, with all its files; they do not come back by themselves
  status  says how many there are, and in which state

The archive must be running: this command joins its stores.`;

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
    await stores.samples.setWish('have');
    allowOwnSvg();
    const services = {
      ...stores,
      tools: createMediaTools(renderOwnSvg),
      logger,
      now: () => new Date(),
      scratch: scratchFolder(config),
    };
    const waiting = AbortSignal.any([ending.signal, AbortSignal.timeout(patience)]);
    console.log('Making sample stories. They come into the galleries one by one.');
    // Each is published as soon as it is ready, while the next is still being drawn.
    const approvals: Promise<number>[] = [];
    let sent = 0;
    for (const sample of sampleStories) {
      sent += await plantSamples(services, ending.signal, [sample]);
      const approval = approveSamples(services, waiting, [sample]);
      approval.catch(() => undefined);
      approvals.push(approval);
    }
    console.log(`Sent ${sent} sample stories. They are published as soon as a worker has prepared them.`);
    const published = (await Promise.all(approvals)).reduce((sum, count) => sum + count, 0);
    console.log(`${published} of ${sampleStories.length} sample stories are published.`);
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
