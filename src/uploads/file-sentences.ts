import type { Form } from '../story/media.ts';
import type { NamedKind, UploadLimits } from './upload-services.ts';

/** What a storyteller reads about one file: which one, what is wrong, and what to do (P3). */
export const fileSentences = {
  none: 'Choose a photo, a sound, a film or a PDF to add.',
  empty: (name: string) => `“${name}” is empty. Choose another file.`,
  notTaken: (name: string, kind: NamedKind) => `“${name}” is ${kind.name}. ${kind.advice}`,
  tooLarge: (name: string, limit: number) =>
    `“${name}” must be smaller than ${limitInWords(limit)}. Save a smaller copy and add that.`,
  /** Said by the browser alone, before anything is sent; the worker measures, and has a sentence of its own. */
  tooLong: (name: string, seconds: number) =>
    `“${name}” must be no longer than ${lengthInWords(seconds)}. Cut it shorter, or send it in parts.`,
  noRoom: (name: string, most: number) =>
    `“${name}” was left out, because a story can hold ${most} files. Remove one to make room.`,
  damaged: (name: string) => `“${name}” arrived damaged. Send it again.`,
  lost: (name: string) => `“${name}” was lost on its way. Send it again.`,
  full: (most: number) => `A story can hold ${most} files. Remove one before you add another.`,
} as const;

/** "100 MB", "2 GB", "1.5 GB". */
export function limitInWords(bytes: number): string {
  const [amount, unit] =
    bytes >= 1e9 ? [bytes / 1e9, 'GB'] : bytes >= 1e6 ? [bytes / 1e6, 'MB'] : [bytes / 1e3, 'kB'];
  return `${Math.round(amount * 10) / 10} ${unit}`;
}

/** "3 hours", "1 hour", "90 minutes". */
export function lengthInWords(seconds: number): string {
  const [count, unit] =
    seconds % 3600 === 0 ? [seconds / 3600, 'hour'] : [Math.round(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** How much of a file has arrived: "43%", or "1.5 MB" of one whose length nobody knows yet. */
export function partInWords(received: number, bytes: number | null): string {
  if (bytes === null) return limitInWords(received);
  const percent = Math.floor((100 * received) / bytes);
  return percent > 0 ? `${percent}%` : 'less than 1%';
}

export function bytesAllowed(form: Form, limits: UploadLimits): number {
  return { artwork: limits.artworkBytes, sound: limits.soundBytes, film: limits.filmBytes }[form];
}

/** A file of at least so many bytes is too large, whatever it is. */
export function largestFile(limits: UploadLimits): number {
  return Math.max(limits.artworkBytes, limits.soundBytes, limits.filmBytes);
}
