import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, deflateSync } from 'node:zlib';

/** Length of the PNG signature and the IHDR chunk, which iCCP must follow (PNG specification, 5.6). */
const head = 8 + 25;

/** Puts a colour profile into a PNG file: sharp can write profiles of its own making, but not this one. */
export async function addColourProfile(path: string, profile: Buffer): Promise<void> {
  const body = Buffer.concat([Buffer.from('iCCPp\0\0', 'latin1'), deflateSync(profile)]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  const to = `${path}.new`;
  await pipeline(createReadStream(path, { end: head - 1 }), createWriteStream(to));
  await pipeline([chunk], createWriteStream(to, { flags: 'a' }));
  await pipeline(createReadStream(path, { start: head }), createWriteStream(to, { flags: 'a' }));
  await rename(to, path);
}
