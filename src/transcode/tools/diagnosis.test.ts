import { expect, it } from '@jest/globals';
import { isFileFault, isMachineFault, lastLine, saysTruncated } from './diagnosis.ts';
import { RanTooLong, ToolFailed } from './guarded.ts';

const failed = (complaint: string) => new ToolFailed('ffmpeg', 'ended with 1', complaint);

it.each([
  ['a.mp4: Invalid data found when processing input', true],
  ['Error while decoding stream #0:0: Invalid argument', true],
  ['[mp4 @ 0x5] Codec (png) not on whitelist', true],
  ['x.flac: Cannot allocate memory', false],
  ['Invalid data found\nav_interleaved_write_frame(): No space left on device', false],
  ['', false],
])('%j is the file’s fault: %s', (complaint, expected) => {
  expect(isFileFault(failed(complaint))).toBe(expected);
});

it('a tool that ran too long, or was killed, is not', () => {
  expect(isFileFault(new RanTooLong('ffmpeg', 9))).toBe(false);
  expect(isFileFault(new ToolFailed('ffmpeg', 'was killed by SIGKILL', ''))).toBe(false);
});

it('a machine without memory or room is at fault itself', () => {
  expect(isMachineFault('[flac @ 0x5] Cannot allocate memory')).toBe(true);
  expect(isMachineFault('Invalid data found when processing input')).toBe(false);
});

it('what a file says of itself decides nothing', () => {
  const told =
    '  Metadata:\n    title           : Permission denied\n    comment         : moov atom not found';
  expect(isMachineFault(told)).toBe(false);
  expect(saysTruncated(told)).toBe(false);
  expect(isFileFault(failed(told))).toBe(false);
});

it('a file that ends before its index was cut short', () => {
  expect(saysTruncated('[mov @ 0x5] moov atom not found')).toBe(true);
  expect(saysTruncated('Invalid data found when processing input')).toBe(false);
});

it('the last line of a complaint names no file and nothing that a file says of itself', () => {
  const said =
    'Input #0, mp3, from \'/data/scratch/Rosemary.mp3\':\n[mp3 @ 0x55aa] /data/scratch/Rosemary.mp3: Invalid data for "A Title"\n\n';
  expect(lastLine(said)).toBe('[mp3] …: Invalid data for …');
});

it('a failed tool goes into a log without the file’s name', () => {
  const error = failed('/data/Rosemary.mp3: Invalid data found');
  expect(error.message).toBe('ffmpeg ended with 1: …: Invalid data found');
  expect(JSON.stringify({ ...error })).not.toContain('Rosemary');
});
