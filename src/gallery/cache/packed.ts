import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How a page can be packed for its way, best first. */
export const packings = ['br', 'gzip'] as const;
export type Packing = (typeof packings)[number];

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
// Beyond this, a page takes several times as long and shrinks by a few bytes in a hundred.
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** Packs a page at the first request for it; every later one takes the same bytes. */
export function packer(body: Buffer): (packing: Packing) => Promise<Buffer> {
  const packed = new Map<Packing, Promise<Buffer>>();
  return (packing) => {
    const known = packed.get(packing);
    if (known) return known;
    const made = packing === 'br' ? brotli(body, quality) : zip(body);
    packed.set(packing, made);
    return made;
  };
}
