import type { SampleTools } from '../sample-tools.ts';

/** A picture in memory: RGBA, 8 bits each. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
  /** The same bytes, a whole pixel each. */
  readonly whole: Uint32Array;
}

export type Render = SampleTools['renderSvg'];

export function blank(width: number, height: number): Raster {
  return raster(width, height, Buffer.alloc(width * height * 4, 255));
}

export async function drawn(render: Render, svg: string): Promise<Raster> {
  const size = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg);
  const [width, height] = [Number(size?.[1]), Number(size?.[2])];
  const pixels = await render(svg, 'raw');
  if (pixels.length !== width * height * 4) {
    throw new Error(`Expected ${width * height * 4} bytes of picture but received ${pixels.length}`);
  }
  return raster(
    width,
    height,
    pixels.byteOffset % 4 === 0 ? pixels : Buffer.from(Uint8Array.from(pixels).buffer),
  );
}

function raster(width: number, height: number, pixels: Buffer): Raster {
  const whole = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  return { width, height, pixels, whole };
}

/** Lays `from` on `onto` with its left top corner at x, y (whole pixels). `opacity` from 0 to 1. */
export function paste(onto: Raster, from: Raster, x: number, y: number, opacity = 1): void {
  const [left, top] = [Math.round(x), Math.round(y)];
  const [startX, endX] = [Math.max(0, left), Math.min(onto.width, left + from.width)];
  const strength = Math.round(Math.min(1, Math.max(0, opacity)) * 256);
  if (endX <= startX || strength === 0) return;
  const [to, source] = [onto.whole, from.whole];
  for (let row = Math.max(0, top); row < Math.min(onto.height, top + from.height); row += 1) {
    let target = row * onto.width + startX;
    let origin = (row - top) * from.width + startX - left;
    for (let column = startX; column < endX; column += 1, target += 1, origin += 1) {
      const ink = source[origin] ?? 0;
      const share = ((ink >>> 24) * strength) >> 8;
      if (share === 0) continue;
      if (share === 255) {
        to[target] = ink;
        continue;
      }
      // Red with blue, then green, in one multiplication each (bytes lie R, G, B, A on every machine that Node 20 runs on).
      const under = to[target] ?? 0;
      const pair = (((ink & 0xff00ff) * share + (under & 0xff00ff) * (255 - share)) / 256) & 0xff00ff;
      const green = (((ink & 0xff00) * share + (under & 0xff00) * (255 - share)) / 256) & 0xff00;
      to[target] = (0xff000000 | pair | green) >>> 0;
    }
  }
}

/** Lays an opaque picture on by whole rows, which is much faster than paste(). */
export function cover(onto: Raster, from: Raster, x: number, y = 0): void {
  const [left, top] = [Math.round(x), Math.round(y)];
  const [startX, endX] = [Math.max(0, left), Math.min(onto.width, left + from.width)];
  for (let row = Math.max(0, top); row < Math.min(onto.height, top + from.height); row += 1) {
    const origin = ((row - top) * from.width + startX - left) * 4;
    from.pixels.copy(onto.pixels, (row * onto.width + startX) * 4, origin, origin + (endX - startX) * 4);
  }
}

/** 0 before `from`, 1 after `to`, and a gentle way between. */
export function ease(at: number, from: number, to: number): number {
  const share = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return share * share * (3 - 2 * share);
}
