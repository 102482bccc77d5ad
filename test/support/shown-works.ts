import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { newMediaId } from '../../src/random.ts';
import { newRenditionKey } from '../../src/storage/keys.ts';
import type { MediaId, StoryId } from '../../src/story/ids.ts';
import { nothingToRead, type ReadyMedia, type Rendition } from '../../src/story/media.ts';
import type { Stores } from '../../src/wire.ts';
import { ffmpeg } from '../fixtures/fixture-tools.ts';
import { inkOf, Sheet } from './drawn-sheet.ts';
import { aReadyArtwork } from './stories.ts';
import { temporaryFolder } from './temporary.ts';

/** Works with pages, with tiles, and pictures that move, as they are kept once they are ready: real files behind each. */

type Blobs = Pick<Stores, 'blobs'>;
type Made = Omit<Rendition, 'key' | 'bytes' | 'sha256'> & { readonly bytes: Buffer };

/** A booklet of drawn pages, each with its number on it. */
export async function aBooklet(
  stores: Blobs,
  story: StoryId,
  count: number,
  over: Partial<ReadyMedia> & { readonly text?: (page: number) => string } = {},
): Promise<ReadyMedia> {
  const { text = () => '', ...rest } = over;
  const id = newMediaId();
  const made: Made[] = [];
  for (let page = 1; page <= count; page += 1) {
    const whole = await drawPage(page);
    made.push(...(await sizes(whole, [320, 640, 1240], page)));
  }
  const pages = Array.from({ length: count }, (_, at) => ({ width: 1240, height: 1754, text: text(at + 1) }));
  const facts = {
    form: 'artwork',
    container: 'pdf',
    width: 1240,
    height: 1754,
    frames: 1,
    alpha: false,
    pages,
  } as const;
  const alt = { kind: 'words', words: 'A booklet about a street, drawn with a thick pen.' } as const;
  return {
    ...aReadyArtwork(story),
    id,
    facts,
    alt,
    renditions: await keep(stores, story, id, made),
    ...rest,
  };
}

/** A drawn panorama of 12,000 by 300 pixels, with tiles: its largest size is 2560 wide. */
export async function aStrip(
  stores: Blobs,
  story: StoryId,
  over: Partial<ReadyMedia> = {},
): Promise<ReadyMedia> {
  const id = newMediaId();
  const [width, height] = [12_000, 300];
  const whole = await drawStreet(width, height);
  const made = [...(await sizes(whole, [640, 1280, 2560])), ...(await tiles(whole, width, height))];
  const facts = { form: 'artwork', container: 'png', width, height, frames: 1, alpha: false } as const;
  const alt = { kind: 'words', words: 'A street of eight houses, drawn from end to end.' } as const;
  return {
    ...aReadyArtwork(story),
    id,
    facts,
    alt,
    renditions: await keep(stores, story, id, made),
    ...over,
  };
}

/** Three seconds of a ball that rolls; silent. */
export async function aMovingPicture(stores: Blobs, story: StoryId): Promise<ReadyMedia> {
  const id = newMediaId();
  const size = { width: 320, height: 240 };
  const folder = await temporaryFolder();
  try {
    const film = path.join(folder.path, 'film.mp4');
    const still = path.join(folder.path, 'still.png');
    await ffmpeg(
      ...['-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=12:duration=3', '-c:v', 'libx264'],
      ...['-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-movflags', '+faststart', film],
    );
    await ffmpeg('-i', film, '-frames:v', '1', still);
    const poster = await sharp(still).jpeg().toBuffer();
    const renditions = await keep(stores, story, id, [
      {
        kind: 'film',
        name: 'film-240.mp4',
        type: 'video/mp4',
        bytes: await readFile(film),
        seconds: 3,
        ...size,
      },
      { kind: 'poster', name: 'poster-320.jpg', type: 'image/jpeg', bytes: poster, ...size },
    ]);
    return {
      ...aReadyArtwork(story),
      id,
      hearing: nothingToRead,
      alt: { kind: 'words', words: 'A ball that rolls down a hill, again and again.' },
      facts: {
        ...{ form: 'film', container: 'gif', codec: 'gif', seconds: 3, ...size, frameRate: 12, hdr: null },
        ...{ audio: null, animation: true },
      },
      renditions,
    };
  } finally {
    await folder.remove();
  }
}

async function sizes(whole: Buffer, widths: readonly number[], page?: number): Promise<Made[]> {
  const made: Made[] = [];
  for (const wide of widths) {
    const { data, info } = await sharp(whole)
      .resize(wide)
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    made.push({
      kind: 'image',
      name: `${page ? `page-${page}-` : ''}image-${wide}.jpg`,
      type: 'image/jpeg',
      bytes: data,
      width: info.width,
      height: info.height,
      ...(page && { page }),
    });
  }
  return made;
}

/** The pyramid as one file with its index, as transcode/pictures/tiles.ts has it. */
async function tiles(whole: Buffer, width: number, height: number): Promise<Made[]> {
  const folder = await temporaryFolder();
  try {
    await sharp(whole)
      .jpeg({ quality: 80 })
      .tile({ size: 512, overlap: 1, layout: 'dz' })
      .toFile(path.join(folder.path, 'pyramid.dz'));
    const files = path.join(folder.path, 'pyramid_files');
    const levels: { columns: number; rows: number }[] = [];
    const all: Buffer[] = [];
    const depth = (await readdir(files)).filter((name) => /^\d+$/.test(name)).length;
    for (let level = 0; level < depth; level += 1) {
      const shrunk = 2 ** (depth - 1 - level);
      const columns = Math.ceil(Math.ceil(width / shrunk) / 512);
      const rows = Math.ceil(Math.ceil(height / shrunk) / 512);
      levels.push({ columns, rows });
      for (let row = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1) {
          all.push(await readFile(path.join(files, String(level), `${column}_${row}.jpeg`)));
        }
      }
    }
    const offsets = [0];
    for (const tile of all) offsets.push((offsets.at(-1) ?? 0) + tile.length);
    const index = { width, height, tileSize: 512, overlap: 1, type: 'image/jpeg', levels, offsets };
    const size = { width, height };
    return [
      {
        kind: 'tiles',
        name: 'tiles.pack',
        type: 'application/octet-stream',
        bytes: Buffer.concat(all),
        ...size,
      },
      {
        ...{ kind: 'tiles-index', name: 'tiles.json', type: 'application/json', ...size },
        bytes: Buffer.from(JSON.stringify(index)),
      },
    ];
  } finally {
    await folder.remove();
  }
}

async function keep(
  { blobs }: Blobs,
  story: StoryId,
  media: MediaId,
  made: readonly Made[],
): Promise<Rendition[]> {
  const kept: Rendition[] = [];
  for (const { bytes, ...rendition } of made) {
    const key = newRenditionKey(story, media, rendition.name);
    kept.push({ ...rendition, key, ...(await blobs.put(key, Readable.from([bytes]))) });
  }
  return kept;
}

function drawPage(page: number): Promise<Buffer> {
  const sheet = new Sheet(1240, 1754);
  sheet.box(120 + ((page * 173) % 700), 150, 220, 220, inkOf(page + 2));
  for (let at = 0; at < 4; at += 1) {
    sheet.house(150 + at * 240, 1100, 210, 280 + ((page * 97 + at * 151) % 300), inkOf(page + at));
  }
  sheet.box(90, 1100, 1060, 12);
  for (let at = 0; at < 7; at += 1) sheet.box(140, 1250 + at * 52, 960 - ((at * 137 + page * 71) % 300), 9);
  sheet.number(page, 580, 1640, 60);
  return sheet.png();
}

function drawStreet(width: number, height: number): Promise<Buffer> {
  const sheet = new Sheet(width, height, [244, 236, 216]);
  const step = height * 1.7;
  for (let at = 0; at * step < width; at += 1) {
    const tall = Math.round(height * (0.3 + ((at * 37) % 25) / 100));
    sheet.house(
      at * step + height * 0.2,
      Math.round(height * 0.9),
      Math.round(height * 0.7),
      tall,
      inkOf(at),
    );
    sheet.number(at + 1, at * step + height * 1.15, Math.round(height * 0.45), Math.round(height * 0.3));
  }
  sheet.box(0, Math.round(height * 0.9), width, Math.max(2, Math.round(height / 40)));
  return sheet.png();
}
