import type { ReadAt } from './read-at.ts';
import type { CodedColours } from './screen-colours.ts';

/**
 * What a HEIC or AVIF says of its primary picture in its own boxes (ISO/IEC 23008-12): read here because a decoder's answer
 * to a picture beyond its own limits is only that it failed.
 */
export interface HeifHeader {
  readonly container: 'heic' | 'avif';
  /** Pixels, after the file's own turn. */
  readonly width: number;
  readonly height: number;
  /** Whether it is a sequence, that is, a picture that moves. */
  readonly moves: boolean;
  readonly alpha: boolean;
  /** What its numbers mean where that is not sRGB and no profile says it; null where nothing is to be converted. */
  readonly colours: CodedColours | null;
  /** An ICC profile, where it carries one. */
  readonly profile: Buffer | null;
}

interface Box {
  readonly type: string;
  readonly body: Buffer;
}

/** Boxes that lie one after the other; ends quietly at the first that is no box. */
function boxesIn(bytes: Buffer): Box[] {
  const found: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length && found.length < 5000; ) {
    let size = bytes.readUInt32BE(at);
    let head = 8;
    if (size === 1 && at + 16 <= bytes.length) {
      size = Number(bytes.readBigUInt64BE(at + 8));
      head = 16;
    }
    if (size === 0) size = bytes.length - at;
    if (size < head) break;
    found.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      body: bytes.subarray(at + head, at + size),
    });
    at += size;
  }
  return found;
}

const bodyOf = (boxes: readonly Box[], type: string) => boxes.find((box) => box.type === type)?.body;

const known = new Set([
  'heic',
  'heix',
  'hevc',
  'hevx',
  'heim',
  'heis',
  'mif1',
  'msf1',
  'avif',
  'avis',
  'miaf',
]);

/** Null where it is neither kind, or not to be understood. */
export async function readHeifHeader(read: ReadAt): Promise<HeifHeader | null> {
  try {
    const { brands, meta, moves } = await readTopBoxes(read);
    return meta && brands.some((brand) => known.has(brand)) ? readMeta(meta, moves) : null;
  } catch (error) {
    // A box that ends before its own fields do: nothing can be said about the file here.
    if (error instanceof RangeError || error instanceof NoHeader) return null;
    throw error;
  }
}

class NoHeader extends Error {}

const mostMeta = 16 * 1024 * 1024;

/** The boxes that the file itself is made of; its pixels are passed over. */
async function readTopBoxes(
  read: ReadAt,
): Promise<{ brands: string[]; meta: Buffer | null; moves: boolean }> {
  let brands: string[] = [];
  let meta: Buffer | null = null;
  let track = false;
  for (let at = 0, count = 0; count < 100; count += 1) {
    const head = await read(at, 16);
    if (head.length < 8) break;
    const type = head.toString('latin1', 4, 8);
    if (at === 0 && type !== 'ftyp') throw new NoHeader();
    const short = head.readUInt32BE(0);
    const start = short === 1 ? 16 : 8;
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? mostMeta : short;
    if (size < start) break;
    if (type === 'ftyp') brands = brandsOf(await read(at + start, Math.min(size, 4096) - start));
    if (type === 'meta') meta = await read(at + start, Math.min(size, mostMeta) - start);
    if (type === 'moov') track = true;
    at += size;
  }
  return { brands, meta, moves: track && brands[0] === 'avis' };
}

function readMeta(meta: Buffer, moves: boolean): HeifHeader | null {
  const inside = boxesIn(meta.subarray(4));
  const primary = primaryOf(inside);
  const items = itemsOf(bodyOf(inside, 'iinf'));
  const references = referencesIn(bodyOf(inside, 'iref'));
  const container = containerOf(primary, items, references);
  const properties = propertiesOf(bodyOf(inside, 'iprp'));
  const own = properties.of(primary);
  const size = bodyOf(own, 'ispe');
  if (container === null || !size) return null;
  const sideways = own.some(({ type, body }) => type === 'irot' && ((body[0] ?? 0) & 1) === 1);
  const [across, down] = [size.readUInt32BE(4), size.readUInt32BE(8)];
  const isAlpha = ({ type, body }: Box) => type === 'auxC' && /alpha|auxid:1/.test(body.toString('latin1'));
  return {
    container,
    width: sideways ? down : across,
    height: sideways ? across : down,
    moves,
    alpha: references.some(
      ({ type, from, to }) => type === 'auxl' && to.includes(primary) && properties.of(from).some(isAlpha),
    ),
    ...coloursOf(own),
  };
}

function brandsOf(body: Buffer): string[] {
  const found = [body.toString('latin1', 0, 4)];
  for (let at = 8; at + 4 <= body.length; at += 4) found.push(body.toString('latin1', at, at + 4));
  return found;
}

function primaryOf(inside: readonly Box[]): number {
  const body = bodyOf(inside, 'pitm');
  if (!body) throw new NoHeader();
  return body[0] === 0 ? body.readUInt16BE(4) : body.readUInt32BE(4);
}

/** The kind of each item by its number. */
function itemsOf(body: Buffer | undefined): Map<number, string> {
  const items = new Map<number, string>();
  if (!body) return items;
  for (const { type, body: entry } of boxesIn(body.subarray(body[0] === 0 ? 6 : 8))) {
    const version = entry[0] ?? 0;
    if (type !== 'infe' || version < 2) continue;
    const id = version === 2 ? entry.readUInt16BE(4) : entry.readUInt32BE(4);
    const at = version === 2 ? 8 : 10;
    items.set(id, entry.toString('latin1', at, at + 4));
  }
  return items;
}

interface Reference {
  readonly type: string;
  readonly from: number;
  readonly to: readonly number[];
}

function referencesIn(body: Buffer | undefined): Reference[] {
  if (!body) return [];
  const wide = body[0] !== 0;
  const bytes = wide ? 4 : 2;
  return boxesIn(body.subarray(4)).map(({ type, body: entry }) => {
    const count = entry.readUInt16BE(bytes);
    const to = Array.from({ length: Math.min(count, 10_000) }, (_, at) =>
      entry.readUIntBE(bytes + 2 + at * bytes, bytes),
    );
    return { type, from: entry.readUIntBE(0, bytes), to };
  });
}

/** A picture cut into tiles, or turned, is as what it is made of. */
function containerOf(
  item: number,
  items: ReadonlyMap<number, string>,
  references: readonly Reference[],
  depth = 0,
): HeifHeader['container'] | null {
  const kind = items.get(item);
  if (kind === 'hvc1' || kind === 'hev1') return 'heic';
  if (kind === 'av01') return 'avif';
  const part = references.find(({ type, from }) => type === 'dimg' && from === item)?.to[0];
  if (part === undefined || depth > 4) return null;
  return containerOf(part, items, references, depth + 1);
}

function propertiesOf(body: Buffer | undefined): { of(item: number): Box[] } {
  const boxes = body ? boxesIn(body) : [];
  const container = boxesIn(bodyOf(boxes, 'ipco') ?? Buffer.alloc(0));
  const owned = new Map<number, Box[]>();
  for (const { body: map } of boxes.filter(({ type }) => type === 'ipma')) {
    const wideItems = (map[0] ?? 0) > 0;
    const wideIndex = ((map[3] ?? 0) & 1) === 1;
    let at = 8;
    for (let left = map.readUInt32BE(4); left > 0 && at < map.length; left -= 1) {
      const item = wideItems ? map.readUInt32BE(at) : map.readUInt16BE(at);
      at += wideItems ? 4 : 2;
      const count = map.readUInt8(at);
      at += 1;
      const mine = owned.get(item) ?? [];
      for (let nth = 0; nth < count; nth += 1) {
        const index = wideIndex ? map.readUInt16BE(at) & 0x7fff : map.readUInt8(at) & 0x7f;
        at += wideIndex ? 2 : 1;
        const box = container[index - 1];
        if (box) mine.push(box);
      }
      owned.set(item, mine);
    }
  }
  return { of: (item) => owned.get(item) ?? [] };
}

function coloursOf(own: readonly Box[]): Pick<HeifHeader, 'colours' | 'profile'> {
  const colours = own.filter(({ type }) => type === 'colr').map(({ body }) => body);
  const named = (...kinds: string[]) => colours.find((body) => kinds.includes(body.toString('latin1', 0, 4)));
  const profile = named('prof', 'rICC')?.subarray(4) ?? null;
  const coded = named('nclx');
  if (!coded) return { profile, colours: null };
  const primaries = coded.readUInt16BE(4);
  const curve = { 16: 'pq', 18: 'hlg' }[coded.readUInt16BE(6)] as 'pq' | 'hlg' | undefined;
  if (curve) return { profile, colours: { curve, primaries } };
  const wide = primaries === 9 || primaries === 12;
  return { profile, colours: wide && profile === null ? { curve: 'srgb', primaries } : null };
}
