import { type FileHandle, open } from 'node:fs/promises';

/** As much of ISO/IEC 14496-12 as it takes to serve one of our own fragmented files by ranges. */

export interface Box {
  readonly type: string;
  /** Of the whole box, in bytes from the file's start. */
  readonly start: number;
  readonly size: number;
}

/** One fragment: a moof and its mdat. */
export interface Fragment {
  readonly start: number;
  readonly size: number;
  readonly seconds: number;
}

export interface FragmentedFile {
  /** Bytes before the first fragment: ftyp, moov and the index. */
  readonly head: number;
  readonly fragments: readonly Fragment[];
  /** RFC 6381 names, such as "avc1.640028" and "mp4a.40.2". */
  readonly codecs: readonly string[];
}

/** @throws where the file does not look as our own encoder writes it. */
export async function readFragmentedFile(path: string): Promise<FragmentedFile> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const boxes = await topBoxes(file, size);
    const moov = boxes.find(({ type }) => type === 'moov');
    const sidx = boxes.find(({ type }) => type === 'sidx');
    const moof = boxes.find(({ type }) => type === 'moof');
    if (!moov || !sidx || !moof) throw new Error('Expected moov, sidx and moof boxes but one is missing');
    const fragments = readIndex(await readBox(file, sidx), moof.start);
    const end = fragments.at(-1);
    if (!end || end.start + end.size !== size) {
      throw new Error(`Expected fragments up to byte ${size} but they end elsewhere`);
    }
    return { head: moof.start, fragments, codecs: readCodecs(await readBox(file, moov)) };
  } finally {
    await file.close();
  }
}

async function topBoxes(file: FileHandle, size: number): Promise<Box[]> {
  const boxes: Box[] = [];
  const header = Buffer.alloc(16);
  // All before the first fragment, and that one: the index tells of the rest.
  for (let at = 0; at < size; ) {
    await file.read(header, 0, 16, at);
    const short = header.readUInt32BE(0);
    const length = short === 1 ? Number(header.readBigUInt64BE(8)) : short;
    if (length < 8) throw new Error(`Expected a box at byte ${at} but its size is ${length}`);
    const type = header.toString('latin1', 4, 8);
    boxes.push({ type, start: at, size: length });
    if (type === 'moof') break;
    at += length;
  }
  return boxes;
}

async function readBox(file: FileHandle, box: Box): Promise<Buffer> {
  const bytes = Buffer.alloc(box.size);
  await file.read(bytes, 0, box.size, box.start);
  return bytes;
}

/** The segment index (8.16.3): sizes and lengths of all fragments, in order, from `start` on. */
function readIndex(box: Buffer, start: number): Fragment[] {
  const wide = box.readUInt8(8) === 1;
  const timescale = box.readUInt32BE(16);
  const countAt = wide ? 38 : 30;
  const fragments: Fragment[] = [];
  let at = start;
  for (let index = 0; index < box.readUInt16BE(countAt); index += 1) {
    const entry = countAt + 2 + index * 12;
    const size = box.readUInt32BE(entry) & 0x7fffffff;
    fragments.push({ start: at, size, seconds: box.readUInt32BE(entry + 4) / timescale });
    at += size;
  }
  return fragments;
}

function readCodecs(moov: Buffer): string[] {
  const codecs: string[] = [];
  const avc = moov.indexOf('avcC', 0, 'latin1');
  if (avc > 0) codecs.push(`avc1.${moov.toString('hex', avc + 5, avc + 8)}`);
  // Our encoder makes AAC-LC and nothing else.
  if (moov.includes('mp4a', 0, 'latin1')) codecs.push('mp4a.40.2');
  return codecs;
}
