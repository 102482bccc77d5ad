import { readFile } from 'node:fs/promises';
import { ConfigError, loadConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { openStores, type Stores } from '../wire.ts';
import { say } from '../words/say.ts';
import { brokenChain, exportedStory, faultsIn, faultsSince } from './exported-history.ts';
import { readHistory } from './history-formats.ts';

const usage = (): string => say('cli-history-usage');

async function main([command, file, ...rest]: readonly string[]): Promise<number> {
  if (command !== 'verify' || rest.length > 0) {
    console.error(usage());
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
    const counts = { stories: found.stories, lines: found.lines };
    console.log(
      all.length === 0
        ? say('cli-history-sound', counts)
        : say('cli-history-faults', { ...counts, faults: all.length }),
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
  else console.error(error instanceof Error ? error.message : say('cli-history-failed'));
  process.exitCode = 1;
}
