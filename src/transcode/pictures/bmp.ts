import { type FfmpegRun, runFfmpeg, type ToolGuards } from '../tools/ffmpeg.ts';
import { quietOptions } from '../tools/tool-options.ts';

/** Only this reader and this decoder, for this one call (S1): neither is open to any other upload. */
export function bmpArguments(from: string, maxPixels: number, to: string): FfmpegRun {
  return {
    input: [
      ...quietOptions,
      ...['-protocol_whitelist', 'file', '-format_whitelist', 'bmp_pipe', '-codec_whitelist', 'bmp'],
      ...['-max_pixels', String(maxPixels), '-xerror', '-f', 'bmp_pipe'],
    ],
    source: from,
    filter: null,
    outputs: [
      {
        options: ['-frames:v', '1', '-c:v', 'png', '-compression_level', '1', '-update', '1', '-f', 'image2'],
        path: to,
      },
    ],
  };
}

/** Turns a bitmap into a PNG, which sharp opens. @throws as runFfmpeg does. */
export async function convertBmp(
  from: string,
  maxPixels: number,
  to: string,
  guards: ToolGuards,
): Promise<void> {
  await runFfmpeg(bmpArguments(from, maxPixels, to), { ...guards, output: guards.output + maxPixels * 4 });
}
