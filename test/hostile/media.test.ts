import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { defaultLimits, type MediaLimits } from '../../src/inspect/accepted-media.ts';
import type { Inspection } from '../../src/inspect/inspector.ts';
import { createInspector } from '../../src/inspect/media-inspector.ts';
import type { FilmFacts, MediaFacts } from '../../src/story/media.ts';
import { createTranscoder } from '../../src/transcode/media-transcoder.ts';
import { RanTooLong, runGuarded } from '../../src/transcode/tools/guarded.ts';
import { drawing } from '../fixtures/drawings.ts';
import { createMedia, ffmpeg, type Make } from '../fixtures/make-media.ts';
import { playlists, pngBomb, referTo, swellHeic, swellJpeg, withAddress, withScript } from './media-traps.ts';

const run = promisify(execFile);
const never = new AbortController().signal;

let folder: string;
let make: Make;
let canary: Server;
let heard: number;
let canaryPort: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  make = createMedia(folder);
  heard = 0;
  canary = createServer((socket) => {
    heard += 1;
    socket.on('error', () => {}).resume();
    socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  const address = canary.address();
  canaryPort = typeof address === 'object' && address ? address.port : 0;
});
afterAll(async () => {
  await new Promise((resolve) => canary.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

async function inspect(path: string, limits: MediaLimits = defaultLimits): Promise<Inspection> {
  return createInspector({ limits }).inspect(path, await mkdtemp(join(folder, 'look-')), never);
}

async function reason(path: string): Promise<string> {
  const found = await inspect(path);
  return found.kind === 'refused' ? found.reason : `accepted as ${JSON.stringify(found.facts)}`;
}

/** Every byte that lies in a folder, as one. */
async function contents(of: string): Promise<Buffer> {
  const entries = await readdir(of, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Buffer.concat(await Promise.all(files.map((path) => readFile(path))));
}

const soundFacts: MediaFacts = { form: 'sound', container: 'mp4', codec: 'aac', seconds: 2, channels: 1 };
const filmFacts: FilmFacts = {
  form: 'film',
  container: 'mp4',
  codec: 'h264',
  seconds: 2,
  width: 640,
  height: 360,
  frameRate: 30,
  hdr: null,
  audio: null,
};

describe('a playlist that is named as media (S1)', () => {
  afterEach(() => expect(heard).toBe(0));

  const kinds = Object.keys(playlists(''));
  const names = ['trap.mp4', 'trap.m4a', 'trap.mov'];
  it.each(kinds.flatMap((kind) => names.map((name) => [kind, name])))(
    '%s as %s opens neither the file beside it nor an address',
    async (kind, name) => {
      const home = await mkdtemp(join(folder, 'trap-'));
      const victim = join(home, 'victim.wav');
      await writeFile(victim, await readFile(await make('note.wav')));
      for (const target of [
        victim,
        'victim.wav',
        `file://${victim}`,
        `http://127.0.0.1:${canaryPort}/leak.ts`,
      ]) {
        const path = join(home, name);
        await writeFile(path, playlists(target)[kind] ?? '');
        const said = await reason(path);
        expect(said).toMatch(/^This is (a list of other files|an SVG drawing|a text file)\. /);
        expect(said).not.toContain('victim');
      }
    },
  );

  it.each(kinds)('%s that got past inspection is not opened by the transcoder either', async (kind) => {
    const home = await mkdtemp(join(folder, 'trap-'));
    const victim = join(home, 'victim.wav');
    await writeFile(victim, await readFile(await make('note.wav')));
    for (const target of [victim, `http://127.0.0.1:${canaryPort}/leak.ts`]) {
      const path = join(home, 'trap.mp4');
      await writeFile(path, playlists(target)[kind] ?? '');
      for (const facts of [soundFacts, filmFacts]) {
        const scratch = await mkdtemp(join(folder, 'work-'));
        await expect(
          createTranscoder().transcode(path, facts, scratch, () => {}, never),
        ).rejects.toMatchObject({ status: 422 });
        expect((await contents(scratch)).length).toBe(0);
      }
    }
  });
});

describe('a film with an address inside it', () => {
  it('plays, and nobody asks there', async () => {
    const address = `http://127.0.0.1:${canaryPort}/next.wmv`;
    const traps = [
      ['script.wmv', withScript(await readFile(await make('windows.wmv')), address)],
      ['pointing.ts', withAddress(await readFile(await make('changing.ts')), address)],
    ] as const;
    for (const [name, bytes] of traps) {
      const path = join(folder, name);
      await writeFile(path, bytes);
      const before = heard;
      const found = await inspect(path);
      if (found.kind === 'refused') throw new Error(`${name}: ${found.reason}`);
      const scratch = await mkdtemp(join(folder, 'work-'));
      await createTranscoder().transcode(path, found.facts, scratch, () => {}, never);
      expect([name, heard]).toEqual([name, before]);
      const made = await contents(scratch);
      expect([name, made.includes('next.wmv'), made.includes(Buffer.from('next.wmv', 'utf16le'))]).toEqual([
        ...[name, false, false],
      ]);
    }
  });
});

it('the canary hears what does connect', async () => {
  const path = join(folder, 'control.m3u8');
  await writeFile(path, playlists(`http://127.0.0.1:${canaryPort}/x.ts`).hls ?? '');
  const unguarded = ['-v', 'quiet', '-allowed_extensions', 'ALL', '-protocol_whitelist', 'file,http,tcp'];
  await run('ffprobe', [...unguarded, path]).catch(() => {});
  expect(heard).toBeGreaterThan(0);
});

describe('a film whose data lies in another file (S1)', () => {
  it('never shows that file, though ffmpeg would follow it if it were let', async () => {
    const quiet = join(folder, 'quiet.mov');
    const silence = ['-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=mono', '-t', '2', '-c:a', 'pcm_s16le'];
    await ffmpeg(...silence, quiet);
    const victim = join(folder, 'victim.pcm');
    const loud = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000:duration=3'];
    await ffmpeg(...loud, '-f', 's16le', victim);
    const trap = join(folder, 'refers.mov');
    await writeFile(trap, referTo(await readFile(quiet), victim));

    const raw = async (...options: string[]) =>
      (
        await run('ffmpeg', ['-v', 'quiet', ...options, '-i', trap, '-f', 's16le', '-'], {
          encoding: 'buffer',
          maxBuffer: 1e7,
        }).catch(() => ({ stdout: Buffer.alloc(0) }))
      ).stdout;
    const followed = await raw('-enable_drefs', '1', '-use_absolute_path', '1');
    expect(followed.some((byte) => byte !== 0)).toBe(true);

    const found = await inspect(trap);
    if (found.kind === 'accepted') {
      const scratch = await mkdtemp(join(folder, 'work-'));
      const made = await createTranscoder()
        .transcode(trap, found.facts, scratch, () => {}, never)
        .catch(() => null);
      const peaks = made?.files.find(({ kind }) => kind === 'peaks');
      if (peaks) expect(Math.max(...JSON.parse(await readFile(peaks.path, 'utf8')).peaks)).toBe(0);
      else expect(made).toBeNull();
    } else {
      expect(found.reason).toMatch(/^The /);
    }
  });
});

describe('bombs (S4)', () => {
  it('of dots are refused before they are opened', async () => {
    const photo = await readFile(await make('photo.jpg'));
    const heic = await readFile(await make('drawing.heic'));
    const swollen: [string, Buffer][] = [
      ['wide.jpg', swellJpeg(photo)],
      ['wide.heic', swellHeic(heic)],
    ];
    const paths = [await pngBomb(folder)];
    for (const [name, bytes] of swollen) {
      const path = join(folder, name);
      await writeFile(path, bytes);
      paths.push(path);
    }
    for (const path of paths) {
      const before = process.memoryUsage.rss();
      const started = Date.now();
      expect(await reason(path)).toMatch(/at most 100 million dots/);
      expect(Date.now() - started).toBeLessThan(30_000);
      expect(process.memoryUsage.rss() - before).toBeLessThan(300e6);
    }
  });

  it('of frames are refused, however few bytes they have', async () => {
    const path = await make('bomb.gif');
    expect((await readFile(path)).length).toBeLessThan(100_000);
    expect(await reason(path)).toMatch(/at most 2,000 frames/);
  });

  it('of a film are refused by its size', async () => {
    const path = join(folder, 'wall.mp4');
    const wall = ['-f', 'lavfi', '-i', 'color=c=black:s=8192x8192:r=1:d=1'];
    await ffmpeg(...wall, '-c:v', 'libx264', '-preset', 'ultrafast', path);
    expect(await reason(path)).toMatch(/at most 4,096 dots/);
  });
});

describe('files of other kinds (S5)', () => {
  it('libvips is refused, though sharp could read it', async () => {
    const picture = await drawing(60, 40);
    const vips = join(folder, 'picture.v');
    await picture.clone().toFile(vips);
    expect((await readFile(vips)).subarray(0, 4).toString('hex')).toMatch(/^(b6a6f208|08f2a6b6)$/);
    expect(await reason(vips)).toMatch(/must be a photo/);
  });

  it.each([
    ['nothing', '', /^The file is empty/],
    ['a letter', 'Dear all', /a text file/],
    ['a ZIP', 'PK\x03\x04\x14\x00\x00\x00\x08\x00padding', /a packed folder \(ZIP\)/],
    ['a script', '#!/bin/sh\nrm -rf /\n', /a text file/],
  ])('%s is refused in plain words', async (_what, text, sentence) => {
    const path = join(await mkdtemp(join(folder, 'odd-')), 'photo.jpg');
    await writeFile(path, text, 'latin1');
    expect(await reason(path)).toMatch(sentence);
  });
});

describe('a file that is two things at once (S7)', () => {
  it.each([
    ['a ZIP', 'PK\x03\x04STOWAWAY\x00\x00PK\x05\x06'],
    ['a web page', '<html><script>alert("STOWAWAY")</script></html>'],
  ])('a photo with %s behind it loses that', async (_what, trailer) => {
    const path = join(await mkdtemp(join(folder, 'two-')), 'photo.jpg');
    await writeFile(path, Buffer.concat([await readFile(await make('photo.jpg')), Buffer.from(trailer)]));
    const found = await inspect(path);
    if (found.kind === 'refused') throw new Error(found.reason);
    const scratch = await mkdtemp(join(folder, 'work-'));
    await createTranscoder().transcode(path, found.facts, scratch, () => {}, never);
    expect((await contents(scratch)).includes('STOWAWAY')).toBe(false);
  });

  it('a sound with a web page behind it loses that', async () => {
    const path = join(await mkdtemp(join(folder, 'two-')), 'memo.m4a');
    await writeFile(
      path,
      Buffer.concat([await readFile(await make('memo.m4a')), Buffer.from('<html>STOWAWAY')]),
    );
    const found = await inspect(path);
    if (found.kind === 'refused') throw new Error(found.reason);
    const scratch = await mkdtemp(join(folder, 'work-'));
    await createTranscoder().transcode(path, found.facts, scratch, () => {}, never);
    expect((await contents(scratch)).includes('STOWAWAY')).toBe(false);
  });
});

/** Ids of all processes whose command line names `text`. */
async function processesNaming(text: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return ids.filter((_id, at) => lines[at]?.includes(text));
}

/** Waits for a killed process to be gone: the kernel reaps it a moment after the signal. */
async function eventually(check: () => Promise<boolean>): Promise<boolean> {
  for (let turn = 0; turn < 100; turn += 1) {
    if (await check()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

describe('work that takes too long, or is called off (S3)', () => {
  async function longFilm(): Promise<{ path: string; scratch: string; facts: FilmFacts }> {
    const path = join(folder, 'long.mp4');
    await ffmpeg('-stream_loop', '60', '-i', await make('wide.mp4'), '-c', 'copy', path);
    const scratch = await mkdtemp(join(folder, 'work-'));
    return { path, scratch, facts: { ...filmFacts, seconds: 122, width: 1280, height: 720 } };
  }

  it('ends at the wall clock and leaves no process', async () => {
    const { path, scratch, facts } = await longFilm();
    const tools = { ...defaultLimits.tools, workSeconds: 2, workSecondsPerSecond: 0 };
    const attempt = createTranscoder({ limits: { ...defaultLimits, tools } });
    await expect(attempt.transcode(path, facts, scratch, () => {}, never)).rejects.toBeInstanceOf(RanTooLong);
    expect(await eventually(async () => (await processesNaming(scratch)).length === 0)).toBe(true);
  });

  it('ends at the signal and leaves no process', async () => {
    const { path, scratch, facts } = await longFilm();
    const off = new AbortController();
    const attempt = createTranscoder().transcode(path, facts, scratch, () => {}, off.signal);
    attempt.catch(() => {});
    expect(await eventually(async () => (await processesNaming(`${scratch}/film-`)).length > 0)).toBe(true);
    off.abort(new Error('called off'));
    await expect(attempt).rejects.toThrow('called off');
    expect(await eventually(async () => (await processesNaming(scratch)).length === 0)).toBe(true);
  });

  it('takes the children of the child with it, and hands on nothing of the environment', async () => {
    const scratch = await mkdtemp(join(folder, 'work-'));
    // Its id is another one to whoever looks from outside, so it is known by how long it sleeps.
    const long = `300.${Math.random().toString().slice(2)}`;
    const script = `sleep ${long} & env > environment; wait`;
    const attempt = runGuarded('sh', ['-c', script], {
      folder: scratch,
      signal: never,
      seconds: 1.5,
      memory: 1e9,
      output: 1e6,
    });
    await expect(attempt).rejects.toBeInstanceOf(RanTooLong);
    expect(await eventually(async () => (await processesNaming(long)).length === 0)).toBe(true);
    const environment = await readFile(join(scratch, 'environment'), 'utf8');
    const known = /^(PATH|TMPDIR|PWD|OLDPWD|SHLVL|_)=/;
    expect(environment.split('\n').filter((line) => line !== '' && !known.test(line))).toEqual([]);
  });

  it('may write only so much', async () => {
    const scratch = await mkdtemp(join(folder, 'work-'));
    const guards = { folder: scratch, signal: never, seconds: 20, memory: 1e9, output: 1e6 };
    const attempt = runGuarded('sh', ['-c', 'head -c 5000000 /dev/zero > much'], guards);
    await expect(attempt).rejects.toThrow();
    expect((await readFile(join(scratch, 'much'))).length).toBeLessThanOrEqual(1e6);
  });

  it('called off before it began does not begin', async () => {
    const scratch = await mkdtemp(join(folder, 'work-'));
    const signal = AbortSignal.abort(new Error('called off'));
    const path = await make('photo.jpg');
    await expect(createInspector().inspect(path, scratch, signal)).rejects.toThrow('called off');
    const facts: MediaFacts = {
      form: 'artwork',
      container: 'jpeg',
      width: 480,
      height: 640,
      frames: 1,
      alpha: false,
    };
    await expect(createTranscoder().transcode(path, facts, scratch, () => {}, signal)).rejects.toThrow(
      'called off',
    );
    expect(await readdir(scratch)).toEqual([]);
  });
});

it('sharp opens nothing but our own kinds once the project has set it up (S5)', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await expect(sharp(svg).metadata()).rejects.toThrow();
  await expect(sharp(await readFile(await vipsFile())).metadata()).rejects.toThrow();
});

async function vipsFile(): Promise<string> {
  const path = join(folder, 'nine.v');
  await (await drawing(9, 9)).clone().toFile(path);
  return path;
}
