import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { defaultLimits } from '../src/inspect/accepted-media.ts';
import { createInspector } from '../src/inspect/media-inspector.ts';
import type { ArtworkFacts } from '../src/story/media.ts';
import { createTranscoder } from '../src/transcode/media-transcoder.ts';
import { formatsOf } from '../src/transcode/pictures/picture-formats.ts';
import { openInChild } from '../src/transcode/pictures/picture-job.ts';
import { pictureGuards } from '../src/transcode/pictures/picture-source.ts';
import { type PictureSize, planRenditions } from '../src/transcode/plan-renditions.ts';
import { inRounds, median, secondsOf } from './rounds.ts';
import type { Row } from './table.ts';

const never = new AbortController().signal;
const width = 4000;
const height = 3000;

/**
 * A phone photo's whole image set (eight sizes, four of them in three formats and four in one, each opened again, the tiles of a closer look and the
 * placeholder) over bare sharp writing the same sizes and tiles with the same options; and how much memory the largest
 * picture that is accepted takes.
 */
export async function measurePictures(folder: string): Promise<Row[]> {
  const path = join(folder, 'photo.jpg');
  await makePhoto(path);
  const facts = await inspected(path, folder);
  const scratch = join(folder, 'pictures');
  const timed = async (work: () => Promise<unknown>) => {
    await mkdir(scratch);
    const seconds = await secondsOf(work);
    await rm(scratch, { recursive: true });
    return seconds;
  };
  const rounds = await inRounds(
    {
      ours: () => timed(() => createTranscoder().transcode(path, facts, scratch, () => undefined, never)),
      manual: () => timed(() => manualSet(path, facts, scratch)),
      quickest: () => timed(() => quickestSet(path, facts, scratch)),
    },
    { most: 9, seconds: 30 },
  );
  const inSeconds = (values: readonly number[]) => `${median(values).toFixed(2)} s`;
  const row = (what: string, bare: 'manual' | 'quickest', aim: Row['aim']): Row => {
    const ratios = rounds.map((round) => round.ours / round[bare]);
    return {
      what,
      ours: inSeconds(rounds.map(({ ours }) => ours)),
      bare: inSeconds(rounds.map((round) => round[bare])),
      ratio: median(ratios),
      spread: [Math.min(...ratios), Math.max(...ratios)],
      aim,
    };
  };
  return [
    row('artwork: image set of a 12 MP photo, over sharp', 'manual', { kind: 'at most', ratio: 1.1 }),
    row('artwork: the same, over sharp decoding once', 'quickest', null),
    await largestInMemory(folder, facts),
  ];
}

/** A JPEG of 99 million dots in four inks, whose every coefficient its decoder must hold: none that we take needs more. */
async function largestInMemory(folder: string, photo: ArtworkFacts): Promise<Row> {
  const path = join(folder, 'largest.jpg');
  await sharp({ create: { width: 9900, height: 9900, channels: 3, background: '#c83232' } })
    .toColourspace('cmyk')
    .jpeg({ quality: 80, progressive: true })
    .toFile(path);
  const scratch = join(folder, 'largest');
  await mkdir(scratch);
  const child = await openInChild(
    {
      source: { path, container: 'jpeg', maxPixels: defaultLimits.artwork.pixels, large: true },
      largest: { width: 2560, height: 2560 },
      to: join(scratch, 'pixels.raw'),
      tiles: null,
    },
    pictureGuards(scratch, defaultLimits, never),
  ).opened;
  const worker = await highestRss(async () => {
    const facts = { ...photo, width: 9900, height: 9900 };
    await createTranscoder().transcode(path, facts, scratch, () => undefined, never);
  });
  const inMegabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  return {
    what: 'artwork: memory for 99 MP in four inks, worker; the child that opens it beside',
    ours: inMegabytes(worker),
    bare: inMegabytes(child.peak),
    ratio: worker / child.peak,
    spread: [worker / child.peak, worker / child.peak],
    aim: null,
  };
}

/** The most memory that this process held while it worked. */
async function highestRss(work: () => Promise<unknown>): Promise<number> {
  let highest = 0;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 20);
  await work();
  clearInterval(timer);
  return highest;
}

/** As sharp's manual has it: one opened picture, cloned for every output, all written side by side. */
async function manualSet(path: string, facts: ArtworkFacts, to: string): Promise<void> {
  const opened = sharp(path).autoOrient();
  await Promise.all([
    writeTiles(opened.clone(), to),
    ...planRenditions(facts).sizes.map((size) => write(opened.clone().resize(size), size, to)),
  ]);
}

/** No work twice: decoded once, scaled once a size, all written side by side. Nothing is opened again. */
async function quickestSet(path: string, facts: ArtworkFacts, to: string): Promise<void> {
  const sizes = [...planRenditions(facts).sizes].reverse();
  const [largest] = sizes;
  const opened = sharp(path, { sequentialRead: true }).autoOrient();
  const base = await raw(opened.clone().resize(largest));
  await Promise.all([
    writeTiles(opened, to),
    ...sizes.map(async (size) =>
      write(size === largest ? base : await raw(base.clone().resize(size)), size, to),
    ),
  ]);
}

function writeTiles(picture: Sharp, to: string): Promise<unknown> {
  return picture
    .jpeg({ quality: 82 })
    .tile({ size: 512, overlap: 1, layout: 'dz', depth: 'onepixel' })
    .toFile(join(to, 'tiles.dz'));
}

function write(picture: Sharp, size: PictureSize, to: string): Promise<unknown> {
  return Promise.all(
    formatsOf(size).map((format) => {
      const file = join(to, `image-${size.width}.${format.ending}`);
      const pixels = picture.clone();
      if (format.ending === 'avif') return pixels.avif(format.options).toFile(file);
      if (format.ending === 'webp') return pixels.webp(format.options).toFile(file);
      return pixels.jpeg(format.options).toFile(file);
    }),
  );
}

async function raw(from: Sharp): Promise<Sharp> {
  const { data, info } = await from.raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

/** Soft light, edges and grain: a picture that is neither flat nor noise. The same bytes every time. */
async function makePhoto(path: string): Promise<void> {
  const pixels = Buffer.alloc(width * height * 3);
  let seed = 1;
  for (let at = 0; at < width * height; at += 1) {
    const x = at % width;
    const y = Math.floor(at / width);
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const grain = (seed >>> 24) / 32;
    const light = 110 + 60 * Math.sin(x / 310) * Math.cos(y / 270) + grain;
    const edge = (Math.floor(x / 160) + Math.floor(y / 120)) % 5 === 0 ? 45 : 0;
    pixels[at * 3] = light + edge;
    pixels[at * 3 + 1] = light * 0.9;
    pixels[at * 3 + 2] = light * 0.75 + 30 * Math.sin((x + y) / 90) + 30;
  }
  await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toFile(path);
}

async function inspected(path: string, scratch: string): Promise<ArtworkFacts> {
  const found = await createInspector().inspect(path, scratch, never);
  if (found.kind === 'refused' || found.facts.form !== 'artwork') {
    throw new Error(`Expected an artwork but received ${JSON.stringify(found)}`);
  }
  return found.facts;
}
