/** Text, one letter a byte, and where it stands in a file. */
export type Mark = readonly [at: number, text: string];

/** What a file of a kind that we do not take is wrapped in; the wrapping alone does not say which kind it is. */
export type Box = 'zip' | 'ole' | 'gzip' | 'sqlite' | 'plist' | 'tiff' | 'text';

/** A kind of file that we do not take: what it is, how it is recognised, and what its owner can do. */
export interface NotTaken {
  /** Its words are `files-kind-…` (`nameOfKind`). */
  readonly kind: string;
  /** What to do about it: its words are `files-advice-…` (`adviceFor`), of kinds that share it those of one. */
  readonly advice: string;
  /** The program that the advice names. */
  readonly program?: string;
  /** As files of this kind end, without the dot. */
  readonly endings: readonly string[];
  /** Any one of these sets of marks shows it, whatever the file is called. */
  readonly marks?: readonly (readonly Mark[])[];
  /** Marks so short that other files begin so by chance: they show it only beside its ending. */
  readonly weak?: readonly (readonly Mark[])[];
  /** It comes in this box, where its ending or one of the words `within` the first bytes tells it from others. */
  readonly box?: Box;
  readonly within?: readonly string[];
  /** What is said of everything in its box that has no row of its own. */
  readonly leftOver?: boolean;
}

/** The same marks at the start of a file. */
export const starts = (...texts: readonly string[]): readonly (readonly Mark[])[] =>
  texts.map((text) => [[0, text]]);

export const boxes: Readonly<Record<Exclude<Box, 'text'>, readonly (readonly Mark[])[]>> = {
  zip: starts('PK\x03\x04', 'PK\x05\x06'),
  ole: starts('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  gzip: starts('\x1f\x8b\x08'),
  sqlite: starts('SQLite format 3\x00'),
  plist: starts('bplist00'),
  tiff: starts('II*\x00', 'MM\x00*'),
};

/** Each byte as one letter (Latin-1), as marks are written. */
export function letters(bytes: Uint8Array, from = 0, to = bytes.length): string {
  let text = '';
  for (const byte of bytes.subarray(from, to)) text += String.fromCharCode(byte);
  return text;
}

/** Whether all of the marks stand in these bytes. */
export function hasAll(bytes: Uint8Array, marks: readonly Mark[]): boolean {
  return marks.every(([at, text]) => letters(bytes, at, at + text.length) === text);
}
