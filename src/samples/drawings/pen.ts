import type { Random } from '../prng.ts';

/** Pixels from the left and from the top. */
export type Point = readonly [x: number, y: number];

/** How a mark is inked. No fill or stroke means none. */
export interface Ink {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly opacity?: number;
  readonly filter?: string;
}

/** Rounded to tenths: an eye sees no more, and the text stays small. */
export const px = (value: number) => String(Math.round(value * 10) / 10);

/** SVG path data through the points, drawn by a hand that strays by up to `stray` pixels. */
export function wobble(random: Random, points: readonly Point[], stray = 2, closed = false): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const off = (by: number) => (random() - 0.5) * 2 * by;
  let [x, y] = first;
  let path = `M${px(x)} ${px(y)}`;
  for (const [toX, toY] of closed ? [...rest, first] : rest) {
    const steps = Math.max(1, Math.round(Math.hypot(toX - x, toY - y) / 80));
    const [fromX, fromY] = [x, y];
    for (let step = 1; step <= steps; step += 1) {
      const last = step === steps;
      const nextX = fromX + ((toX - fromX) * step) / steps + off(last ? stray * 0.4 : stray);
      const nextY = fromY + ((toY - fromY) * step) / steps + off(last ? stray * 0.4 : stray);
      path += `Q${px((x + nextX) / 2 + off(stray))} ${px((y + nextY) / 2 + off(stray))} ${px(nextX)} ${px(nextY)}`;
      [x, y] = [nextX, nextY];
    }
  }
  return closed ? `${path}Z` : path;
}

/** Path data of a smooth curve through the points. */
export function curve(points: readonly Point[], closed = false): string {
  const at = (index: number): Point =>
    (closed
      ? points[(index + points.length) % points.length]
      : points[Math.min(points.length - 1, Math.max(0, index))]) ?? [0, 0];
  const [startX, startY] = at(0);
  let path = `M${px(startX)} ${px(startY)}`;
  for (let index = 0; index < points.length - (closed ? 0 : 1); index += 1) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    path += `C${px(from[0] + (to[0] - before[0]) / 6)} ${px(from[1] + (to[1] - before[1]) / 6)} `;
    path += `${px(to[0] - (after[0] - from[0]) / 6)} ${px(to[1] - (after[1] - from[1]) / 6)} ${px(to[0])} ${px(to[1])}`;
  }
  return closed ? `${path}Z` : path;
}

/** A path element. */
export function mark(data: string, ink: Ink): string {
  const stroke = ink.stroke
    ? ` stroke="${ink.stroke}" stroke-width="${ink.width ?? 3}" stroke-linecap="round" stroke-linejoin="round"`
    : '';
  const opacity = ink.opacity === undefined ? '' : ` opacity="${ink.opacity}"`;
  const filter = ink.filter ? ` filter="url(#${ink.filter})"` : '';
  return `<path d="${data}" fill="${ink.fill ?? 'none'}"${stroke}${opacity}${filter}/>`;
}

export function rectangle(x: number, y: number, width: number, height: number): readonly Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

/** Points around an ellipse; `lumps` makes the radius stray by that share of itself. */
export function oval(
  x: number,
  y: number,
  acrossX: number,
  acrossY: number,
  random?: Random,
  lumps = 0,
): readonly Point[] {
  const steps = 16;
  return Array.from({ length: steps }, (_, step) => {
    const angle = (step / steps) * Math.PI * 2;
    const stretch = random ? 1 + (random() - 0.5) * 2 * lumps : 1;
    return [x + Math.cos(angle) * acrossX * stretch, y + Math.sin(angle) * acrossY * stretch];
  });
}

/** Parallel pen strokes that fill a polygon. `angle` in degrees, `gap` in pixels. */
export function hatch(
  random: Random,
  polygon: readonly Point[],
  angle: number,
  gap: number,
  ink: Ink,
  stray = 1.5,
): string {
  const turn = (angle * Math.PI) / 180;
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  const flat = polygon.map(([x, y]): Point => [x * cos + y * sin, y * cos - x * sin]);
  const levels = flat.map(([, y]) => y);
  let strokes = '';
  for (let y = Math.min(...levels) + gap / 2; y < Math.max(...levels); y += gap * (0.85 + random() * 0.3)) {
    const crossings: number[] = [];
    flat.forEach(([x1, y1], index) => {
      const [x2, y2] = flat[(index + 1) % flat.length] ?? [x1, y1];
      if (y1 > y !== y2 > y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    });
    crossings.sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const from = (crossings[pair] ?? 0) + random() * gap * 0.6;
      const to = (crossings[pair + 1] ?? 0) - random() * gap * 0.6;
      if (to - from < 2) continue;
      const ends = [from, to].map((x): Point => [x * cos - y * sin, x * sin + y * cos]);
      strokes += wobble(random, ends, stray);
    }
  }
  return mark(strokes, ink);
}
