import { appendFile, copyFile, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { isSettled } from '../../src/story/media.ts';
import { createMedia, ffmpeg } from '../fixtures/make-media.ts';
import { fewOrMany } from '../support/chance.ts';
import { type RunningArchive, startArchive } from '../support/processes.ts';
import { aTelling, eventually, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Small files that are much work: 33 kB of black cost as much as a minute of an ordinary film. */

const films = fewOrMany(6, 100);
const ofOneStory = 10;
const inTime = 60;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let archive: RunningArchive;
beforeAll(async () => {
  folder = await temporaryFolder();
  archive = await startArchive(path.join(folder.path, 'data'), { QUOTA_STORIES_PER_ADDRESS_PER_HOUR: '200' });
});
afterAll(async () => {
  await archive?.stop();
  await folder?.remove();
});

it('films that cost much, many of them from one address, do not hold up a drawing', async () => {
  const black = path.join(folder.path, 'black.mp4');
  const picture = 'color=black:s=4096x2304:r=60:d=4';
  await ffmpeg('-f', 'lavfi', '-i', picture, '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '40', black);
  expect((await stat(black)).size).toBeLessThan(60_000);
  const person = () => new Visitor(archive.url);
  for (let sent = 0; sent < films; sent += ofOneStory) {
    const here = path.join(folder.path, `story-${sent}`);
    await mkdir(here);
    const files: string[] = [];
    for (let nth = sent; nth < Math.min(films, sent + ofOneStory); nth += 1) {
      const file = path.join(here, `film-${nth}.mp4`);
      await copyFile(black, file);
      // The same bytes twice are one file.
      await appendFile(
        file,
        Buffer.concat([Buffer.from([0, 0, 0, 9]), Buffer.from('free'), Buffer.from([nth])]),
      );
      files.push(file);
    }
    await tell(person(), { ...aTelling, files });
  }

  const drawing = await createMedia(folder.path)('photo.jpg');
  const link = await tell(person(), { ...aTelling, files: [drawing] });
  const since = Date.now();
  const progress = async () =>
    (await (await fetch(new URL(`${link}/progress`, archive.url))).json()) as Progress;
  await eventually('the drawing to be ready', progress, ({ files }) => files[0]?.words === 'Ready', 3600);
  const seconds = (Date.now() - since) / 1000;
  process.stdout.write(`A drawing behind ${films} costly films waited ${seconds.toFixed(1)} s\n`);
  expect(await unsettled()).toBeGreaterThan(films / 2);
  if (process.env.TEST_LONG) expect(seconds).toBeLessThan(inTime);
}, 3600_000);

interface Progress {
  readonly files: readonly { readonly words: string }[];
}

/** Files of which something is still to be done. */
function unsettled(): Promise<number> {
  return archive.look(async ({ unfinished }) => {
    let count = 0;
    for await (const story of unfinished.all())
      count += story.media.filter((media) => !isSettled(media)).length;
    return count;
  });
}
