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
