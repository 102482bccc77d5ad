import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../src/config.ts';
import { createLogger } from '../src/logger.ts';
import { openStores } from '../src/wire.ts';
import { archiveEnv, startProcess } from '../test/support/processes.ts';
import { aScreen, pairedScreen } from '../test/support/screens.ts';
import { anExhibition, consentTo } from '../test/support/stories.ts';
import { aBenchStory, commonWord, firstTheme } from './bench-story.ts';
import { median } from './rounds.ts';
import type { Aim, Row } from './table.ts';

const stories = 1000;
const hanging = 60;
/** How many stories are put into the store at a time. */
const hands = 50;
const screens = 500;
/** Visits a second, evenly spread: a busy day, and far from what the server could take. */
const visits = 60;
/** Both sides are visited in turns of so many seconds: what disturbs one on a busy machine disturbs the other. */
const turnSeconds = 2;
const turns = 10;
const rounds = 3;

/** How long visitors wait for public pages while 500 screens beat and poll, over how long while none does. */
export async function measureScreens(folder: string): Promise<Row[]> {
  const archive = await startArchiveWithScreens(join(folder, 'screens'));
  const crowd = await startCrowd(archive.url, archive.cookies);
  try {
    const visited = () => visitFor(turnSeconds, archive.url, archive.pages);
    await visited();
    const among = async (speed: number) => {
      crowd.send(speed);
      await wait(300);
      try {
        return await visited();
      } finally {
        await crowd.stopBeating();
        await wait(300);
      }
    };
    const round = async (speed: number) => {
      const [ours, none]: [number[], number[]] = [[], []];
      for (let turn = 0; turn < turns; turn += 1) {
        if (turn % 2 === 0) ours.push(...(await among(speed)));
        none.push(...(await visited()));
        if (turn % 2 === 1) ours.push(...(await among(speed)));
      }
      return [slowestOfTwenty(ours), slowestOfTwenty(none)] as const;
    };
    const row = async (what: string, speed: number, aim: Aim | null): Promise<Row> => {
      const pairs: (readonly [number, number])[] = [];
      for (let number = 0; number < (aim ? rounds : 1); number += 1) pairs.push(await round(speed));
      const ratios = pairs.map(([ours, none]) => ours / none);
      const middle = (values: readonly number[]) => `${median(values).toFixed(1)} ms`;
      return {
        what,
        ours: middle(pairs.map(([ours]) => ours)),
        bare: middle(pairs.map(([, none]) => none)),
        ratio: median(ratios),
        spread: [Math.min(...ratios), Math.max(...ratios)],
        aim,
      };
    };
    return [
      await row(`p95 of pages: ${screens} screens, over none`, 1, { kind: 'at most', ratio: 1.2 }),
      await row(`p95 of pages: ${screens} screens, ten times as often`, 10, null),
    ];
  } finally {
    crowd.end();
    await archive.stop();
  }
}

async function startArchiveWithScreens(folder: string) {
  await mkdir(folder);
  const env = archiveEnv(folder, { LOG_LEVEL: 'info' });
  const server = await startProcess('server', env);
  const logger = createLogger({ level: 'silent', process: 'command' });
  const stores = await openStores(loadConfig(env), logger, { embedded: 'join' });
  const consent = [consentTo({ web: true, kiosk: true })];
  const made = Array.from({ length: stories }, (_, number) => ({ ...aBenchStory(number), consent }));
  for (let at = 0; at < made.length; at += hands) {
    await Promise.all(made.slice(at, at + hands).map((story) => stores.stories.insert(story)));
  }
  const added = made.slice(0, hanging).map(({ id }) => id);
  const byHand = { added, removed: [], order: added.slice(0, hanging / 2) };
  await stores.exhibitions.save(anExhibition('harbour', { rule: null, byHand }));
  const lines = await Promise.all(
    Array.from({ length: screens }, (_, number) =>
      pairedScreen(stores, 'harbour', aScreen('harbour', { name: `Screen ${number}` })),
    ),
  );
  const cookies = join(folder, 'cookies');
  await writeFile(cookies, lines.join('\n'));
  return {
    url: new URL(String(server.ready)),
    cookies,
    pages: ['/', `/themes/${firstTheme}`, `/stories/${made[0]?.id}`, `/search?q=${commonWord}`],
    async stop() {
      await stores.close();
      await server.stop();
    },
  };
}

async function startCrowd(url: URL, cookies: string) {
  const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const args = ['--import', beside('load-typescript.mjs'), beside('screen-crowd.ts'), url.href, cookies];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('close', (code) => reject(new Error(`The screens ended with ${code}`)));
  });
  return {
    send: (speed: number) => void child.send({ speed }),
    /** @throws where any screen was not answered. */
    async stopBeating() {
      const said = new Promise<{ beats: number; failures: readonly string[] }>((resolve) =>
        child.once('message', resolve),
      );
      child.send({ speed: 0 });
      const { beats, failures } = await said;
      if (failures.length > 0) {
        const reasons = [...new Set(failures)].join('; ');
        throw new Error(`Expected answers to ${beats} beats but ${failures.length} failed: ${reasons}`);
      }
    },
    end: () => void child.kill(),
  };
}

/** How many milliseconds each visit took until it was answered whole. */
async function visitFor(seconds: number, url: URL, pages: readonly string[]): Promise<number[]> {
  const taken: Promise<number>[] = [];
  const began = performance.now();
  for (let number = 0; number < visits * seconds; number += 1) {
    await wait(Math.max(0, began + (number * 1000) / visits - performance.now()));
    taken.push(visit(new URL(pages[number % pages.length] ?? '/', url)));
  }
  return Promise.all(taken);
}

/** Within so many milliseconds 95 of 100 visits were answered. */
function slowestOfTwenty(taken: readonly number[]): number {
  const times = [...taken].sort((one, other) => one - other);
  return times[Math.ceil(times.length * 0.95) - 1] ?? 0;
}

async function visit(page: URL): Promise<number> {
  const began = performance.now();
  const answer = await fetch(page);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`Expected ${page.pathname} to answer but received ${answer.status}`);
  return performance.now() - began;
}
