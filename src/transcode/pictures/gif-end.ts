/**
 * Whether a GIF stops in the middle of a frame. Its decoder shows what it has and says nothing. One that lacks no more than
 * its end marker is whole.
 */
export function isGifCut(gif: Buffer): boolean {
  const colours = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + colours(gif[10] ?? 0);
  while (at < gif.length) {
    const kind = gif[at];
    if (kind === 0x2c) at += 10 + colours(gif[at + 9] ?? 0) + 1;
    else if (kind === 0x21) at += 2;
    // The end, or something behind the picture that is none of it.
    else return false;
    for (let size = gif[at]; size !== 0; size = gif[at]) {
      if (size === undefined) return true;
      at += size + 1;
    }
    at += 1;
  }
  return at > gif.length;
}
