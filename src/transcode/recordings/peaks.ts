import { createReadStream } from 'node:fs';

/** `peaks.json`: the loudest moment of each of N equal parts, 0 to 1, where 1 is the loudest of all. */
export interface Peaks {
  readonly seconds: number;
  readonly peaks: readonly number[];
}

/** Samples a second of the stream that peaks are taken from. */
const peakRate = 8000;

/** About ten parts a second for a short sound, never more than a screen can show. */
export function peakCount(seconds: number): number {
  return Math.round(Math.min(1000, Math.max(400, seconds * 10)));
}

/** Takes peaks from 16-bit mono samples as they stream by. */
export class PeakMeter {
  readonly #perPart: number;
  readonly #peaks: number[];
  #samples = 0;
  #odd: number | null = null;

  constructor(samples: number, parts: number) {
    this.#perPart = Math.max(1, samples / parts);
    this.#peaks = new Array<number>(parts).fill(0);
  }

  add(chunk: Buffer): void {
    let at = 0;
    if (this.#odd !== null && chunk.length > 0) {
      this.#take((((chunk[0] ?? 0) << 24) >> 16) | this.#odd);
      this.#odd = null;
      at = 1;
    }
    for (; at + 1 < chunk.length; at += 2) this.#take(chunk.readInt16LE(at));
    if (at < chunk.length) this.#odd = chunk[at] ?? null;
  }

  #take(sample: number): void {
    const part = Math.min(this.#peaks.length - 1, Math.floor(this.#samples / this.#perPart));
    this.#samples += 1;
    const size = Math.abs(sample);
    if (size > (this.#peaks[part] ?? 0)) this.#peaks[part] = size;
  }

  /** Three digits are finer than a screen. Silence stays at nought. */
  result(): number[] {
    const loudest = this.#peaks.reduce((most, peak) => Math.max(most, peak), 0);
    // Below this it is the noise of silence, which must not be drawn as if it were sound.
    const scale = loudest < 33 ? 0 : 1 / loudest;
    return this.#peaks.map((peak) => Math.round(peak * scale * 1000) / 1000);
  }
}

/** Reads raw 16-bit mono samples from a file; `bytes` is its size. */
export async function readPeaks(path: string, bytes: number): Promise<Peaks> {
  const samples = Math.floor(bytes / 2);
  const seconds = Math.round((samples / peakRate) * 1000) / 1000;
  const meter = new PeakMeter(samples, peakCount(seconds));
  for await (const chunk of createReadStream(path)) meter.add(chunk as Buffer);
  return { seconds, peaks: meter.result() };
}
