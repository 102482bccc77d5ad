import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig } from '../src/config.ts';
import { createLogger } from '../src/logger.ts';
import { openStores } from '../src/wire.ts';
import { archiveEnv, startProcess } from '../test/support/processes.ts';
import { requestsASecond } from './load.ts';
import { type Planted, plantStory } from './planted-story.ts';
import { inRounds, median } from './rounds.ts';
import type { Row } from './table.ts';

/** As a tile of 512 pixels weighs, and a pack of a few thousand of them. */
const tileBytes = 20_000;
const packBytes = 64_000_000;
const loadSeconds = 1;

/** Tiles a second, each a range of one large file behind the visibility check, over whole files of a tile's size. */
export async function measureTiles(folder: string): Promise<Row[]> {
  const home = join(folder, 'tiles');
  await mkdir(home);
  const env = archiveEnv(home, { LOG_LEVEL: 'info' });
  const server = await startProcess('server', env);
  const stores = await openStores(loadConfig(env), createLogger({ level: 'silent', process: 'command' }), {
    embedded: 'join',
  });
  try {
    const { tile, pack } = await plantStory(stores, {
      tile: { kind: 'image', name: 'image-320.jpg', type: 'image/jpeg', bytes: tileBytes },
      pack: { kind: 'tiles', name: 'tiles.pack', type: 'application/octet-stream', bytes: packBytes },
    });
    const url = ({ address }: Planted) => new URL(address, String(server.ready));
    const from = packBytes / 2;
    const range = { range: `bytes=${from}-${from + tileBytes - 1}` };
    const contestants = {
      tile: () => requestsASecond(url(pack), loadSeconds, range),
      file: () => requestsASecond(url(tile), loadSeconds),
    };
    for (const measure of Object.values(contestants)) await measure();
    const rounds = await inRounds(contestants, { most: 7, seconds: 25 });
    const ratios = rounds.map(({ tile, file }) => tile / file);
    const middle = (values: readonly number[]) => `${median(values).toFixed(0)}/s`;
    return [
      {
        what: 'tiles: ranges of one file, over whole files',
        ours: middle(rounds.map(({ tile }) => tile)),
        bare: middle(rounds.map(({ file }) => file)),
        ratio: median(ratios),
        spread: [Math.min(...ratios), Math.max(...ratios)],
        aim: { kind: 'at least', ratio: 0.9 },
      },
    ];
  } finally {
    await stores.close();
    await server.stop();
  }
}
