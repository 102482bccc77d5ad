import { readFile } from 'node:fs/promises';
import { ConfigError, loadConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { openStores, type Stores } from '../wire.ts';
import { brokenChain, exportedStory, faultsIn, faultsSince } from './exported-history.ts';
import { readHistory } from './history-formats.ts';

const usage = `Usage: npm run history -- verify [FILE]

  verify        checks every line of every story's history in this archive
  verify FILE   checks an export (CSV or JSON), and that the archive still holds every line of it`;

async function main([command, file, ...rest]: readonly string[]): Promise<number> {
  if (command !== 'verify' || rest.length > 0) {
    console.error(usage);
    return 2;
  }
  const config = loadConfig(process.env);
  const logger = createLogger({ level: config.logLevel, process: 'command' });
  const exported = file === undefined ? null : readHistory(await readFile(file, 'utf8'));
  const stores = await openStores(config, logger, { embedded: 'join' });
  try {
    const faults = exported ? faultsIn(exported, stores.secret) : [];
    const found = await checkArchive(stores, exported?.stories ?? []);
    const all = [...faults, ...found.faults];
    for (const fault of all) console.log(fault);
    const counts = `${found.stories} stories with ${found.lines} lines`;
    console.log(
      all.length === 0 ? `All is as it was written: ${counts}.` : `${all.length} faults in ${counts}.`,
    );
    return all.length === 0 ? 0 : 1;
  } finally {
    await stores.close();
  }
}

type Exported = ReturnType<typeof readHistory>['stories'];

async function checkArchive({ reviewQueue }: Stores, exported: Exported) {
  const missing = new Map(exported.map((story) => [story.story, story]));
  const faults: string[] = [];
  const counts = { stories: 0, lines: 0 };
  for await (const story of reviewQueue.all(null)) {
    const now = exportedStory(story);
    const then = missing.get(now.story);
    missing.delete(now.story);
    faults.push(...brokenChain(now), ...(then ? faultsSince(then, now) : []));
    counts.stories += 1;
    counts.lines += now.lines.length;
  }
  for (const story of missing.values()) faults.push(...faultsSince(story, null));
  return { ...counts, faults };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof ConfigError) console.error(error.message);
  else console.error(error instanceof Error ? error.message : 'The history could not be checked.');
  process.exitCode = 1;
}
