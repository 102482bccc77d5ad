import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { corners, drawing, wrongCorners } from '../../../test/fixtures/drawings.ts';
import { encodeHevc, heif } from '../../../test/fixtures/heif-maker.ts';
import { turn as heifTurn, mirror } from '../../../test/fixtures/heif-makers.ts';
import {
  createMedia,
  ffmpeg,
  type Make,
  type MediaName,
  truncate,
} from '../../../test/fixtures/make-media.ts';
import { turnedBy } from '../../../test/fixtures/scan-makers.ts';
import { tiff } from '../../../test/fixtures/tiff-maker.ts';
import { chance, someOf } from '../../../test/support/chance.ts';
import { deltaE2000 } from '../../../test/support/delta-e.ts';
import type { Inspection } from '../../inspect/inspector.ts';
import { createInspector } from '../../inspect/media-inspector.ts';
import type { ArtworkFacts } from '../../story/media.ts';
import { createTranscoder } from '../media-transcoder.ts';
import type { Rendered, RenderedFile } from '../transcoder.ts';

const never = new AbortController().signal;
const random = chance('pictures');
const missing = /part of it is missing/;

let folder: string;
let make: Make;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  make = createMedia(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function inspect(path: string): Promise<Inspection> {
  return createInspector().inspect(path, await mkdtemp(join(folder, 'look-')), never);
}

async function reason(path: string): Promise<string> {
  const found = await inspect(path);
  return found.kind === 'refused' ? found.reason : `accepted: ${JSON.stringify(found.facts)}`;
}

interface Made extends Rendered {
  readonly facts: ArtworkFacts;
  file(name: string): RenderedFile;
}

async function render(path: string): Promise<Made> {
  const found = await inspect(path);
  if (found.kind === 'refused') throw new Error(found.reason);
  if (found.facts.form !== 'artwork') throw new Error('Expected an artwork');
  const scratch = await mkdtemp(join(folder, 'work-'));
  const out = await createTranscoder().transcode(path, found.facts, scratch, () => undefined, never);
  const file = (name: string) => {
    const wanted = out.files.find((each) => each.name === name);
    if (!wanted) throw new Error(`No ${name} among ${out.files.map((each) => each.name).join(' ')}`);
    return wanted;
  };
  return { ...out, facts: found.facts, file };
}

async function colourAt(path: string, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(path)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

const places = {
  topLeft: [0.12, 0.12],
  topRight: [0.88, 0.12],
  bottomRight: [0.88, 0.88],
  bottomLeft: [0.12, 0.88],
} as const;

/** How far each corner is from the drawing's own colour, as the eye sees it. */
async function farthest(
  path: string,
  wanted: Readonly<Record<keyof typeof places, readonly number[]>> = corners,
) {
  const off = Object.entries(places).map(async ([name, [x, y]]) =>
    deltaE2000(await colourAt(path, x, y), wanted[name as keyof typeof places]),
  );
  return Math.max(...(await Promise.all(off)));
}

const farthestGrey = async (path: string) =>
  deltaE2000(await colourAt(path, 0.88, 0.88), corners.bottomRight);

describe('pictures from scanners and older programs', () => {
  it.each(
    someOf<[MediaName, object]>(
      [
        ['plain.tif', { container: 'tiff', width: 400, height: 300, alpha: false }],
        ['lzw.tif', { container: 'tiff' }],
        ['jpeg.tif', { container: 'tiff' }],
        ['tiled.tif', { container: 'tiff' }],
        ['deep.tif', { container: 'tiff' }],
        ['clear.tif', { container: 'tiff' }],
        ['cmyk.tif', { container: 'tiff' }],
        ['cmyk.jpg', { container: 'jpeg' }],
        ['deep.png', { container: 'png' }],
        ['drawing.bmp', { container: 'bmp', width: 400, height: 300 }],
        ['few-colours.bmp', { container: 'bmp' }],
        ['coarse.bmp', { container: 'bmp' }],
        ['four-channels.bmp', { container: 'bmp' }],
      ],
      4,
      random,
    ),
  )('%s keeps its colours', async (name, facts) => {
    const made = await render(await make(name));
    expect(made.facts).toMatchObject({ form: 'artwork', frames: 1, ...facts });
    expect(made.facts.pages).toBeUndefined();
    // Inks cannot show a screen's brightest colours, and 256 colours come near them only.
    const within = /cmyk/.test(name) ? 15 : /few/.test(name) ? 8 : 3;
    for (const file of ['image-320.jpg', 'image-320.webp', 'image-320.avif']) {
      expect(await farthest(made.file(file).path)).toBeLessThan(within);
      expect(await farthestGrey(made.file(file).path)).toBeLessThan(/few/.test(name) ? 8 : 3);
    }
  });

  it('in black and white stay that', async () => {
    const { file } = await render(await make('fax.tif'));
    const { path } = file('image-320.jpg');
    expect(deltaE2000(await colourAt(path, 0.12, 0.12), [0, 0, 0])).toBeLessThan(3);
    expect(deltaE2000(await colourAt(path, 0.88, 0.88), [255, 255, 255])).toBeLessThan(3);
  });

  it.each(
    someOf<MediaName>(
      ['plain.tif', 'lzw.tif', 'tiled.tif', 'drawing.bmp', 'deep.png', 'limited.avif', 'limited.heic'],
      2,
      random,
    ),
  )('%s of which a part is missing is refused', async (name) => {
    expect(await reason(await truncate(await make(name), 0.6))).toMatch(missing);
  });

  it('of several pages are a work with pages, each upright, without the small copies', async () => {
    const made = await render(await make('booklet.tif'));
    expect(made.facts).toMatchObject({ container: 'tiff', width: 400, height: 300 });
    expect(made.facts.pages).toEqual([
      { width: 400, height: 300, text: '' },
      { width: 300, height: 400, text: '' },
      { width: 200, height: 200, text: '' },
    ]);
    expect(made.files.map(({ name, page, kind }) => `${kind} ${page} ${name}`)).toEqual(
      [
        [1, 320],
        [1, 400],
        [2, 300],
        [3, 200],
      ].flatMap(([page, width]) =>
        ['avif', 'webp', 'jpg'].map((ending) => `image ${page} page-${page}-image-${width}.${ending}`),
      ),
    );
    for (const { path } of made.files) expect(await wrongCorners(path)).toEqual([]);
  });

  it('that lead back to their own beginning, or hold a raw photo, are refused', async () => {
    const pixels = await (await drawing(40, 30)).clone().raw().toBuffer();
    const page = { width: 40, height: 30, pixels };
    const write = async (name: string, bytes: Buffer) => {
      await writeFile(join(folder, name), bytes);
      return reason(join(folder, name));
    };
    expect(await write('loop.tif', tiff([page, page], { loop: true }))).toMatch(missing);
    expect(await write('short.tif', tiff([{ ...page, more: { 273: 900_000 } }]))).toMatch(missing);
    // A digital negative: its first picture is a small copy for lists.
    expect(await write('raw.dng', tiff([{ ...page, more: { 50706: 4 } }]))).toMatch(/RAW photo/);
    expect(await write('raw.nef', tiff([{ ...page, kind: 1 }]))).toMatch(/RAW photo/);
    const many = tiff(Array.from({ length: 101 }, () => page));
    expect(await write('many.tif', many)).toMatch(/at most 100 pages/);
    expect(await write('wide.tif', tiff([{ ...page, width: 60_000, height: 60_000 }]))).toMatch(
      /100 million dots/,
    );
  });
});

describe('pictures that were held another way', () => {
  it.each(someOf([1, 2, 3, 4, 5, 6, 7, 8], 2, random))('are upright where EXIF says %d', async (turn) => {
    const picture = await turnedBy(turn);
    const turned = picture.withMetadata({ orientation: turn });
    for (const kind of ['jpeg', 'tiff', 'webp', 'png'] as const) {
      const path = join(folder, `turned-${turn}.${kind}`);
      await turned.clone().toFormat(kind, { quality: 95 }).toFile(path);
      const { facts, file } = await render(path);
      expect(facts).toMatchObject({ container: kind, width: 160, height: 120 });
      expect(`${kind} ${await wrongCorners(file('image-160.jpg').path)}`).toBe(`${kind} `);
    }
  });

  it('are upright where a HEIC says so in its own way, and EXIF nothing', async () => {
    const upright = join(folder, 'own-turn.png');
    await (await drawing(320, 480)).clone().png().toFile(upright);
    for (const [name, picture, properties] of [
      ['quarter', sharp(upright).rotate(90), [heifTurn(1)]],
      ['half', sharp(upright).rotate(180), [heifTurn(2)]],
      ['three', sharp(upright).rotate(270), [heifTurn(3)]],
      ['mirror', sharp(upright).flop(), [mirror(1)]],
    ] as const) {
      const png = join(folder, `${name}.png`);
      const { width, height } = await picture.png().toFile(png);
      const coded = await encodeHevc(png, { width, height }, '-pix_fmt', 'yuv420p');
      const path = join(folder, `${name}.heic`);
      await writeFile(path, heif([{ picture: coded, properties }], 1));
      const { facts, file } = await render(path);
      expect([facts.width, facts.height]).toEqual([320, 480]);
      expect(`${name} ${await wrongCorners(file('image-320.jpg').path)}`).toBe(`${name} `);
    }
  });
});

describe('HEIC and AVIF', () => {
  it.each(
    someOf<MediaName>(
      ['limited.heic', 'full.heic', 'p3.heic', 'limited.avif', 'full.avif', 'p3.avif', 'second.heic'],
      3,
      random,
    ),
  )('%s shows the colours that it codes', async (name) => {
    const { facts, file } = await render(await make(name));
    expect([facts.width, facts.height]).toEqual([480, 640]);
    expect(await farthest(file('image-320.jpg').path)).toBeLessThan(3);
  });

  it.each(someOf<MediaName>(['pq.heic', 'hlg.heic', 'pq.avif', 'hlg.avif'], 2, random))(
    '%s is toned as films are',
    async (name) => {
      const { file } = await render(await make(name));
      const toned = join(folder, `${name}.toned.png`);
      const [kind = ''] = name.split('.');
      await toneByFfmpeg(await make(kind === 'pq' ? 'pq.avif' : 'hlg.avif'), toned, kind);
      const wanted = Object.fromEntries(
        await Promise.all(
          Object.entries(places).map(async ([corner, [x, y]]) => [corner, await colourAt(toned, x, y)]),
        ),
      );
      // ffmpeg's own HLG brightens each colour by itself, where BT.2100 goes by the light of all three.
      expect(await farthest(file('image-320.jpg').path, wanted)).toBeLessThan(kind === 'pq' ? 2 : 4);
      expect(await farthest(toned)).toBeLessThan(20);
    },
  );

  it('of 200 million dots is told our own limit', async () => {
    expect(await reason(await make('huge.heic'))).toMatch(/at most 100 million dots/);
  });
});

/** The same tone map by another hand: white at 203 candelas, to BT.709, highlights rolled off by mobius. */
async function toneByFfmpeg(from: string, to: string, kind: string): Promise<void> {
  const curve = kind === 'pq' ? 'smpte2084' : 'arib-std-b67';
  const filter = [
    `zscale=tin=${curve}:pin=bt2020:min=bt2020nc:rin=tv:t=linear:npl=203`,
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=mobius:desat=0:peak=4.926',
    'zscale=t=iec61966-2-1:m=gbr:r=pc',
    'format=gbrp',
  ].join(',');
  await ffmpeg('-i', from, '-vf', filter, '-frames:v', '1', to);
}

describe('a JPEG without its end', () => {
  const written = async (progressive: boolean) =>
    (await drawing(600, 400)).clone().jpeg({ quality: 90, progressive }).toBuffer();
  const cut = async (name: string, bytes: Buffer) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  };

  it.each([false, true])(
    'is taken where only its last two bytes are missing (progressive: %s)',
    async (progressive) => {
      const jpeg = await written(progressive);
      for (const bytes of [
        jpeg.subarray(0, -2),
        jpeg.subarray(0, -1),
        Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(9)]),
      ]) {
        const { file } = await render(await cut('endless.jpg', bytes));
        expect(await wrongCorners(file('image-600.jpg').path)).toEqual([]);
      }
    },
  );

  it.each([false, true])('is refused where more is missing (progressive: %s)', async (progressive) => {
    const jpeg = await written(progressive);
    const lastScan = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]));
    const tooShort = [jpeg.subarray(0, -200), jpeg.subarray(0, Math.floor(jpeg.length / 2))];
    // A progressive one that stops between two scans decodes without a word, only blurred.
    if (progressive) tooShort.push(jpeg.subarray(0, lastScan));
    for (const bytes of tooShort) expect(await reason(await cut('cut.jpg', bytes))).toMatch(missing);
  });
});

describe('what is see-through', () => {
  it('lies on white paper in every rendition', async () => {
    for (const name of ['clear.png', 'ink.webp'] as const) {
      const path = name === 'clear.png' ? await make(name) : join(folder, name);
      if (name === 'ink.webp') {
        const ink = {
          width: 400,
          height: 300,
          channels: 4,
          background: { r: 0, g: 0, b: 0, alpha: 0 },
        } as const;
        await sharp({ create: ink }).webp().toFile(path);
      }
      const { facts, files } = await render(path);
      expect(facts.alpha).toBe(true);
      for (const file of files) {
        expect((await sharp(file.path).metadata()).hasAlpha).toBe(false);
        expect(deltaE2000(await colourAt(file.path, 0.1, 0.5), [255, 255, 255])).toBeLessThan(1);
      }
    }
  });
});

describe('great pictures', () => {
  it('bring tiles in which every dot of theirs is, wherever they are looked at', async () => {
    const path = join(folder, 'strip.png');
    const [width, height] = [9000, 600];
    // Each column of dots tells where it is.
    const pixels = Buffer.alloc(width * height * 3);
    for (let at = 0; at < width * height; at += 1) {
      const x = at % width;
      pixels[at * 3] = Math.floor(x / 512) * 12;
      pixels[at * 3 + 1] = Math.floor(at / width / 300) * 200;
      pixels[at * 3 + 2] = 90;
    }
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .png({ compressionLevel: 1 })
      .toFile(path);
    const { files, file } = await render(path);
    expect(
      files.filter(({ kind }) => kind === 'image').map((each) => `${each.width}x${each.height}`),
    ).toContain('7680x512');
    const index = JSON.parse(await readFile(file('tiles.json').path, 'utf8'));
    const pack = await readFile(file('tiles.pack').path);
    expect(file('tiles.pack')).toMatchObject({
      kind: 'tiles',
      type: 'application/octet-stream',
      width,
      height,
    });
    expect(index).toMatchObject({ width, height, tileSize: 512, overlap: 1, type: 'image/jpeg' });
    expect(index.levels.at(-1)).toEqual({ columns: 18, rows: 2 });
    expect(index.levels[0]).toEqual({ columns: 1, rows: 1 });
    const count = index.levels.reduce(
      (sum: number, { columns, rows }: { columns: number; rows: number }) => sum + columns * rows,
      0,
    );
    expect(index.offsets).toHaveLength(count + 1);
    expect(index.offsets.at(-1)).toBe(pack.length);
    const first = count - 36;
    for (const [column, row] of [
      [0, 0],
      [7, 1],
      [17, 1],
    ] as const) {
      const tile = first + row * 18 + column;
      const bytes = pack.subarray(index.offsets[tile], index.offsets[tile + 1]);
      const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
      const left = column === 0 ? 512 + 1 : column === 17 ? 9000 - 17 * 512 + 1 : 514;
      expect([info.width, info.height]).toEqual([left, row === 0 ? 513 : 89]);
      const middle = (40 * info.width + Math.floor(info.width / 2)) * 3;
      const colour = [column * 12, row === 0 ? 0 : 200, 90];
      expect(deltaE2000([...data.subarray(middle, middle + 3)], colour)).toBeLessThan(3);
      expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    }
  });
});
