import { loadConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { openBlobs, openStores } from '../wire.ts';
import { say } from '../words/say.ts';
import { replayWithdrawals } from './replay.ts';
import { readWithdrawals, type Wish } from './withdrawal-list.ts';

const usage = (): string => say('cli-withdrawals-usage');

async function main(command: string | undefined): Promise<number> {
  if (command !== 'list' && command !== 'replay') {
    console.error(usage());
    return 2;
  }
  const config = loadConfig(process.env);
  const logger = createLogger({ level: config.logLevel, process: 'command' });
  if (command === 'list') {
    const blobs = await openBlobs(config, logger);
    try {
      const { wishes, unreadable } = await readWithdrawals(blobs);
      for (const wish of wishes) console.log(inWords(wish));
      return sayUnreadable(unreadable);
    } finally {
      await blobs.close();
    }
  }
  // Starting the embedded store fails where a server has it open: that server would be showing what was taken back.
  const stores = await openStores(config, logger, { embedded: 'start' });
  try {
    await stores.prepare();
    const services = { ...stores, jobs: stores.queue, logger, now: () => new Date() };
    const { changed, unchanged, unknown, unreadable } = await replayWithdrawals(services);
    console.log(say('cli-withdrawals-replayed', { changed, unchanged, unknown }));
    return sayUnreadable(unreadable);
  } finally {
    await stores.close();
  }
}

function inWords({ story, at, scope, uses, from, until, anonymous, concerns }: Wish): string {
  const granted = uses.flatMap(({ use, granted }) => (granted ? [use] : []));
  return [
    story,
    at.toISOString(),
    scope,
    `uses ${granted.join(', ') || 'none'}`,
    ...(from ? [`from ${from.toISOString()}`] : []),
    ...(until ? [`until ${until.toISOString()}`] : []),
    ...(anonymous ? ['no name'] : []),
    ...(concerns.length > 0 ? [`open requests ${concerns.length}`] : []),
  ].join('  ');
}

function sayUnreadable(unreadable: readonly string[]): number {
  if (unreadable.length === 0) return 0;
  console.error([say('cli-withdrawals-unreadable'), ...unreadable].join('\n'));
  return 1;
}

try {
  process.exitCode = await main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : say('cli-withdrawals-failed'));
  process.exitCode = 1;
}
