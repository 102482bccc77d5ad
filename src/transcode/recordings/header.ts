import { isMachineFault } from '../tools/diagnosis.ts';
import { askTool, type ToolGuards } from '../tools/ffmpeg.ts';
import { ToolFailed } from '../tools/guarded.ts';
import { untrustedInput } from '../tools/tool-options.ts';
import { type Header, parseHeader } from './parse-header.ts';

/** No reader on the list can open the file, by its own bytes. */
export class Unreadable extends ToolFailed {}

const enough = 512 * 1024;

/**
 * Reads what a file says of its streams. It is ffmpeg that reads it and not ffprobe, which opens a decoder for every
 * stream and fails where one is not on the list: a cover, a subtitle or an attachment would decide for the whole file.
 * @throws Unreadable, and what askTool throws.
 */
export async function readHeader(path: string, maxPixels: number, guards: ToolGuards): Promise<Header> {
  const args = ['-nostdin', '-hide_banner', '-loglevel', 'info', ...untrustedInput(maxPixels), '-i', path];
  // Without an output it always ends with 1, once it has said what it found.
  const { stderr } = await askTool('ffmpeg', args, guards, { alsoWell: [1], stderr: enough });
  const header = parseHeader(stderr);
  if (header) return header;
  const how = 'could not open it';
  throw isMachineFault(stderr)
    ? new ToolFailed('ffmpeg', how, stderr)
    : new Unreadable('ffmpeg', how, stderr);
}
