import { askTool, type ToolGuards } from './ffmpeg.ts';
import { ToolFailed } from './guarded.ts';
import { type Header, parseHeader } from './parse-header.ts';
import { untrustedInput } from './tool-options.ts';

const enough = 512 * 1024;

/**
 * Reads what a file says of its streams. It is ffmpeg that reads it and not ffprobe, which opens a decoder for every
 * stream and fails where one is not on the list: a cover, a subtitle or an attachment would decide for the whole file.
 * @throws ToolFailed where it cannot be opened, and what askTool throws.
 */
export async function readHeader(path: string, maxPixels: number, guards: ToolGuards): Promise<Header> {
  const args = ['-nostdin', '-hide_banner', '-loglevel', 'info', ...untrustedInput(maxPixels), '-i', path];
  // Without an output it always ends with 1, once it has said what it found.
  const { stderr } = await askTool('ffmpeg', args, guards, { alsoWell: [1], stderr: enough });
  const header = parseHeader(stderr);
  if (!header) throw new ToolFailed('ffmpeg', 'could not open it', withoutPath(stderr, path));
  return header;
}

function withoutPath(text: string, path: string): string {
  return text.replaceAll(path, 'the file');
}
