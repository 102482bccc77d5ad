import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { booklet, pdf, rectangle, words } from '../../test/fixtures/pdf-maker.ts';
import { deltaE2000 } from '../../test/support/delta-e.ts';
import { defaultLimits } from '../inspect/accepted-media.ts';
import { createInspector } from '../inspect/media-inspector.ts';
import type { ArtworkFacts } from '../story/media.ts';
import { createTranscoder } from './media-transcoder.ts';
import { drawnSize } from './pdf.ts';
import type { RenderedFile } from './transcoder.ts';

const never = new AbortController().signal;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pdf-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function inspect(bytes: Buffer) {
  const home = await mkdtemp(join(folder, 'look-'));
  const path = join(home, 'upload');
  await writeFile(path, bytes);
  return { path, found: await createInspector().inspect(path, home, never) };
}

async function reason(bytes: Buffer): Promise<string> {
  const { found } = await inspect(bytes);
  return found.kind === 'refused' ? found.reason : `accepted: ${JSON.stringify(found.facts)}`;
}

async function render(bytes: Buffer): Promise<{ facts: ArtworkFacts; file(name: string): RenderedFile }> {
  const { path, found } = await inspect(bytes);
  if (found.kind === 'refused' || found.facts.form !== 'artwork') throw new Error(JSON.stringify(found));
  const scratch = await mkdtemp(join(folder, 'work-'));
  const { files } = await createTranscoder().transcode(path, found.facts, scratch, () => undefined, never);
  const file = (name: string) => {
    const wanted = files.find((each) => each.name === name);
    if (!wanted) throw new Error(`No ${name} among ${files.map((each) => each.name).join(' ')}`);
    return wanted;
  };
  return { facts: found.facts, file };
}

async function colourAt({ path }: RenderedFile, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

const red = [204, 51, 25];
const white = [255, 255, 255];

describe('a booklet', () => {
  it('is read page by page, turned and cut as it asks, with the words of each', async () => {
    const corner = rectangle('0.8 0.2 0.1', 0, 421, 297, 421);
    const { facts, file } = await render(
      booklet([
        { draws: corner + words('Once there was a mill.') },
        { draws: corner + words('It stood by the river.'), more: '/Rotate 90' },
        // Only its red quarter is meant to be seen.
        { draws: corner, more: '/CropBox [0 421 297 842]' },
        {},
        { box: [0, 0, 72, 72], draws: words('small', 0, 20) },
      ]),
    );
    expect(facts).toMatchObject({ container: 'pdf', frames: 1, alpha: false, width: 1809, height: 2560 });
    expect(facts.pages).toEqual([
      { width: 1809, height: 2560, text: 'Once there was a mill.' },
      { width: 2560, height: 1809, text: 'It stood by the river.' },
      { width: 1806, height: 2560, text: '' },
      { width: 1809, height: 2560, text: '' },
      { width: 2560, height: 2560, text: 'small' },
    ]);
    const shown = (page: number) => file(`page-${page}-image-320.jpg`);
    expect(shown(2)).toMatchObject({ kind: 'image', page: 2, width: 320, height: 226 });
    for (const [page, x, y, colour] of [
      [1, 0.2, 0.2, red],
      [1, 0.8, 0.2, white],
      // A quarter turn clockwise brings the upper left to the upper right.
      [2, 0.6, 0.4, red],
      [2, 0.2, 0.2, white],
      [3, 0.9, 0.9, red],
      [4, 0.5, 0.5, white],
    ] as const) {
      const off = deltaE2000(await colourAt(shown(page), x, y), colour);
      expect({ page, x, close: off < 3 ? 'yes' : off }).toEqual({ page, x, close: 'yes' });
    }
  });

  it('of one page is a picture, and keeps its words where it has some', async () => {
    const plain = await inspect(booklet([{ draws: rectangle('0.8 0.2 0.1', 0, 0, 200, 200) }]));
    expect(plain.found).toMatchObject({
      kind: 'accepted',
      facts: { container: 'pdf', width: 1809, height: 2560 },
    });
    expect(plain.found.kind === 'accepted' && 'pages' in plain.found.facts).toBe(false);
    const { found } = await inspect(booklet([{ draws: words('A poster') }]));
    expect(found).toMatchObject({ facts: { pages: [{ text: 'A poster' }] } });
  });

  it('as large as a wall is drawn no larger than memory allows', async () => {
    const { facts, file } = await render(booklet([{ box: [0, 0, 100_000, 100_000] }]));
    expect(facts.width * facts.height).toBeLessThan(40_100_000);
    expect(file('image-2560.jpg')).toMatchObject({ width: 2560, height: 2560 });
    expect(file('tiles.pack').width).toBe(facts.width);
    for (const [width, height] of [
      [595, 842],
      [14_400, 1],
      [1, 1],
      [3370, 4768],
    ] as const) {
      const drawn = drawnSize({ width, height });
      expect(Math.max(drawn.width, drawn.height)).toBeLessThanOrEqual(16_000);
      expect(Math.min(drawn.width, drawn.height)).toBeGreaterThanOrEqual(1);
      expect(drawn.width * drawn.height).toBeLessThan(40_100_000);
    }
  });

  it('whose table of places is wrong is mended', async () => {
    const bytes = booklet([{ draws: words('Still here') }]);
    const wrong = Buffer.from(bytes.toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1');
    expect((await inspect(wrong)).found).toMatchObject({ facts: { pages: [{ text: 'Still here' }] } });
  });

  it('has no more words than a draft needs, and none that cannot be seen', async () => {
    const line = Array.from({ length: 50 }, (_, at) => words('word '.repeat(8), 20, 800 - at * 15)).join('');
    const { found } = await inspect(booklet(Array.from({ length: 40 }, () => ({ draws: line }))));
    const pages =
      found.kind === 'accepted' && found.facts.form === 'artwork' ? (found.facts.pages ?? []) : [];
    expect(pages).toHaveLength(40);
    const all = pages.map(({ text }) => text).join('');
    expect(all.length).toBeLessThanOrEqual(20_000);
    expect(all.length).toBeGreaterThan(19_000);
    expect(all).toMatch(/^[a-z \n]+$/);
  });
});

describe('a document that cannot be taken is told why', () => {
  const whole = booklet([{ draws: words('Hello') }]);
  it.each<[string, () => Buffer, RegExp]>([
    [
      'locked',
      () => {
        const key = `<${'5a'.repeat(32)}>`;
        const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [<aa> <aa>]`;
        return booklet([{ draws: words('Secret') }], { trailer: lock });
      },
      /protected by a password/,
    ],
    ['cut', () => whole.subarray(0, Math.floor(whole.length * 0.6)), /part of it is missing/],
    [
      'without pages',
      () => pdf(['/Type /Catalog /Pages 2 0 R', '/Type /Pages /Count 0 /Kids []']),
      /no pages in it|damaged/,
    ],
    ['not one at all', () => Buffer.from('%PDF-1.7\nnothing in here\n%%EOF\n'), /damaged/],
    ['of 101 pages', () => booklet(Array.from({ length: 101 }, () => ({}))), /at most 100 pages/],
  ])('%s', async (_what, bytes, sentence) => {
    expect(await reason(bytes())).toMatch(sentence);
  });

  it('whose page takes more memory than there is', async () => {
    const { path, found } = await inspect(booklet([{ box: [0, 0, 20_000, 20_000] }]));
    if (found.kind === 'refused') throw new Error(found.reason);
    const limits = { ...defaultLimits, tools: { ...defaultLimits.tools, pictureMemory: 120e6 } };
    const scratch = await mkdtemp(join(folder, 'work-'));
    await expect(
      createTranscoder({ limits }).transcode(path, found.facts, scratch, () => undefined, never),
    ).rejects.toMatchObject({ status: 422, message: expect.stringMatching(/more time or memory to draw/) });
  });
});
