import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { hashCode, newMediaId, newPrivateCode, newStoryId } from '../../src/random.ts';
import { writeTimedCaptions } from '../../src/spoken/timed-captions.ts';
import { newRenditionKey } from '../../src/storage/keys.ts';
import type { StoryId } from '../../src/story/ids.ts';
import type { Hearing, Moment, ReadyMedia, Rendition } from '../../src/story/media.ts';
import { nothingToRead } from '../../src/story/media.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { drawWaveform } from '../../src/transcode/recordings/waveform.ts';
import type { Stores } from '../../src/wire.ts';
import { ffmpeg } from '../fixtures/make-media.ts';
import { aBooklet, aMovingPicture, aStrip } from '../support/shown-works.ts';
import { aPublishedStory, aReadyArtwork } from '../support/stories.ts';

/** Published stories with real bytes behind them, small enough to be made for every test. */

export const filmSeconds = 30;
export const soundSeconds = 20;
/** Of two paragraphs, the second from a quarter of it on; in a longer sound they come again and again. */
const soundWords = (rounds: number) =>
  wordsEvery(soundSeconds / 8, Array(rounds).fill('Somebody hums. Then nobody does.').join(' '));
const captions =
  'WEBVTT\n\n00:00:00.000 --> 00:00:10.000\nThe kettle again.\n\n00:00:10.000 --> 00:00:30.000\nTwo cups.\n';

type Part = Pick<Rendition, 'kind' | 'name' | 'type'> & { readonly bytes: Buffer; readonly over?: object };

/** Makes the bytes once; each story gets files of its own. */
export class Exhibits {
  readonly #stores: Pick<Stores, 'stories' | 'blobs'>;
  readonly #folder: string;
  #film: Promise<Buffer> | null = null;
  readonly #sounds = new Map<number, Promise<Buffer>>();

  constructor(stores: Pick<Stores, 'stories' | 'blobs'>, folder: string) {
    this.#stores = stores;
    this.#folder = folder;
  }

  async artwork(title: string, over: Partial<PublishedStory> = {}): Promise<PublishedStory> {
    const id = newStoryId();
    return this.#publish(id, title, [await this.#artwork(id)], over);
  }

  /** @param said where it is more than two sentences, or in more than one language */
  async sound(
    title: string,
    over: Partial<PublishedStory> = {},
    said: Partial<Hearing> = {},
    seconds = soundSeconds,
  ): Promise<PublishedStory> {
    const id = newStoryId();
    const rounds = Math.floor(seconds / soundSeconds);
    const hearing = {
      ...nothingToRead,
      transcript: Array(rounds).fill('Somebody hums.\n\nThen nobody does.').join('\n\n'),
      captions: { vtt: soundWords(rounds), language: 'en', checked: true },
      ...said,
    };
    return this.#publish(id, title, [await this.#soundMedia(id, hearing, seconds)], over);
  }

  /**
   * @param bytes instead of a film's, where nobody plays it
   * @param described there is another one with a voice, or moments that are told
   */
  async film(
    title: string,
    over: Partial<PublishedStory> = {},
    bytes: Buffer | null = null,
    described: boolean | readonly Moment[] = false,
    seconds = filmSeconds,
  ): Promise<PublishedStory> {
    const id = newStoryId();
    const hearing = {
      ...nothingToRead,
      captions: { vtt: captions, language: 'en', checked: true },
      ...(typeof described === 'object' && { description: { moments: described } }),
    };
    return this.#publish(
      id,
      title,
      [await this.#filmMedia(id, hearing, bytes, { isDescribed: described === true, seconds })],
      over,
    );
  }

  /** A story in words alone. */
  words(title: string, words: string): Promise<PublishedStory> {
    return this.#publish(newStoryId(), title, [], { words });
  }

  async booklet(title: string, pages: number, over: Partial<PublishedStory> = {}): Promise<PublishedStory> {
    const id = newStoryId();
    const pageAlts = Array.from({ length: pages }, (_, at) => ({
      kind: 'words' as const,
      words: `Street ${at + 1}`,
    }));
    return this.#publish(id, title, [await aBooklet(this.#stores, id, pages, { pageAlts })], over);
  }

  /** A panorama with tiles. */
  async strip(title: string, over: Partial<PublishedStory> = {}): Promise<PublishedStory> {
    const id = newStoryId();
    return this.#publish(id, title, [await aStrip(this.#stores, id)], over);
  }

  async movingPicture(title: string, over: Partial<PublishedStory> = {}): Promise<PublishedStory> {
    const id = newStoryId();
    return this.#publish(id, title, [await aMovingPicture(this.#stores, id)], over);
  }

  /** A voice and a drawing in one story. */
  async soundAndArtwork(title: string, over: Partial<PublishedStory> = {}): Promise<PublishedStory> {
    const id = newStoryId();
    const hearing = { ...nothingToRead, waiver: 'Nobody speaks in it.' };
    return this.#publish(id, title, [await this.#soundMedia(id, hearing), await this.#artwork(id)], over);
  }

  async #publish(id: StoryId, title: string, media: ReadyMedia[], over: Partial<PublishedStory>) {
    const codeHash = hashCode(newPrivateCode());
    const uses = { web: true, kiosk: true };
    const words = `${title}, in words.\n\n${'It went on for a while, and somebody wrote it down. '.repeat(30)}`;
    const story = aPublishedStory({ id, title, media, codeHash, words, ...over }, uses);
    await this.#stores.stories.insert(story);
    return story;
  }

  async #keep(story: StoryId, media: ReadyMedia['id'], parts: readonly Part[]): Promise<Rendition[]> {
    const kept: Rendition[] = [];
    for (const { bytes, over, ...part } of parts) {
      const key = newRenditionKey(story, media, part.name);
      kept.push({ ...part, ...over, key, ...(await this.#stores.blobs.put(key, Readable.from([bytes]))) });
    }
    return kept;
  }

  async #artwork(story: StoryId): Promise<ReadyMedia> {
    const whole = { width: 960, height: 640 };
    const small = { width: 640, height: 427 };
    const base = aReadyArtwork(story);
    const renditions = await this.#keep(story, base.id, [
      {
        kind: 'image',
        name: 'image-960.jpg',
        type: 'image/jpeg',
        bytes: await picture(960, 640),
        over: whole,
      },
      {
        kind: 'image',
        name: 'image-640.jpg',
        type: 'image/jpeg',
        bytes: await picture(640, 427),
        over: small,
      },
    ]);
    const facts = { form: 'artwork', container: 'jpeg', ...whole, frames: 1, alpha: false } as const;
    return { ...base, facts, renditions };
  }

  async #soundMedia(story: StoryId, hearing: Hearing, seconds = soundSeconds): Promise<ReadyMedia> {
    const id = newMediaId();
    const wave = drawWaveform(Array.from({ length: 300 }, (_, at) => Math.abs(Math.sin(at / 9))));
    const over = { seconds };
    const renditions = await this.#keep(story, id, [
      { kind: 'sound', name: 'sound.m4a', type: 'audio/mp4', bytes: await this.#soundBytes(seconds), over },
      { kind: 'waveform', name: 'waveform.svg', type: 'image/svg+xml', bytes: Buffer.from(wave) },
    ]);
    const facts = { form: 'sound', container: 'mov', codec: 'aac', channels: 1, ...over } as const;
    return { ...aReadyArtwork(story), id, guess: 'sound', alt: null, hearing, facts, renditions };
  }

  async #filmMedia(
    story: StoryId,
    hearing: Hearing,
    bytes: Buffer | null,
    { isDescribed, seconds }: { readonly isDescribed: boolean; readonly seconds: number },
  ) {
    const id = newMediaId();
    const size = { width: 320, height: 180 };
    const over = { ...size, seconds };
    const described = isDescribed ? [ownCopy(await this.#filmBytes())] : [];
    const renditions = await this.#keep(story, id, [
      ...described.map((film) => ({
        ...({ kind: 'described', name: 'film-described.mp4', type: 'video/mp4' } as const),
        ...{ bytes: film, over },
      })),
      {
        kind: 'film',
        name: 'film-180.mp4',
        type: 'video/mp4',
        bytes: bytes ?? ownCopy(await this.#filmBytes()),
        over,
      },
      {
        kind: 'poster',
        name: 'poster-320.jpg',
        type: 'image/jpeg',
        bytes: await picture(320, 180),
        over: size,
      },
    ]);
    const audio = { codec: 'aac', channels: 1 };
    const facts = {
      form: 'film',
      container: 'mov',
      codec: 'h264',
      frameRate: 10,
      hdr: null,
      audio,
      ...over,
    } as const;
    return { ...aReadyArtwork(story), id, guess: 'film' as const, alt: null, hearing, facts, renditions };
  }

  #filmBytes(): Promise<Buffer> {
    this.#film ??= this.#make('film.mp4', [
      ...['-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=10:duration=${filmSeconds}`],
      ...['-f', 'lavfi', '-i', `sine=frequency=330:duration=${filmSeconds}`],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '20', '-c:a', 'aac'],
      // As transcode/recordings/film-arguments.ts has it.
      ...['-movflags', '+frag_keyframe+delay_moov+default_base_moof+dash+global_sidx+skip_trailer'],
    ]);
    return this.#film;
  }

  #soundBytes(seconds: number): Promise<Buffer> {
    const made =
      this.#sounds.get(seconds) ??
      this.#make(`sound-${seconds}.m4a`, [
        ...['-f', 'lavfi', '-i', `sine=frequency=220:duration=${seconds}`, '-c:a', 'aac'],
        ...['-movflags', '+faststart'],
      ]);
    this.#sounds.set(seconds, made);
    return made;
  }

  async #make(name: string, args: readonly string[]): Promise<Buffer> {
    const file = path.join(this.#folder, name);
    await ffmpeg(...args, file);
    return readFile(file);
  }
}

/** Captions in which each word takes so many seconds. */
export function wordsEvery(seconds: number, text: string): string {
  return writeTimedCaptions(
    text.split(/\s+/).map((word, at) => ({ text: word, start: seconds * at, end: seconds * (at + 1) })),
  );
}

/** Another SHA-256 and nothing else: players pass by a box that is called free. */
function ownCopy(film: Buffer): Buffer {
  const box = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('free'), randomBytes(16)]);
  return Buffer.concat([film, box]);
}

/** No two are alike, so that none goes by another's SHA-256. */
function picture(width: number, height: number): Promise<Buffer> {
  return sharp(randomBytes(8 * 6 * 3), { raw: { width: 8, height: 6, channels: 3 } })
    .resize(width, height)
    .jpeg({ quality: 50 })
    .toBuffer();
}
