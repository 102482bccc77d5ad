import { open, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { type Guards, runGuarded } from './guarded.ts';

const decoder = createRequire(import.meta.url).resolve('heic-decode');

/**
 * The child's whole program, as text so that it starts alike from the sources and from dist. libheif turns the picture
 * by the file's own irot and imir; the EXIF turn that phones write beside them repeats it and must be left alone.
 */
const program = `
const [decoder, from, to, most] = process.argv.slice(1);
const fs = require('node:fs');
(async () => {
  const images = await require(decoder).all({ buffer: fs.readFileSync(from) });
  const [first] = images;
  if (first.width * first.height > Number(most)) throw new Error('TOO MANY PIXELS');
  const { width, height, data } = await first.decode();
  fs.writeFileSync(to, data);
  process.stdout.write(JSON.stringify({ width, height }));
})().catch((error) => { console.error(String(error && error.message)); process.exit(3); });
`;

const answer = z.object({ width: z.number().int().positive(), height: z.number().int().positive() });

export interface RawPicture {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

/**
 * Opens a HEIC photo as RGBA, upright, in a child process that can be cut: the decoder is WebAssembly and would
 * otherwise hold up the whole worker.
 * @throws ToolFailed where it cannot be decoded, and what runGuarded throws.
 */
export async function decodeHeic(
  path: string,
  maxPixels: number,
  guards: Omit<Guards, 'memory' | 'output'>,
): Promise<RawPicture> {
  const out = join(guards.folder, `heic-${process.hrtime.bigint()}.rgba`);
  try {
    // WebAssembly reserves far more address space than it uses, so its heap is limited instead.
    const args = ['--max-old-space-size=512', '-e', program, '--', decoder, path, out, String(maxPixels)];
    const { stdout } = await runGuarded(process.execPath, args, {
      ...guards,
      memory: null,
      output: maxPixels * 4 + 1024,
    });
    const { width, height } = answer.parse(JSON.parse(stdout));
    const file = await open(out);
    try {
      const data = await file.readFile();
      if (data.length !== width * height * 4) {
        throw new Error(`Expected ${width * height * 4} bytes of pixels but received ${data.length}`);
      }
      return { data, width, height, channels: 4 };
    } finally {
      await file.close();
    }
  } finally {
    await rm(out, { force: true });
  }
}
