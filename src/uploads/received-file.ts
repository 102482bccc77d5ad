import type { BlobFacts } from '../storage/blob-store.ts';
import type { BlobKey, MediaId } from '../story/ids.ts';
import { type Form, nothingToRead, type ReceivedMedia } from '../story/media.ts';
import { countCharacters, firstCharacters } from '../story/text/count-characters.ts';
import { trimText } from '../story/text/plain-text.ts';
import { say } from '../words/say.ts';

/** A file whose bytes are safe under `key`, as a story's record has it from then on. */
export function receivedFile(
  id: MediaId,
  key: BlobKey,
  { bytes, sha256 }: BlobFacts,
  fileName: string,
  guess: Form,
): ReceivedMedia {
  return {
    state: 'received',
    id,
    original: { key, bytes, sha256, fileName },
    guess,
    alt: null,
    hearing: nothingToRead,
    attempt: null,
    tries: 0,
  };
}

const longest = 150;

// Control characters, and the marks that turn the reading direction round: "gpj.exe" can be made to read "exe.jpg".
const unseen = /[\p{Cc}\p{Cs}\p{Bidi_Control}\ufeff]/gu;

/**
 * The sender's own name for a file, fit to be kept and shown: no folders, nothing unseen, NFC, at most 150 characters
 * with its ending kept. It is only ever shown to people; no path or key is built from it (S10).
 */
export function cleanFileName(sent: string): string {
  const name = trimText(sent.replace(unseen, '').normalize('NFC').split(/[/\\]/).at(-1) ?? '');
  if (name === '' || name === '.' || name === '..') return say('files-without-name');
  if (countCharacters(name) <= longest) return name;
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(name)?.[0] ?? '';
  return `${firstCharacters(name, longest - ending.length - 1)}…${ending}`;
}
