/**
 * Whether a JPEG without its end marker holds all of its scans. A sequential one that lacks any data makes its decoder
 * complain; a progressive one does not where it stops between two scans, and only looks blurred. So it counts as whole where
 * every coefficient of every component has come down to its last bit.
 */
export function hasAllScans(jpeg: Buffer): boolean {
  let progressive = false;
  let components = 0;
  /** By component: the lowest bit that each of its 64 coefficients has reached. */
  const reached = new Map<number, number[]>();
  for (let at = 2; at + 4 <= jpeg.length; ) {
    if (jpeg[at] !== 0xff) {
      at += 1;
      continue;
    }
    const marker = jpeg[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Stuffed bytes, restarts and starts stand alone.
    if (marker === 0 || (marker >= 0xd0 && marker <= 0xd8) || marker === 1) {
      at += 2;
      continue;
    }
    if (marker === 0xd9) break;
    const length = jpeg.readUInt16BE(at + 2);
    if (at + 2 + length > jpeg.length) return false;
    const body = jpeg.subarray(at + 4, at + 2 + length);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      progressive = marker === 0xc2;
      components = body[5] ?? 0;
    }
    if (marker === 0xda) noteScan(body, reached);
    at += 2 + length;
  }
  if (components === 0 || reached.size < components) return false;
  return !progressive || [...reached.values()].every((bits) => bits.every((bit) => bit === 0));
}

function noteScan(body: Buffer, reached: Map<number, number[]>): void {
  const count = body[0] ?? 0;
  const [from = 0, to = 0, bits = 0] = body.subarray(1 + count * 2);
  for (let nth = 0; nth < count; nth += 1) {
    const id = body[1 + nth * 2] ?? 0;
    const mine = reached.get(id) ?? Array<number>(64).fill(13);
    for (let each = from; each <= Math.min(63, to); each += 1) mine[each] = bits & 15;
    reached.set(id, mine);
  }
}

/** The same JPEG with an end marker in place of the zeros that may stand there; null where it has one already. */
export function withEnd(jpeg: Buffer): Buffer | null {
  let end = jpeg.length;
  while (end > 2 && jpeg[end - 1] === 0) end -= 1;
  if (jpeg[end - 2] === 0xff && jpeg[end - 1] === 0xd9) return null;
  const body = jpeg[end - 1] === 0xff ? end - 1 : end;
  return Buffer.concat([jpeg.subarray(0, body), Buffer.from([0xff, 0xd9])]);
}
