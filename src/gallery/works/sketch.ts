import { rgbaToDataURL, thumbHashToRGBA } from 'thumbhash';

/** What a page shows of a picture before it arrives, as a `data:` address; null where there is nothing. */
export function sketchAddress(placeholder: string | null): string | null {
  if (placeholder === null || placeholder.startsWith('data:image/')) return placeholder;
  const known = drawn.get(placeholder);
  if (known) return known;
  if (drawn.size >= mostDrawn) drawn.clear();
  const address = drawOld(placeholder);
  drawn.set(placeholder, address);
  return address;
}

/** Those of earlier releases, so that each is drawn once and not with every page. */
const drawn = new Map<string, string>();
const mostDrawn = 5_000;
/** Dots of the longer side. */
const side = 8;

/** Earlier releases kept a ThumbHash, which some thousand cosines make a picture of. */
function drawOld(hash: string): string {
  const { w, h, rgba } = thumbHashToRGBA(Buffer.from(hash, 'base64'));
  const scale = side / Math.max(w, h);
  const [width, height] = [Math.max(1, Math.round(w * scale)), Math.max(1, Math.round(h * scale))];
  const dots = Array.from({ length: width * height }, (_, at) => {
    const x = Math.floor((((at % width) + 0.5) * w) / width);
    const y = Math.floor(((Math.floor(at / width) + 0.5) * h) / height);
    return [...rgba.subarray((y * w + x) * 4, (y * w + x) * 4 + 4)];
  });
  return rgbaToDataURL(width, height, dots.flat());
}
