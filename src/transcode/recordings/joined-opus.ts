import { createWriteStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { base32 } from '../../random.ts';

/** A page of an OGG file (RFC 3533, 6), with its bytes. */
interface Page {
  readonly bytes: Buffer;
  readonly serial: number;
  readonly begins: boolean;
  /** Packets that end in it. */
  readonly packets: number;
  /** Where its body starts. */
  readonly body: number;
}

/** Opus has two packets of headers (RFC 7845, 3). */
const headerPackets = 2;

/**
 * Some programs join recordings by writing one Opus file after another, as OGG allows (RFC 3533, 4). ffmpeg takes the
 * second one's headers for sound and a second of silence. Gives a copy in `scratch` that is one stream throughout, or
 * `path` itself where there is nothing to mend.
 */
export async function asOneOpus(path: string, scratch: string, signal: AbortSignal): Promise<string> {
  const file = await open(path);
  try {
    const read = bufferedReader(file);
    const first = await readPage(read, 0);
    if (!first || !isOpus(first)) return path;
    if (!(await isJoined(read, first, signal))) return path;
    const to = join(scratch, `one-${base32(8)}.opus`);
    await pipeline(asOne(read, first, signal), createWriteStream(to, { flags: 'wx', mode: 0o600 }));
    return to;
  } finally {
    await file.close();
  }
}

const isOpus = ({ bytes, body, begins }: Page) =>
  begins && bytes.toString('latin1', body, body + 8) === 'OpusHead';
/** Channels, and how they are spread: what must be the same for one decoder to go on. */
const kindOf = ({ bytes, body }: Page) => `${bytes[body + 9]} ${bytes[body + 18]}`;

/** True where more than one stream follows another, all of them Opus of the same channels. */
async function isJoined(read: Read, first: Page, signal: AbortSignal): Promise<boolean> {
  let streams = 0;
  for await (const page of pagesOf(read, signal)) {
    if (!page.begins) continue;
    if (!isOpus(page) || kindOf(page) !== kindOf(first)) return false;
    streams += 1;
  }
  return streams > 1;
}

/** The pages of all of them, numbered and timed as those of the first. */
async function* asOne(read: Read, { serial }: Page, signal: AbortSignal): AsyncGenerator<Buffer> {
  let [number, offset, end, headers, streams] = [0, 0n, 0n, 0, 0];
  for await (const page of pagesOf(read, signal)) {
    if (page.begins) {
      streams += 1;
      headers = 0;
      offset = end;
    }
    const isHeader = headers < headerPackets;
    if (isHeader) headers += page.packets;
    if (isHeader && streams > 1) continue;
    const { bytes } = page;
    const at = bytes.readBigInt64LE(6);
    if (!isHeader && at >= 0n) {
      end = offset + at;
      bytes.writeBigInt64LE(end, 6);
    }
    // Only the very first page begins the stream, and none needs to say that it ends.
    bytes.writeUInt8(bytes.readUInt8(5) & (number === 0 ? 0x03 : 0x01), 5);
    bytes.writeUInt32LE(serial, 14);
    bytes.writeUInt32LE(number, 18);
    bytes.writeUInt32LE(0, 22);
    bytes.writeUInt32LE(checksum(bytes), 22);
    number += 1;
    yield bytes;
  }
}

/** Three hours of pages as small as any recorder writes them; a file of more is not walked any further. */
const mostPages = 1_000_000;

async function* pagesOf(read: Read, signal: AbortSignal): AsyncGenerator<Page> {
  for (let at = 0, pages = 0; pages < mostPages; pages += 1) {
    if (pages % 1000 === 0) signal.throwIfAborted();
    const page = await readPage(read, at);
    if (!page) return;
    yield page;
    at += page.bytes.length;
  }
}

/** So many bytes from a place in the file, and fewer at its end: read in large steps, since pages are small. */
type Read = (at: number, bytes: number) => Promise<Buffer>;

function bufferedReader(file: FileHandle): Read {
  const step = 1024 * 1024;
  let [start, held] = [0, Buffer.alloc(0)];
  return async (at, bytes) => {
    if (at < start || at + bytes > start + held.length) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(step), 0, step, at);
      [start, held] = [at, buffer.subarray(0, bytesRead)];
    }
    return held.subarray(at - start, at - start + bytes);
  };
}

const head = 27;

/** Null at the file's end, and where no page follows. */
async function readPage(read: Read, at: number): Promise<Page | null> {
  const start = await read(at, head + 255);
  if (start.length < head || start.toString('latin1', 0, 4) !== 'OggS') return null;
  const body = head + start.readUInt8(26);
  const size = body + start.subarray(head, body).reduce((sum, length) => sum + length, 0);
  // A copy: what becomes of it must not change what is held.
  const bytes = Buffer.from(await read(at, size));
  if (bytes.length < size) return null;
  const lacing = bytes.subarray(head, body);
  return {
    bytes,
    body,
    serial: bytes.readUInt32LE(14),
    begins: (bytes.readUInt8(5) & 0x02) !== 0,
    packets: lacing.filter((length) => length < 255).length,
  };
}

/** Checksums of the 256 bytes, for a polynomial of 0x04c11db7 without reflection. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  return sum >>> 0;
});

function checksum(bytes: Buffer): number {
  return bytes.reduce((sum, byte) => ((sum << 8) ^ (table[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0, 0);
}
