import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMedia, type Make, type MediaName, truncate } from '../../test/fixtures/make-media.ts';
import { chance, someOf } from '../../test/support/chance.ts';
import { defaultLimits, type MediaLimits } from './accepted-media.ts';
import type { Inspection } from './inspector.ts';
import { createInspector } from './media-inspector.ts';

let folder: string;
let make: Make;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspect-'));
  make = createMedia(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const never = new AbortController().signal;
const random = chance('inspected media');

async function inspect(path: string, limits?: MediaLimits): Promise<Inspection> {
  const scratch = await mkdtemp(join(folder, 'scratch-'));
  return createInspector(limits ? { limits } : {}).inspect(path, scratch, never);
}

async function factsOf(path: string): Promise<Record<string, unknown>> {
  const found = await inspect(path);
  if (found.kind === 'refused') throw new Error(`Refused: ${found.reason}`);
  return { ...found.facts };
}

async function reason(path: string, limits?: MediaLimits): Promise<string> {
  const found = await inspect(path, limits);
  return found.kind === 'refused' ? found.reason : `accepted as ${found.facts.form}`;
}

describe('accepted media, row by row', () => {
  it.each(
    someOf<[MediaName, object]>(
      [
        [
          'photo.jpg',
          { form: 'artwork', container: 'jpeg', width: 480, height: 640, frames: 1, alpha: false },
        ],
        ['tiny.png', { form: 'artwork', container: 'png', width: 120, height: 90 }],
        ['clear.png', { form: 'artwork', container: 'png', alpha: true }],
        ['grey.png', { form: 'artwork', container: 'png', width: 400, height: 300 }],
        ['drawing.webp', { form: 'artwork', container: 'webp', width: 700, height: 500 }],
        ['drawing.avif', { form: 'artwork', container: 'avif', width: 700, height: 500 }],
        [
          'moving.gif',
          { form: 'film', container: 'gif', seconds: 2, frameRate: 10, audio: null, animation: true },
        ],
        ['moving.webp', { form: 'film', container: 'webp', seconds: 2, frameRate: 10, animation: true }],
        ['drawing.heic', { form: 'artwork', container: 'heic', width: 480, height: 640 }],
        ['turned.heic', { form: 'artwork', container: 'heic', width: 480, height: 640 }],
        ['memo.m4a', { form: 'sound', container: 'm4a', codec: 'aac', channels: 1 }],
        ['song.mp3', { form: 'sound', container: 'mp3', codec: 'mp3' }],
        ['note.wav', { form: 'sound', container: 'wav', codec: 'pcm_s16le' }],
        ['note.flac', { form: 'sound', container: 'flac', codec: 'flac' }],
        ['note.ogg', { form: 'sound', container: 'ogg', codec: 'vorbis' }],
        ['note.opus', { form: 'sound', container: 'ogg', codec: 'opus' }],
        ['note.aac', { form: 'sound', container: 'aac', codec: 'aac' }],
        ['note.amr', { form: 'sound', container: 'amr', codec: 'amr_nb' }],
        ['note.3gp', { form: 'sound', container: '3gp', codec: 'amr_nb' }],
        ['recording.webm', { form: 'sound', container: 'webm', codec: 'opus' }],
        ['silence.wav', { form: 'sound', channels: 2 }],
        ['cover.mp3', { form: 'sound', container: 'mp3', channels: 1 }],
        ['beeps.aiff', { form: 'sound', container: 'aiff', codec: 'pcm_s16be' }],
        ['beeps.caf', { form: 'sound', container: 'caf', codec: 'pcm_s24le' }],
        ['beeps-opus.caf', { form: 'sound', container: 'caf', codec: 'opus' }],
        ['beeps-aac.caf', { form: 'sound', container: 'caf', codec: 'aac' }],
        ['beeps-rf64.wav', { form: 'sound', container: 'wav' }],
        ['beeps.w64', { form: 'sound', container: 'w64' }],
        ['beeps.wma', { form: 'sound', container: 'wma', codec: 'wmav2' }],
        ['mid-frame.mp3', { form: 'sound', container: 'mp3' }],
        ['after-zeros.mp3', { form: 'sound', container: 'mp3' }],
        ['changing.ts', { form: 'sound', container: 'mts', codec: 'ac3' }],
        ['three-voices.wav', { form: 'sound', channels: 3 }],
        ['named.mp3', { form: 'sound', container: 'mp3' }],
        ['called-locked.mp3', { form: 'sound', container: 'mp3' }],
        ['one-picture.mp4', { form: 'film', frameRate: 25 }],
        ['camcorder.mts', { form: 'film', container: 'mts', codec: 'h264', interlaced: true, frameRate: 50 }],
        ['mpeg1.mpg', { form: 'film', container: 'mpg', codec: 'mpeg1video', frameRate: 25 }],
        ['mpeg2.mpg', { form: 'film', container: 'mpg', codec: 'mpeg2video', frameRate: 25 }],
        ['mpeg2.mov', { form: 'film', container: 'mov', codec: 'mpeg2video' }],
        [
          'windows.wmv',
          { form: 'film', container: 'wmv', codec: 'wmv2', audio: { codec: 'wmav2', channels: 1 } },
        ],
        ['tape.avi', { form: 'film', container: 'avi', codec: 'dvvideo', interlaced: true }],
        ['tape.mov', { form: 'film', container: 'mov', codec: 'dvvideo', interlaced: true }],
        ['tape.dv', { form: 'film', container: 'dv', codec: 'dvvideo', width: 768, height: 576 }],
        ['theora.ogv', { form: 'film', container: 'ogg', codec: 'theora' }],
        ['subtitled.mp4', { form: 'film', container: 'mp4', codec: 'h264' }],
        ['subtitled.mkv', { form: 'film', container: 'mkv', codec: 'h264' }],
        ['attached.mkv', { form: 'film', container: 'mkv', codec: 'h264' }],
        [
          'phone.mov',
          { form: 'film', container: 'mov', codec: 'h264', width: 480, height: 640, frameRate: 30 },
        ],
        ['hevc.mov', { form: 'film', container: 'mov', codec: 'hevc', hdr: null }],
        ['pq.mov', { form: 'film', codec: 'hevc', hdr: 'pq', audio: null }],
        ['hlg.mov', { form: 'film', codec: 'hevc', hdr: 'hlg' }],
        ['mute.mp4', { form: 'film', container: 'mp4', audio: null }],
        ['anamorphic.mp4', { form: 'film', width: 1024, height: 576 }],
        ['camera.avi', { form: 'film', container: 'avi', codec: 'mjpeg' }],
        ['film.mkv', { form: 'film', container: 'mkv', audio: { codec: 'opus', channels: 1 } }],
        ['film.webm', { form: 'film', container: 'webm', codec: 'vp8' }],
        ['recording-film.webm', { form: 'film', container: 'webm', codec: 'vp8', frameRate: 25 }],
        ['old.3gp', { form: 'film', container: '3gp', codec: 'h263', width: 176, height: 144 }],
      ],
      24,
      random,
    ),
  )('%s', async (name, expected) => {
    expect(await factsOf(await make(name))).toMatchObject(expected);
  });

  it('takes the rate of the fast part of a film of uneven rate', async () => {
    expect(await factsOf(await make('uneven.mp4'))).toMatchObject({ frameRate: 30 });
    expect(await factsOf(await make('time-lapse.mp4'))).toMatchObject({ frameRate: 30 });
  });

  it.each(
    someOf<[MediaName, number]>(
      [
        ['recording.webm', 2],
        ['recording.mp4', 2],
        ['recording-film.webm', 2],
        ['recording-film.mp4', 2],
        ['note.aac', 2],
        ['song.mp3', 3],
        ['phone.mov', 2],
        ['late-picture.mp4', 9.8],
        ['cut.mp4', 5.6],
        ['long-sound.mp4', 12],
        ['joined.opus', 16],
      ],
      3,
      random,
    ),
  )('measures how long %s is', async (name, seconds) => {
    const measured = Number((await factsOf(await make(name))).seconds);
    expect(Math.abs(measured - seconds)).toBeLessThan(0.15);
  });
});

describe('a recording that broke off in the middle', () => {
  it.each<[MediaName, 'sound' | 'film']>([
    ['recording.webm', 'sound'],
    ['recording.mp4', 'sound'],
    ['recording-film.webm', 'film'],
    ['recording-film.mp4', 'film'],
  ])('is taken as far as it goes: %s', async (name, form) => {
    const facts = await factsOf(await truncate(await make(name), 0.7));
    expect(facts.form).toBe(form);
    expect(Number(facts.seconds)).toBeGreaterThan(0.7);
    expect(Number(facts.seconds)).toBeLessThan(1.9);
  });
});

describe('what a file is called', () => {
  it.each<[MediaName, string, object]>([
    ['drawing.png', 'song.mp3', { form: 'artwork', container: 'png' }],
    ['memo.m4a', 'picture.jpg', { form: 'sound', container: 'm4a' }],
    ['mute.mp4', 'words.txt', { form: 'film', container: 'mp4' }],
    ['note.wav', 'page.html', { form: 'sound', container: 'wav' }],
  ])('changes nothing: %s as %s (S6)', async (name, other, expected) => {
    const elsewhere = createMedia(await mkdtemp(join(folder, 'renamed-')));
    const path = await elsewhere(name);
    const renamed = join(path, '..', other);
    await rename(path, renamed);
    expect(await factsOf(renamed)).toMatchObject(expected);
  });
});

describe('refusals say what is wrong and what to do (P3)', () => {
  const short: MediaLimits = {
    ...defaultLimits,
    artwork: { ...defaultLimits.artwork, bytes: 2000, pixels: 10_000, frames: 5, pages: 2 },
    sound: { bytes: 100_000, seconds: 1, channels: 1 },
    film: { bytes: 300_000, seconds: 1, side: 500, pixels: 200_000, framesPerSecond: 60 },
  };
  const wide = (more: Partial<MediaLimits['film']>): MediaLimits => ({
    ...defaultLimits,
    film: { ...defaultLimits.film, ...more },
  });

  it.each<[string, MediaName, MediaLimits, RegExp]>([
    ['bytes of a picture', 'drawing.png', short, /^The picture must be smaller than/],
    ['pixels', 'drawing.avif', { ...short, artwork: { ...short.artwork, bytes: 1e6 } }, /million dots/],
    [
      'frames',
      'moving.gif',
      { ...defaultLimits, artwork: { ...defaultLimits.artwork, frames: 5 } },
      /most 5 frames/,
    ],
    ['length of a sound', 'memo.m4a', short, /^The sound must be no longer than 1 second\./],
    ['bytes of a sound', 'note.wav', short, /^The sound must be smaller than/],
    ['channels', 'silence.wav', { ...short, sound: { ...short.sound, bytes: 1e7 } }, /at most 1 channels/],
    ['length of a film', 'mute.mp4', wide({ seconds: 1 }), /^The film must be no longer than 1 second\./],
    ['bytes of a film', 'mute.mp4', wide({ bytes: 1000 }), /^The film must be smaller than/],
    ['width of a film', 'mute.mp4', wide({ side: 500 }), /at most 500 dots/],
    ['rate of a film', 'fast.mp4', wide({ framesPerSecond: 60 }), /at most 60 pictures a second/],
  ])('%s', async (_what, name, limits, sentence) => {
    expect(await reason(await make(name), limits)).toMatch(sentence);
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['an empty file', '', /^The file is empty\./],
    ['text', 'Dear neighbours,\nthis is a letter.\n', /is a text file/],
    ['an SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', /is an SVG drawing/],
    ['a web page', '<!DOCTYPE html><title>x</title>', /is a saved web page/],
    [
      'the start of a PDF',
      '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n',
      /^The document .* part of it is missing/,
    ],
    [
      'noise',
      Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251)),
      /must be a photo, a sound, a film or a PDF/,
    ],
  ])('%s', async (_what, content, sentence) => {
    const path = join(await mkdtemp(join(folder, 'odd-')), 'odd.bin');
    await writeFile(path, content);
    const said = await reason(path);
    expect(said).toMatch(sentence);
    expect(said).toMatch(/(Choose|Send|send|Save|Check|Cut)[^.]*\.$/);
  });

  it('a lock is told as a lock', async () => {
    expect(await reason(await make('encrypted.mp4'))).toMatch(
      /^The file is protected by a password or a lock/,
    );
  });

  it.each<[MediaName, RegExp]>([
    ['gsm.wav', /^The sound is stored in a way we cannot play/],
    ['cinepak.avi', /^The film is stored in a way we cannot play/],
    ['gsm.mov', /^The film is stored in a way we cannot play/],
  ])('%s says that it is the way it is stored, and not that anything is missing', async (name, sentence) => {
    expect(await reason(await make(name))).toMatch(sentence);
  });

  it.each<[MediaName, number]>([
    ['tape.avi', 0.3],
    ['windows.wmv', 0.4],
    ['beeps.aiff', 0.3],
    ['beeps-rf64.wav', 0.3],
    ['clapper.mp4', 0.6],
  ])('%s that was cut short is told at once that part of it is missing', async (name, share) => {
    expect(await reason(await truncate(await make(name), share))).toMatch(/because part of it is missing/);
  });

  it('a header that promises 47 hours does not make it our failure', async () => {
    const bytes = await readFile(await make('note.flac'));
    // 36 bits of samples in the first block (FLAC, RFC 9639, 8.2).
    const samples = 47 * 3600 * 44_100;
    bytes.writeUInt8((bytes.readUInt8(21) & 0xf0) | Math.floor(samples / 2 ** 32), 21);
    bytes.writeUInt32BE(samples % 2 ** 32, 22);
    const path = join(await mkdtemp(join(folder, 'long-')), 'long.flac');
    await writeFile(path, bytes);
    expect(await reason(path)).toMatch(/because part of it is missing/);
  });

  it.each(
    someOf<[MediaName, number]>(
      [
        ['large.jpg', 0.6],
        ['drawing.png', 0.6],
        ['drawing.webp', 0.5],
        ['drawing.avif', 0.6],
        ['moving.gif', 0.05],
        ['drawing.heic', 0.7],
        ['memo.m4a', 0.5],
        ['note.wav', 0.2],
        ['note.flac', 0.2],
        ['phone.mov', 0.5],
        ['hevc.mov', 0.5],
        ['wide.mp4', 0.5],
        ['camera.avi', 0.2],
        ['film.mkv', 0.2],
        ['film.webm', 0.2],
        ['old.3gp', 0.5],
      ],
      5,
      random,
    ),
  )('%s of which only a part arrived', async (name, share) => {
    expect(await reason(await truncate(await make(name), share))).toMatch(
      /part of it is missing|is damaged|could not read this one/,
    );
  });
});
