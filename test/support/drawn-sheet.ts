import sharp from 'sharp';

type Ink = readonly [number, number, number];
export const inks: readonly Ink[] = [
  [140, 54, 25],
  [15, 83, 89],
  [107, 42, 83],
  [196, 140, 40],
  [52, 63, 140],
  [63, 82, 31],
];
const black: Ink = [34, 32, 30];
export const inkOf = (at: number): Ink => inks[at % inks.length] ?? black;

/** A sheet of paper to draw on with a thick pen: the archive reads no SVG, and neither do its tests. */
export class Sheet {
  readonly width: number;
  readonly height: number;
  readonly #pixels: Buffer;

  constructor(width: number, height: number, paper: Ink = [255, 255, 255]) {
    this.width = width;
    this.height = height;
    this.#pixels = Buffer.alloc(width * height * 3, Buffer.from(paper));
  }

  box(left: number, top: number, width: number, height: number, ink: Ink = black): void {
    const [from, to] = [Math.max(0, Math.round(left)), Math.min(this.width, Math.round(left + width))];
    const last = Math.min(this.height, Math.round(top + height));
    for (let y = Math.max(0, Math.round(top)); y < last && to > from; y += 1) {
      this.#pixels.fill(Buffer.from(ink), (y * this.width + from) * 3, (y * this.width + to) * 3);
    }
  }

  /** With a roof on it, and an outline. */
  house(left: number, foot: number, width: number, tall: number, ink: Ink): void {
    const pen = Math.max(4, Math.round(width / 20));
    for (let up = 0; up < width / 2; up += 1) this.box(left + up, foot - tall - up, width - 2 * up, 1, black);
    this.box(left, foot - tall, width, tall);
    this.box(left + pen, foot - tall + pen, width - 2 * pen, tall - pen, ink);
    this.box(left + width * 0.4, foot - tall / 3, width / 5, Math.round(tall / 3), [250, 240, 215]);
  }

  /** In figures of seven strokes. */
  number(value: number, left: number, top: number, size: number): void {
    for (const [at, figure] of [...String(value)].entries()) {
      const strokes = segments[Number(figure)] ?? '';
      const [x, w, h, pen] = [left + at * size * 0.75, size / 2, Math.round(size / 2), Math.round(size / 8)];
      const places: Readonly<Record<string, readonly [number, number, number, number]>> = {
        ...{ a: [x, top, w, pen], b: [x + w - pen, top, pen, h], c: [x + w - pen, top + h, pen, h] },
        ...{ d: [x, top + 2 * h - pen, w, pen], e: [x, top + h, pen, h], f: [x, top, pen, h] },
        g: [x, top + h - Math.round(pen / 2), w, pen],
      };
      for (const stroke of strokes) this.box(...(places[stroke] ?? [0, 0, 0, 0]));
    }
  }

  png(): Promise<Buffer> {
    const raw = { width: this.width, height: this.height, channels: 3 } as const;
    return sharp(this.#pixels, { raw, limitInputPixels: false }).png({ compressionLevel: 1 }).toBuffer();
  }
}

const segments = ['abcdef', 'bc', 'abged', 'abgcd', 'fgbc', 'afgcd', 'afgedc', 'abc', 'abcdefg', 'abcdfg'];
