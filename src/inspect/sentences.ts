import { say } from '../words/say.ts';
import { lengthInWords } from '../words/times.ts';
import type { NotTaken } from './file-kind.ts';
import { lookAt, type Sniffed } from './sniff.ts';

/** What was sent, as sentences call it. */
type What = 'picture' | 'sound' | 'film' | 'moving-picture' | 'document';

/**
 * What a storyteller reads when a file cannot be taken: what is wrong, then what to do (P3). Each tells another case
 * apart, and test/contract/refusals.test.ts has a file for each (`npm run media -- refusals` lists them).
 */
export const sentences = {
  empty: () => say('files-refused-empty'),
  unknown: () => say('files-refused-unknown'),
  notMedia: (kind: NotTaken) =>
    say('files-refused-not-media', { kind: nameOfKind(kind), advice: adviceFor(kind) }),
  cutShort: (what: What) => say('files-refused-cut-short', { what }),
  damaged: (what: What) => say('files-refused-damaged', { what }),
  locked: () => say('files-refused-locked'),
  tooManyBytes: (what: What, limit: number) =>
    say('files-refused-too-many-bytes', { what, limit: bytesInWords(limit) }),
  /** To a tenth of a million. */
  tooManyPixels: (limit: number) =>
    say('files-refused-too-many-pixels', { limit: Math.round(limit / 1e5) / 10 }),
  tooManyFrames: (limit: number) => say('files-refused-too-many-frames', { limit }),
  tooLong: (what: What, seconds: number) =>
    say('files-refused-too-long', { what, limit: lengthInWords(seconds) }),
  noLength: (what: What) => say('files-refused-no-length', { what }),
  tooWide: (side: number) => say('files-refused-too-wide', { side }),
  tooSmall: (what: What) => say('files-refused-too-small', { what }),
  tooFast: (limit: number) => say('files-refused-too-fast', { limit }),
  tooManyChannels: (limit: number) => say('files-refused-too-many-channels', { limit }),
  tooMuchMemory: (surePixels: number) =>
    say('files-refused-too-much-memory', { limit: Math.floor(surePixels / 1e6) }),
  tooManyMovingPixels: () => say('files-refused-too-many-moving-pixels'),
  tooManyPages: (limit: number) => say('files-refused-too-many-pages', { limit }),
  hardPages: () => say('files-refused-hard-pages'),
  emptyDocument: () => say('files-refused-empty-document'),
  strangeCodec: (what: What, codec: string) =>
    say('files-refused-unknown-codec', { what, codec: codecInWords(codec) }),
  ourFault: () => say('files-refused-our-fault'),
} as const;

/** The look at a file's first bytes, with words for what is not taken. */
export const sniffer = {
  lookAt(
    head: Uint8Array,
    fileName: string,
  ): Sniffed | { readonly notTaken: { name: string; advice: string } } {
    const look = lookAt(head, fileName);
    if (!('notTaken' in look)) return look;
    return { notTaken: { name: nameOfKind(look.notTaken), advice: adviceFor(look.notTaken) } };
  },
};

/** With its article, as in "This is a Word document." */
export const nameOfKind = ({ kind }: NotTaken): string => say(`files-kind-${kind}`);

/** What its owner can do, in whole sentences. */
export const adviceFor = ({ advice, program }: NotTaken): string =>
  say(`files-advice-${advice}`, program === undefined ? {} : { program });

/** As people know it; a codec that nobody has a name for keeps ffmpeg's. */
function codecInWords(codec: string): string {
  // Fluent's choices cannot begin with a digit.
  return say('files-codec', { codec: codec === '8bps' ? 'apple-planar' : codec });
}

/** "100 MB", "8 GB". */
export function bytesInWords(bytes: number): string {
  return bytes >= 1e9
    ? say('files-size-gigabytes', { size: Math.round(bytes / 1e8) / 10 })
    : say('files-size-megabytes', { size: Math.round(bytes / 1e6) });
}
