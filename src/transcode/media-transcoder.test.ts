import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { wrongCorners } from '../../test/fixtures/drawings.ts';
import { createMedia, ffmpeg, type Make, type MediaName, secrets } from '../../test/fixtures/make-media.ts';
import { chance, someOf } from '../../test/support/chance.ts';
import { createInspector } from '../inspect/media-inspector.ts';
import type { MediaFacts } from '../story/media.ts';
import { createTranscoder } from './media-transcoder.ts';
import { transcodeWhole } from './transcode-whole.ts';
import type { Rendered, RenderedFile } from './transcoder.ts';

const run = promisify(execFile);
const never = new AbortController().signal;
const random = chance('renditions');

let folder: string;
let make: Make;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'transcode-'));
  make = createMedia(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Made extends Rendered {
  readonly facts: MediaFacts;
  readonly progress: readonly number[];
  file(name: string): RenderedFile;
}

const made = new Map<MediaName, Promise<Made>>();

/** Inspects and transcodes one of the test media, once. */
function rendered(name: MediaName): Promise<Made> {
  const known = made.get(name);
  if (known) return known;
  const making = make(name).then(render);
  made.set(name, making);
  return making;
}

async function render(path: string): Promise<Made> {
  const scratch = await mkdtemp(join(folder, 'scratch-'));
  const found = await createInspector().inspect(path, scratch, never);
  if (found.kind === 'refused') throw new Error(found.reason);
  const progress: number[] = [];
  const note = (percent: number) => progress.push(percent);
  const out = await transcodeWhole(createTranscoder(), path, found.facts, scratch, note, never);
  const file = (name: string) => {
    const wanted = out.files.find((each) => each.name === name);
    if (!wanted) throw new Error(`No ${name} among ${out.files.map((each) => each.name).join(' ')}`);
    return wanted;
  };
  return { ...out, facts: found.facts, progress, file };
}

interface ProbedStream {
  codec_name: string;
  width: number;
  height: number;
  channels: number;
  color_transfer: string;
  pix_fmt: string;
  profile: string;
  r_frame_rate: string;
  start_time: string;
  side_data_list?: unknown;
}

async function probed(path: string): Promise<{ streams: ProbedStream[]; seconds: number; tags: object }> {
  const args = ['-v', 'error', '-of', 'json', '-show_streams', '-show_format', path];
  const { streams, format } = JSON.parse((await run('ffprobe', args)).stdout);
  return { streams, seconds: Number(format.duration), tags: format.tags ?? {} };
}

/** Times as they stand in the file, and of the sound a checksum of each packet. */
async function packetsOf(path: string) {
  const args = ['-v', 'error', '-copyts', '-i', path, '-map', '0:v', '-map', '0:a', '-c', 'copy'];
  const { stdout } = await run('ffmpeg', [...args, '-copypriorss', '1', '-f', 'framecrc', '-']);
  const lines = stdout.split('\n').map((line) => line.split(',').map((part) => part.trim()));
  return {
    sound: lines
      .filter(([stream]) => stream === '1')
      .map(([, dts, pts, , size, sum]) => [dts, pts, size, sum]),
    pictureTimes: lines
      .flatMap(([stream, , pts]) => (stream === '0' ? [Number(pts)] : []))
      .sort((one, other) => one - other),
  };
}

async function light(path: string): Promise<number> {
  const filter = 'signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-';
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', path, '-vf', filter, '-f', 'null', '-']);
  const values = [...stdout.matchAll(/YAVG=([\d.]+)/g)].map(([, value]) => Number(value));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

async function loudnessOf(path: string): Promise<number> {
  const args = ['-nostdin', '-hide_banner', '-i', path, '-vn', '-af', 'ebur128', '-f', 'null', '-'];
  const { stderr } = await run('ffmpeg', args, { maxBuffer: 1e8 });
  return Number(/Integrated loudness:\s+I:\s+(-?[\d.]+) LUFS/.exec(stderr)?.[1]);
}

/** Every browser is offered some widths, and whoever reads the best format those between them too. */
const namesOf = (kind: string, widths: readonly number[]) =>
  widths.flatMap((width) =>
    ([480, 800, 960, 1600].includes(width) ? ['avif'] : ['avif', 'webp', 'jpg']).map(
      (ending) => `${kind}-${width}.${ending}`,
    ),
  );

describe('pictures', () => {
  it('come in each format at each width that they fill', async () => {
    const { files, placeholder } = await rendered('large.jpg');
    expect(files.map(({ name }) => name)).toEqual([
      ...namesOf('image', [320, 480, 640, 800, 960, 1280, 1600, 2560]),
      ...['tiles.pack', 'tiles.json'],
    ]);
    for (const { path, width, height, kind, type } of files.slice(0, -2)) {
      const found = await sharp(path).metadata();
      expect([found.width, found.height]).toEqual([width, height]);
      expect(kind).toBe('image');
      expect(found.format === 'heif' ? 'image/avif' : `image/${found.format}`).toBe(type);
      expect([found.exif, found.icc, found.xmp, found.orientation]).toEqual(Array(4).fill(undefined));
      expect(found.space).toBe('srgb');
    }
    const sketch = Buffer.from(placeholder?.replace('data:image/webp;base64,', '') ?? '', 'base64');
    expect(await sharp(sketch).metadata()).toMatchObject({ format: 'webp', width: 32 });
    expect(sketch.length).toBeLessThan(250);
  });

  it.each(
    someOf<MediaName>(
      ['photo.jpg', 'drawing.heic', 'turned.heic', 'drawing.png', 'drawing.webp', 'drawing.avif'],
      2,
      random,
    ),
  )('%s is upright in every rendition', async (name) => {
    for (const { path, width, height } of (await rendered(name)).files) {
      expect(await wrongCorners(path)).toEqual([]);
      if (!name.startsWith('drawing.') || name.endsWith('heic')) expect(height).toBeGreaterThan(width ?? 0);
    }
  });

  it('are never enlarged', async () => {
    const { files } = await rendered('tiny.png');
    expect(files.map(({ width, height }) => `${width}x${height}`)).toEqual(Array(3).fill('120x90'));
  });

  it('of a wide range of colour keep their colours', async () => {
    const path = join(folder, 'wide-colour.png');
    const red = { create: { width: 340, height: 340, channels: 3, background: '#c83232' } } as const;
    await sharp(red).withIccProfile('p3').png().toFile(path);
    const { file } = await render(path);
    const pixels = await sharp(file('image-320.jpg').path).raw().toBuffer();
    for (const [at, value] of [200, 50, 50].entries()) {
      expect(Math.abs((pixels[at] ?? 0) - value)).toBeLessThan(6);
    }
  });
});

describe('sounds', () => {
  it('come as AAC and Opus, with their peaks and a drawing of them', async () => {
    const { files, placeholder, file } = await rendered('memo.m4a');
    expect(files.map(({ kind, name, type }) => `${kind} ${name} ${type}`)).toEqual([
      'sound sound.m4a audio/mp4',
      'sound sound.opus audio/ogg',
      'peaks peaks.json application/json',
      'waveform waveform.svg image/svg+xml',
    ]);
    expect(placeholder).toBeNull();
    expect((await probed(file('sound.m4a').path)).streams).toMatchObject([
      { codec_name: 'aac', channels: 1 },
    ]);
    expect((await probed(file('sound.opus').path)).streams).toMatchObject([
      { codec_name: 'opus', channels: 1 },
    ]);
    const peaks = JSON.parse(await readFile(file('peaks.json').path, 'utf8'));
    expect(peaks.seconds).toBeCloseTo(3, 1);
    expect(peaks.peaks).toHaveLength(400);
    expect(Math.max(...peaks.peaks)).toBe(1);
  });

  it('start playing before they have come whole', async () => {
    const bytes = await readFile((await rendered('memo.m4a')).file('sound.m4a').path);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it.each<MediaName>(['speech.wav', 'song.mp3'])('%s is brought to -16 LUFS', async (name) => {
    const { file } = await rendered(name);
    for (const each of ['sound.m4a', 'sound.opus']) {
      expect(Math.abs((await loudnessOf(file(each).path)) + 16)).toBeLessThan(1.5);
    }
  });

  it('of silence stay silent', async () => {
    const { file } = await rendered('silence.wav');
    const { peaks } = JSON.parse(await readFile(file('peaks.json').path, 'utf8'));
    expect(Math.max(...peaks)).toBe(0);
    expect((await probed(file('sound.m4a').path)).streams).toMatchObject([{ channels: 2 }]);
  });

  it.each(
    someOf<MediaName>(
      ['note.amr', 'note.3gp', 'recording.webm', 'recording.mp4', 'note.flac', 'note.aac'],
      2,
      random,
    ),
  )('%s keeps its length', async (name) => {
    const { files } = await rendered(name);
    for (const { seconds } of files.filter(({ kind }) => kind === 'sound')) {
      expect(Math.abs((seconds ?? 0) - 2)).toBeLessThan(0.15);
    }
  });
});

describe('films', () => {
  it('come in each size that they fill, with playlists and posters', async () => {
    const { files, placeholder, progress } = await rendered('wide.mp4');
    expect(files.map(({ kind, name, type }) => `${kind} ${name} ${type}`)).toEqual([
      'film film-720.mp4 video/mp4',
      'hls-master film.m3u8 application/vnd.apple.mpegurl',
      'hls-variant film-720.m3u8 application/vnd.apple.mpegurl',
      ...namesOf('poster', [320, 480, 640, 800, 960, 1280]).map(
        (name) => `poster ${name} image/${name.replace(/.*\./, '').replace('jpg', 'jpeg')}`,
      ),
      'film film-480.mp4 video/mp4',
      'hls-variant film-480.m3u8 application/vnd.apple.mpegurl',
    ]);
    expect(placeholder).not.toBeNull();
    expect(progress.at(-1)).toBe(100);
    expect(progress).toEqual([...progress].sort((one, other) => one - other));
    for (const { path, width, height } of files.filter(({ kind }) => kind === 'film')) {
      const { streams } = await probed(path);
      expect(streams).toMatchObject([
        { codec_name: 'h264', profile: 'High', pix_fmt: 'yuv420p', width, height, r_frame_rate: '30/1' },
        { codec_name: 'aac', channels: 1 },
      ]);
      expect(Number(streams[0]?.start_time)).toBeCloseTo(0, 2);
    }
  });

  it('have the very same sound at the very same moments in each size, and as many frames', async () => {
    const { files } = await rendered('wide.mp4');
    const films = files.filter(({ kind }) => kind === 'film');
    const packets = await Promise.all(films.map(({ path }) => packetsOf(path)));
    expect(packets).toHaveLength(2);
    expect(packets[0]?.sound.length).toBeGreaterThan(90);
    expect(packets[0]?.sound).toEqual(packets[1]?.sound);
    expect(packets[0]?.pictureTimes).toEqual(packets[1]?.pictureTimes);
  });

  it('held upright are upright, in film and poster', async () => {
    const { files, file } = await rendered('phone.mov');
    expect(file('film-480.mp4')).toMatchObject({ width: 480, height: 640 });
    const { streams } = await probed(file('film-480.mp4').path);
    expect(streams[0]?.side_data_list).toBeUndefined();
    const frame = join(folder, 'upright.png');
    await ffmpeg('-i', file('film-480.mp4').path, '-frames:v', '1', '-update', '1', frame);
    expect(await wrongCorners(frame)).toEqual([]);
    for (const { path } of files.filter(({ kind }) => kind === 'poster')) {
      expect(await wrongCorners(path)).toEqual([]);
    }
  });

  it('of high dynamic range look as they do in standard range', async () => {
    const standard = await light((await rendered('standard.mp4')).file('film-360.mp4').path);
    for (const name of ['pq.mov', 'hlg.mov'] as const) {
      const { path } = (await rendered(name)).file('film-360.mp4');
      expect((await probed(path)).streams).toMatchObject([{ color_transfer: 'bt709', pix_fmt: 'yuv420p' }]);
      expect(Math.abs((await light(path)) - standard)).toBeLessThan(12);
    }
  });

  it('of uneven rate become even and keep their length', async () => {
    const { file, facts } = await rendered('uneven.mp4');
    const { path } = file('film-360.mp4');
    const args = [
      '-v',
      'error',
      '-select_streams',
      'v',
      '-show_entries',
      'packet=pts_time',
      '-of',
      'csv=p=0',
      path,
    ];
    const times = (await run('ffprobe', args)).stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Number.parseFloat(line))
      .sort((one, other) => one - other);
    const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(0.002);
    expect(
      facts.form === 'film' && Math.abs((file('film-360.mp4').seconds ?? 0) - facts.seconds),
    ).toBeLessThan(0.2);
  });

  it.each(
    someOf<[MediaName, string, string]>(
      [
        ['hevc.mov', 'film-360.mp4', '640x360'],
        ['mute.mp4', 'film-360.mp4', '640x360'],
        ['anamorphic.mp4', 'film-480.mp4', '854x480'],
        ['camera.avi', 'film-480.mp4', '640x480'],
        ['film.mkv', 'film-360.mp4', '640x360'],
        ['recording-film.webm', 'film-240.mp4', '320x240'],
        ['recording-film.mp4', 'film-240.mp4', '320x240'],
        ['old.3gp', 'film-144.mp4', '176x144'],
        ['fast.mp4', 'film-240.mp4', '320x240'],
      ],
      3,
      random,
    ),
  )('%s becomes %s', async (source, name, size) => {
    const { file, facts } = await rendered(source);
    const { streams } = await probed(file(name).path);
    expect(`${streams[0]?.width}x${streams[0]?.height}`).toBe(size);
    expect(streams).toHaveLength(facts.form === 'film' && facts.audio ? 2 : 1);
    const [top = 0, bottom = 1] = (streams[0]?.r_frame_rate ?? '').split('/').map(Number);
    expect(top / bottom).toBeLessThanOrEqual(60);
  });

  it('that begin in the dark have a poster from later on', async () => {
    const { file } = await rendered('dark-start.mp4');
    const { channels } = await sharp(file('poster-320.jpg').path).stats();
    expect(Math.max(...channels.map(({ mean }) => mean))).toBeGreaterThan(60);
  });

  it('are served by ranges that begin with a fragment and make up the whole file', async () => {
    for (const name of ['dark-start.mp4', 'wide.mp4'] as const) {
      const { files } = await rendered(name);
      for (const { path } of files.filter(({ kind }) => kind === 'hls-variant')) {
        const text = await readFile(path, 'utf8');
        const film = path.replace(/m3u8$/, 'mp4');
        const bytes = await readFile(film);
        let at = Number(/BYTERANGE="(\d+)@0"/.exec(text)?.[1]);
        expect(bytes.toString('latin1', 4, 8)).toBe('ftyp');
        const ranges = [...text.matchAll(/#EXT-X-BYTERANGE:(\d+)@(\d+)/g)];
        expect(ranges).toHaveLength(name === 'dark-start.mp4' ? 3 : 1);
        for (const [, size, start] of ranges) {
          expect(Number(start)).toBe(at);
          expect(bytes.toString('latin1', at + 4, at + 8)).toBe('moof');
          at += Number(size);
        }
        expect(at).toBe((await stat(film)).size);
        expect(text).toMatch(/#EXT-X-ENDLIST\n$/);
      }
    }
  });

  it('play from their playlists', async () => {
    const { file } = await rendered('dark-start.mp4');
    expect((await probed(file('film-360.m3u8').path)).seconds).toBeCloseTo(10, 1);
    const master = await probed((await rendered('wide.mp4')).file('film.m3u8').path);
    expect(
      master.streams.filter(({ codec_name }) => codec_name === 'h264').map(({ height }) => height),
    ).toEqual([480, 720]);
  });
});

describe('no rendition', () => {
  it.each(
    someOf<MediaName>(
      ['photo.jpg', 'turned.heic', 'memo.m4a', 'song.mp3', 'phone.mov', 'hevc.mov', 'film.mkv'],
      3,
      random,
    ),
  )('of %s carries a place, a device, a name or a comment (S2)', async (name) => {
    const original = await readFile(await make(name));
    expect(secrets.some((secret) => original.includes(secret))).toBe(true);
    for (const { path, type } of (await rendered(name)).files) {
      const bytes = await readFile(path);
      for (const secret of [...secrets, 'Exif\0', 'GPS', 'ISO6709', 'http://ns.adobe.com']) {
        expect(bytes.includes(secret) ? `${secret} in ${path}` : '').toBe('');
      }
      if (type.startsWith('video/') || type.startsWith('audio/')) {
        const { tags } = await probed(path);
        expect(Object.keys(tags).filter((tag) => !/brand|minor_version|encoder/.test(tag))).toEqual([]);
      }
    }
  });
});

describe('a file that broke since it was inspected', () => {
  it('is refused in words for the storyteller', async () => {
    const scratch = await mkdtemp(join(folder, 'scratch-'));
    const whole = await make('mute.mp4');
    const { facts } = await rendered('mute.mp4');
    const broken = join(folder, 'broken.mp4');
    await writeFile(broken, (await readFile(whole)).fill(0, 40, 200_000));
    const attempt = createTranscoder().transcode(broken, facts, scratch, () => {}, never);
    await expect(attempt).rejects.toMatchObject({
      status: 422,
      message: expect.stringMatching(/^The film /),
    });
  });
});
