import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import { corners as colours } from '../../../test/fixtures/drawings.ts';
import { createMedia, type Make } from '../../../test/fixtures/make-media.ts';
import { cornerDots, dots, dotsOff, photographed } from '../../../test/fixtures/skewed-grid.ts';
import { createInspector } from '../../inspect/media-inspector.ts';
import { shownSize, straightSize, wholePicture } from '../../story/framing.ts';
import type { ArtworkFacts, Framing } from '../../story/media.ts';
import { createTranscoder } from '../media-transcoder.ts';
import { pictureSizes } from '../plan-renditions.ts';
import { planStraightening, straightenArguments } from './straightening.ts';

jest.setTimeout(60_000);
const never = new AbortController().signal;
const askew: Framing['corners'] = [
  { x: 0.19, y: 0.12 },
  { x: 0.83, y: 0.21 },
  { x: 0.95, y: 0.9 },
  { x: 0.06, y: 0.79 },
];

let folder: string;
let make: Make;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'straighten-'));
  make = createMedia(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function framed(path: string, framing: Framing) {
  const scratch = await mkdtemp(join(folder, 'scratch-'));
  const found = await createInspector().inspect(path, scratch, never);
  if (found.kind === 'refused' || found.facts.form !== 'artwork') throw new Error('Expected a picture');
  const { facts } = found;
  const out = await createTranscoder().transcode(path, facts, scratch, () => {}, never, framing);
  return { ...out, facts, scratch };
}

const facts = (width: number, height: number): ArtworkFacts => ({
  form: 'artwork',
  container: 'jpeg',
  width,
  height,
  frames: 1,
  alpha: false,
});

describe('A photo of a drawing, taken askew', () => {
  it('comes out straight to within two pixels at all four corners', async () => {
    const path = join(folder, 'askew.jpg');
    await photographed(1200, 900, askew).jpeg({ quality: 92 }).toFile(path);
    const { files, placeholder, scratch, facts } = await framed(path, { corners: askew, turn: 0 });
    const size = straightSize(facts, askew);
    expect(files.filter(({ type }) => type === 'image/jpeg').map(({ width }) => width)).toEqual([
      ...[320, 640, size.width],
    ]);
    expect(files.filter(({ type }) => type === 'image/avif').map(({ width }) => width)).toEqual(
      pictureSizes(size).map(({ width }) => width),
    );
    for (const { path, width, height } of files) {
      const header = await sharp(path).metadata();
      expect([header.width, header.height]).toEqual([width, height]);
      expect(Math.max(...(await dotsOff(path, cornerDots)))).toBeLessThan(2);
      expect(Math.max(...(await dotsOff(path, dots)))).toBeLessThan(2);
    }
    expect(placeholder).not.toBeNull();
    // Its own pixels are gone again; only what it made is left.
    expect((await readdir(scratch)).filter((name) => name.endsWith('.raw'))).toEqual([]);
  });

  it('is straightened as it stands, whichever way the phone was held', async () => {
    const path = join(folder, 'held.jpg');
    // Stored on its side: EXIF 6 asks for a quarter turn to the right.
    const upright = await photographed(600, 800, askew).png().toBuffer();
    await sharp(upright).rotate(270).jpeg({ quality: 92 }).withMetadata({ orientation: 6 }).toFile(path);
    const { files } = await framed(path, { corners: askew, turn: 0 });
    const widest = files.at(-1);
    expect(Math.max(...(await dotsOff(widest?.path ?? '', dots)))).toBeLessThan(2);
  });

  it.each([90, 180, 270] as const)('is turned by %d degrees after that', async (turn) => {
    const path = join(folder, `turned-${turn}.png`);
    await photographed(700, 500, askew).png().toFile(path);
    const { files, facts } = await framed(path, { corners: askew, turn });
    const { width, height, path: made = '' } = files.at(-1) ?? {};
    expect(planStraightening(facts, { corners: askew, turn }).sizes.at(-1)).toMatchObject({ width, height });
    expect((width ?? 0) > (height ?? 0)).toBe(turn === 180);
    const where = {
      90: (x: number, y: number) => [1 - y, x],
      180: (x: number, y: number) => [1 - x, 1 - y],
      270: (x: number, y: number) => [y, 1 - x],
    };
    const wanted = dots.map(({ x, y }) => {
      const [along = 0, down = 0] = where[turn](x, y);
      return { x: along, y: down };
    });
    expect(Math.max(...(await dotsOff(made, wanted)))).toBeLessThan(2);
  });
});

describe('A picture that is only turned or cut', () => {
  const colourNear = async (path: string, x: number, y: number) => {
    const { data, info } = await sharp(path).flatten().raw().toBuffer({ resolveWithObject: true });
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    return [...data.subarray(at, at + 3)];
  };
  const expectColour = (found: readonly number[], wanted: readonly number[]) => {
    for (const [at, value] of wanted.entries()) expect(Math.abs((found[at] ?? 0) - value)).toBeLessThan(45);
  };

  it.each(['drawing.png', 'photo.jpg', 'turned.heic', 'drawing.avif'] as const)(
    '%s goes to the right',
    async (name) => {
      const { files, facts } = await framed(await make(name), { corners: wholePicture, turn: 90 });
      const largest = files.at(-1);
      expect((largest?.width ?? 0) > (largest?.height ?? 0)).toBe(facts.height > facts.width);
      expectColour(await colourNear(largest?.path ?? '', 0.12, 0.12), colours.bottomLeft);
      expectColour(await colourNear(largest?.path ?? '', 0.88, 0.12), colours.topLeft);
    },
  );

  it('of a phone that writes HEIC is cut where the corners are', async () => {
    const right: Framing['corners'] = [
      { x: 0.5, y: 0 },
      { x: 1, y: 0 },
      { x: 1, y: 1 },
      { x: 0.5, y: 1 },
    ];
    const { files } = await framed(await make('drawing.heic'), { corners: right, turn: 0 });
    const largest = files.at(-1);
    expectColour(await colourNear(largest?.path ?? '', 0.8, 0.12), colours.topRight);
    expectColour(await colourNear(largest?.path ?? '', 0.8, 0.88), colours.bottomRight);
  });

  it('lies on paper where it is see-through', async () => {
    const { files } = await framed(await make('clear.png'), { corners: askew, turn: 0 });
    const webp = files.find(({ name }) => name.endsWith('.webp'));
    const { channels } = await sharp(webp?.path).stats();
    expect(channels.map(({ max }) => max)).toEqual([255, 255, 255]);
  });
});

describe('The plan', () => {
  it('names what the record says of the shown size', () => {
    const framing = { corners: askew, turn: 90 } as const;
    const { sizes } = planStraightening(facts(1600, 1200), framing);
    const shown = shownSize({ state: 'inspected', facts: facts(1600, 1200), framing } as never);
    expect(sizes.at(-1)).toMatchObject({ width: shown?.width, height: shown?.height });
  });

  it('opens no more of a great photo than it needs', () => {
    const { opened, straight, sizes } = planStraightening(facts(12_000, 8_000), { corners: askew, turn: 0 });
    expect(straight.width).toBe(2560);
    expect(sizes.at(-1)?.width).toBe(2560);
    expect(opened.width * opened.height).toBeLessThan(24_000_000);
  });

  it('keeps a sliver across a great photo within what ffmpeg may hold', () => {
    const sliver: Framing['corners'] = [
      { x: 0, y: 0.85 },
      { x: 0.85, y: 0 },
      { x: 1, y: 0.15 },
      { x: 0.15, y: 1 },
    ];
    const { opened, straight, sizes } = planStraightening(facts(10_000, 10_000), {
      corners: sliver,
      turn: 90,
    });
    expect(opened.width * opened.height).toBeLessThan(24_100_000);
    expect(sizes.at(-1)).toMatchObject({ width: straight.height, height: straight.width });
  });

  it('gives the filter its corners row by row, and colours without loss', () => {
    const plan = planStraightening(facts(1000, 1000), { corners: askew, turn: 0 });
    const { filter, input } = straightenArguments('/photo', plan, 3, '/straight');
    expect(filter).toMatch(/^\[0:v\]format=gbrp,perspective=x0=130\..*:x1=770\..*:x2=0\.000.*:x3=890\./);
    expect(input.join(' ')).toContain('-protocol_whitelist file');
  });
});
