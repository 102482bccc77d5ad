import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { chunk } from '../fixtures/boxes.ts';

/** Text files that make ffmpeg open another file, or an address, when they are taken for media. */
export function playlists(target: string): Readonly<Record<string, string>> {
  return {
    hls: `#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n${target}\n#EXT-X-ENDLIST\n`,
    'hls with a key': `#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXT-X-KEY:METHOD=AES-128,URI="${target}"\n#EXTINF:5,\n${target}\n#EXT-X-ENDLIST\n`,
    ffconcat: `ffconcat version 1.0\nfile '${target}'\n`,
    dash: `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT5S" minBufferTime="PT1S" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><Period><AdaptationSet mimeType="audio/mp4"><Representation id="1" bandwidth="1"><BaseURL>${target}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
    sdp: `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=${target}\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 40000 RTP/AVP 0\n`,
    m3u: `#EXTM3U\n${target}\n`,
    asx: `<ASX VERSION="3.0"><ENTRY><REF HREF="${target}"/></ENTRY></ASX>`,
    'asf reference': `[Reference]\r\nRef1=${target}?MSWMExt=.asf\r\n`,
    smil: `<smil><body><video src="${target}"/></body></smil>`,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="${target}" width="9" height="9"/></svg>`,
  };
}

/**
 * Gives the first track of a MOV (its index at the end, as ffmpeg writes it) a data reference to another file, in the form
 * that ffmpeg follows when it is allowed to: an alias record with an absolute path.
 */
export function referTo(mov: Buffer, path: string): Buffer {
  const name = Buffer.from(path.length % 2 === 0 ? path : `${path}\0`);
  const alias = Buffer.alloc(12 + 10 + 28 + 12 + 64 + 16 + 4 + 16 + 4 + name.length + 4);
  alias.writeUInt32BE(alias.length, 0);
  alias.write('alis', 4, 'latin1');
  alias.writeUInt16BE(2, 12 + 10 + 28 + 12 + 64 + 16 + 4 + 16);
  alias.writeUInt16BE(name.length, 12 + 10 + 28 + 12 + 64 + 16 + 4 + 16 + 2);
  name.copy(alias, alias.length - 4 - name.length);
  alias.writeUInt16BE(0xffff, alias.length - 4);
  const dref = mov.indexOf('dref') - 4;
  const old = dref + 16;
  const oldSize = mov.readUInt32BE(old);
  const out = Buffer.concat([mov.subarray(0, old), alias, mov.subarray(old + oldSize)]);
  const grown = alias.length - oldSize;
  for (const parent of ['moov', 'trak', 'mdia', 'minf', 'dinf', 'dref']) {
    const at = out.lastIndexOf(parent, dref + 8, 'latin1') - 4;
    out.writeUInt32BE(out.readUInt32BE(at) + grown, at);
  }
  return out;
}

/** A PNG of 400 million black dots in some 50 KB. */
export async function pngBomb(folder: string): Promise<string> {
  const side = 20_000;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc(side * (side / 8 + 1)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const path = join(folder, 'bomb.png');
  const png = [signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
  await writeFile(path, Buffer.concat(png));
  return path;
}

/** Makes the header of a small JPEG claim 65,000 by 65,000 dots. */
export function swellJpeg(jpeg: Buffer): Buffer {
  const out = Buffer.from(jpeg);
  const frame = [0xc0, 0xc2].map((kind) => out.indexOf(Buffer.from([0xff, kind]))).find((at) => at > 0) ?? 0;
  out.writeUInt16BE(65_000, frame + 5);
  out.writeUInt16BE(65_000, frame + 7);
  return out;
}

/** Makes the sizes that a HEIC declares for its picture (ispe) 30,000 by 30,000. */
export function swellHeic(heic: Buffer): Buffer {
  const out = Buffer.from(heic);
  for (let at = out.indexOf('ispe'); at > 0; at = out.indexOf('ispe', at + 4)) {
    out.writeUInt32BE(30_000, at + 8);
    out.writeUInt32BE(30_000, at + 12);
  }
  return out;
}

/** Gives a Windows Media file a script (ASF specification, 3.6) that tells its player to open an address at once. */
export function withScript(asf: Buffer, address: string): Buffer {
  const text = (words: string) => {
    const letters = Buffer.from(words, 'utf16le');
    const size = Buffer.alloc(2);
    size.writeUInt16LE(words.length);
    return Buffer.concat([size, letters]);
  };
  const counts = Buffer.alloc(4);
  counts.writeUInt16LE(1, 0);
  counts.writeUInt16LE(1, 2);
  const body = Buffer.concat([
    Buffer.from('4b1acbe3100bd011a39b00a0c90348f6', 'hex'),
    ...[counts, text('URL'), Buffer.alloc(4), Buffer.alloc(2), text(address)],
  ]);
  const script = Buffer.alloc(24);
  Buffer.from('301afb1e620bd011a39b00a0c90348f6', 'hex').copy(script);
  script.writeBigUInt64LE(BigInt(body.length + 24), 16);
  const added = Buffer.concat([script, body]);
  // The header's own size and how many objects it holds, and the size of the file.
  const header = Buffer.from(asf.subarray(0, 30));
  header.writeBigUInt64LE(header.readBigUInt64LE(16) + BigInt(added.length), 16);
  header.writeUInt32LE(header.readUInt32LE(24) + 1, 24);
  return Buffer.concat([header, added, asf.subarray(30)]);
}

/**
 * Puts a descriptor with an address into the map of programs of an MPEG-TS (ISO/IEC 13818-1, 2.4.4.8), where a player could look
 * for more of it.
 */
export function withAddress(ts: Buffer, address: string): Buffer {
  const out = Buffer.from(ts);
  for (let at = 0; at + 188 <= out.length; at += 188) {
    const section = at + 5;
    if (out[at] !== 0x47 || (out.readUInt8(at + 1) & 0x40) === 0 || out[section] !== 0x02) continue;
    const length = out.readUInt16BE(section + 1) & 0xfff;
    const streams = Buffer.from(out.subarray(section + 12, section + 3 + length - 4));
    // A user-private descriptor.
    const told = Buffer.concat([Buffer.from([0x80, address.length]), Buffer.from(address, 'latin1')]);
    out.writeUInt16BE(0xf000 | told.length, section + 10);
    told.copy(out, section + 12);
    streams.copy(out, section + 12 + told.length);
    const whole = 12 + told.length + streams.length;
    out.writeUInt16BE(0xb000 | (whole - 3 + 4), section + 1);
    out.writeUInt32BE(crcMpeg(out.subarray(section, section + whole)), section + whole);
  }
  return out;
}

function crcMpeg(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  }
  return sum >>> 0;
}
