import type { Form } from '../story/media.ts';
import { say } from '../words/say.ts';
import type { NamedKind, UploadLimits } from './upload-services.ts';

/** What a storyteller reads about one file: which one, what is wrong, and what to do (P3). Browsers say it too. */
export const fileSentences = {
  none: () => say('files-none'),
  empty: (name: string) => say('files-empty', { name }),
  notTaken: (name: string, { name: kind, advice }: NamedKind) =>
    say('files-not-taken', { name, kind, advice }),
  tooLarge: (name: string, limit: number) => say('files-too-large', { name, size: limitInWords(limit) }),
  /** Said by the browser alone, before anything is sent; the worker measures, and has a sentence of its own. */
  tooLong: (name: string, seconds: number) => say('files-too-long', { name, length: lengthInWords(seconds) }),
  noRoom: (name: string, most: number) => say('files-no-room', { name, most }),
  damaged: (name: string) => say('files-damaged', { name }),
  lost: (name: string) => say('files-lost', { name }),
  full: (most: number) => say('files-full', { most }),
} as const;

/** "100 MB", "2 GB", "1.5 GB". */
export function limitInWords(bytes: number): string {
  const [amount, unit] =
    bytes >= 1e9 ? [bytes / 1e9, 'gb'] : bytes >= 1e6 ? [bytes / 1e6, 'mb'] : [bytes / 1e3, 'kb'];
  return say('files-size', { amount: Math.round(amount * 10) / 10, unit });
}

/** "3 hours", "1 hour", "90 minutes". */
export function lengthInWords(seconds: number): string {
  if (seconds % 3600 === 0) return say('time-hours', { count: seconds / 3600 });
  return say('time-minutes', { count: Math.round(seconds / 60) });
}

/** How much of a file has arrived: "43%", or "1.5 MB" of one whose length nobody knows yet. */
export function partInWords(received: number, bytes: number | null): string {
  if (bytes === null) return limitInWords(received);
  const percent = Math.floor((100 * received) / bytes);
  return percent > 0 ? say('files-percent', { percent }) : say('files-under-a-percent');
}

export function bytesAllowed(form: Form, limits: UploadLimits): number {
  return { artwork: limits.artworkBytes, sound: limits.soundBytes, film: limits.filmBytes }[form];
}

/** A file of at least so many bytes is too large, whatever it is. */
export function largestFile(limits: UploadLimits): number {
  return Math.max(limits.artworkBytes, limits.soundBytes, limits.filmBytes);
}
