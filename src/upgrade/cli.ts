import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { type Config, ConfigError, loadConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { standingOf } from '../migrations/run-migrations.ts';
import { projectRoot } from '../project-root.ts';
import { version } from '../version.ts';
import { openStores } from '../wire.ts';
import { numberInWords } from '../words/lists.ts';
import { sizeInWords } from '../words/measures.ts';
import { say, spokenLanguage } from '../words/say.ts';
import { checkReady } from './check-ready.ts';
import { backUpFolder, backupsIn, sizeOfRecords } from './folder-backup.ts';
import { dumpMongo, findMongoTools } from './mongo-backup.ts';
import { type RecordsDigest, recordsIn } from './records-digest.ts';

/** Upgrades the records of an archive that is stopped, in the order of docs/upgrade.md; scripts/upgrade calls it. */

const tell = (sentence: string) => process.stdout.write(`${sentence}\n`);
const logger = createLogger({ level: 'silent', process: 'command' });
const server = path.join(projectRoot, 'dist', 'server.js');

/** Its records open, as one process alone can have them. @throws where the archive is running, or nothing answers */
async function withStores<Result>(
  config: Config,
  use: (stores: Awaited<ReturnType<typeof openStores>>) => Promise<Result>,
): Promise<Result> {
  const stores = await openStores(config, logger, { embedded: 'start' });
  try {
    return await use(stores);
  } finally {
    await stores.close();
  }
}

interface Plan {
  readonly from: string | null;
  readonly pending: readonly string[];
  readonly records: RecordsDigest;
  /** What reading them took. */
  readonly seconds: number;
}

const readPlan = (config: Config): Promise<Plan> =>
  withStores(config, async (stores) => {
    const { from, pending } = await standingOf(stores.migrating);
    const since = performance.now();
    const records = await stores.digest();
    return {
      ...{ from, records },
      pending: pending.map(({ name }) => name),
      seconds: (performance.now() - since) / 1000,
    };
  });

async function tellPlan(config: Config, { from, pending, records, seconds }: Plan): Promise<void> {
  tell(say('upgrade-from-to', { from: from ?? '', known: from ? 'yes' : 'no', to: version }));
  tell(say('upgrade-records', { count: recordsIn(records) }));
  for (const name of pending) tell(`  - ${say(`migrations-${name}`)}`);
  if (pending.length === 0) tell(say('upgrade-no-migrations'));
  if (!config.mongoUri) {
    const size = sizeInWords(await sizeOfRecords(config.dataDir), spokenLanguage());
    // Copied, and read once more; a disk takes longer for the first than for the second.
    const time = numberInWords(Math.max(1, Math.ceil(seconds * 3)));
    tell(say('upgrade-backup-will', { folder: backupsIn(config.dataDir), size, time }));
  }
  tell(say('upgrade-restart'));
}

async function backUp(config: Config, plan: Plan): Promise<string> {
  const madeAt = new Date();
  if (config.mongoUri) {
    const name = madeAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
    return dumpMongo(config.mongoUri, {
      ...{ folder: backupsIn(config.dataDir), name, path: process.env.PATH ?? '' },
    });
  }
  return backUpFolder({
    dataDir: config.dataDir,
    note: { madeAt, version: plan.from, records: plan.records },
    read: (dataDir) => withStores({ ...config, dataDir, s3: null }, (stores) => stores.digest()),
  });
}

async function isWanted(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    tell(say('upgrade-needs-yes'));
    return false;
  }
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question(`${say('upgrade-go-on')} `);
  asking.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function main(): Promise<number> {
  const known = {
    yes: { type: 'boolean' },
    'backed-up': { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  const options = parseArgs({ options: known }).values;
  if (options.help) {
    tell(say('upgrade-usage'));
    return 0;
  }
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = loadConfig(process.env);
  const plan = await readPlan(config);
  await tellPlan(config, plan);
  if (config.mongoUri && !options['backed-up']) await findMongoTools(process.env.PATH ?? '');
  if (!options.yes && !(await isWanted())) return 2;
  if (options['backed-up']) tell(say('upgrade-backed-up'));
  else tell(say('upgrade-backup-made', { folder: await backUp(config, plan) }));
  await withStores({ ...config, migrateAtStart: true }, (stores) =>
    stores.prepare(({ name }, wasDone) =>
      tell(say('upgrade-made', { what: say(`migrations-${name}`), done: wasDone ? 'yes' : 'no' })),
    ),
  );
  await checkReady(server, process.env);
  tell(say('upgrade-done', { version }));
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  if (!(error instanceof ConfigError)) process.stderr.write(`${say('upgrade-stopped')}\n`);
  process.exitCode = 1;
}
