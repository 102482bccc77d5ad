const longest = 150;

// Control characters, and the marks that turn the reading direction round: "gpj.exe" can be made to read "exe.jpg".
const unseen = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * The sender's own name for a file, fit to be kept and shown: no folders, nothing unseen, NFC, at most 150 characters
 * with its ending kept. It is only ever shown to people; no path or key is built from it (S10).
 */
export function cleanFileName(sent: string): string {
  const name = sent.replace(unseen, '').normalize('NFC').split(/[/\\]/).at(-1)?.trim() ?? '';
  if (name === '' || name === '.' || name === '..') return 'file without a name';
  const characters = [...name];
  if (characters.length <= longest) return name;
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(name)?.[0] ?? '';
  return `${characters.slice(0, longest - ending.length - 1).join('')}…${ending}`;
}
