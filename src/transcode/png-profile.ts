import { crc32, deflateSync } from 'node:zlib';

/** Length of the PNG signature and the IHDR chunk, which iCCP must follow (PNG specification, 5.6). */
const head = 8 + 25;

/** Puts a colour profile into a PNG: sharp can write profiles of its own making, but not this one. */
export function withColourProfile(png: Buffer, profile: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('iCCPp\0\0', 'latin1'), deflateSync(profile)]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return Buffer.concat([png.subarray(0, head), chunk, png.subarray(head)]);
}
