import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How a page or an asset can be packed for its way, best first. */
export const packings = ['br', 'gzip'] as const;
export type Packing = (typeof packings)[number];

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
// Beyond this, a page takes several times as long and shrinks by a few bytes in a hundred.
const forPages = 5;
/** For what is packed once in the life of a process. */
export const tightest = 11;

/** Packs a page or an asset at the first request for it; every later one takes the same bytes. */
export function packer(body: Buffer, effort = forPages): (packing: Packing) => Promise<Buffer> {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: effort } };
  const packed = new Map<Packing, Promise<Buffer>>();
  return (packing) => {
    const known = packed.get(packing);
    if (known) return known;
    const made = packing === 'br' ? brotli(body, quality) : zip(body);
    packed.set(packing, made);
    return made;
  };
}
