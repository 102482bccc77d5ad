import { loadConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { openStores } from '../wire.ts';
import { say } from '../words/say.ts';

/** `npm run search -- rebuild`: has every server read all public stories anew for its search. */
async function main([command, ...rest]: readonly string[]): Promise<number> {
  if (command !== 'rebuild' || rest.length > 0) {
    console.error(say('search-command-usage'));
    return 2;
  }
  const config = loadConfig(process.env);
  const logger = createLogger({ level: config.logLevel, process: 'command' });
  const stores = await openStores(config, logger, { embedded: 'join' });
  try {
    await stores.rebuildSearch();
    console.log(say('search-command-done'));
    return 0;
  } finally {
    await stores.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // A setting that is wrong says so by itself.
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
