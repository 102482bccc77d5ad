import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { loadConfig } from '../src/config.ts';
import { createLogger } from '../src/logger.ts';
import { newRenditionKey } from '../src/storage/keys.ts';
import type { Rendition } from '../src/story/media.ts';
import { openStores } from '../src/wire.ts';
import { archiveEnv, startProcess } from '../test/support/processes.ts';
import { aPublishedStory, aReadyArtwork } from '../test/support/stories.ts';
import { requestsASecond } from './load.ts';
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
    const story = aPublishedStory();
    const artwork = aReadyArtwork(story.id);
    const keep = async (
      kind: Rendition['kind'],
      name: string,
      type: string,
      bytes: number,
    ): Promise<Rendition> => {
      const key = newRenditionKey(story.id, artwork.id, name);
      const kept = await stores.blobs.put(key, Readable.from([randomBytes(bytes)]));
      return { kind, name, key, type, width: 60_000, height: 1500, ...kept };
    };
    const renditions = [
      await keep('image', 'image-320.jpg', 'image/jpeg', tileBytes),
      await keep('tiles', 'tiles.pack', 'application/octet-stream', packBytes),
    ];
    await stores.stories.insert({ ...story, media: [{ ...artwork, renditions }] });
    const url = (name: string) => new URL(`/media/${story.id}/${artwork.id}/${name}`, String(server.ready));
    const from = packBytes / 2;
    const range = { range: `bytes=${from}-${from + tileBytes - 1}` };
    const contestants = {
      tile: () => requestsASecond(url('tiles.pack'), loadSeconds, range),
      file: () => requestsASecond(url('image-320.jpg'), loadSeconds),
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
