import { ToolFailed } from './guarded.ts';

/** Whether the machine or the file made a tool fail, by its messages: exit codes do not say. */

/** What ffmpeg prints when the machine lacks something: the same file may succeed next time. */
const machineFaults =
  /Cannot allocate memory|No space left on device|Too many open files|Resource temporarily unavailable|Function not implemented|Permission denied/i;

/** What ffmpeg prints when the file is broken. */
const fileFaults =
  /Invalid data found|moov atom not found|Error while decoding|does not contain any stream|Output file is empty|matches no streams|Header missing|not on whitelist|could not find codec parameters|partial file|Error splitting|Invalid argument/i;

export function isMachineFault(complaint: string): boolean {
  return machineFaults.test(ownWords(complaint));
}

/** What a tool says by itself. What it prints of a file's tags stands further in, and may say anything. */
function ownWords(complaint: string): string {
  return complaint
    .split('\n')
    .filter((line) => !/^\s/.test(line))
    .join('\n');
}

/** True where a tool failed over what is in the file; false for everything else, such as a machine without room. */
export function isFileFault(error: unknown): boolean {
  return (
    error instanceof ToolFailed &&
    !isMachineFault(error.complaint) &&
    fileFaults.test(ownWords(error.complaint))
  );
}

/** How ffmpeg ends over data that it cannot read on: 69 where most of what it decoded was broken. */
export const brokenOff: readonly number[] = [1, 69];

/** A reader complained of the data itself, whatever came of it. */
export function saysBroken(complaint: string): boolean {
  return /Invalid|Error (splitting|while decoding)|corrupt/i.test(ownWords(complaint));
}

/** The file ends before its own table of contents, or before what that promises: ffmpeg's words, and those of pictures' libraries. */
export function saysTruncated(complaint: string): boolean {
  return /moov atom not found|partial file|End of file|Read error (at|on)|Seek error|bad seek|premature end/i.test(
    ownWords(complaint),
  );
}

/**
 * The last line of what a tool said, for the log: without file names, addresses in memory or anything in quotes, which a
 * file's own tags could have put there.
 */
export function lastLine(complaint: string): string {
  const lines = complaint.split('\n').filter((line) => line.trim() !== '' && !/^\s/.test(line));
  return (lines.at(-1) ?? '')
    .replaceAll(/'[^']*'|"[^"]*"/g, '…')
    .replaceAll(/(?:\/[^\s/:]+)+/g, '…')
    .replaceAll(/ @ 0x[\da-f]+/g, '')
    .slice(0, 200);
}
