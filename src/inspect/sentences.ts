/** What a storyteller reads when a file cannot be taken: what is wrong, then what to do (P3). */

const choose = 'Choose a photo, a sound or a film.';

export const sentences = {
  empty: `The file is empty. ${choose}`,
  unknown: `The file must be a photo, a sound or a film. We could not read this one as any of them. ${choose}`,
  notMedia: (label: string) => `The file must be a photo, a sound or a film, but this is ${label}. ${choose}`,
  cutShort: (what: string) =>
    `The ${what} could not be read because part of it is missing. Check that it opens on your own device, then send it again.`,
  damaged: (what: string) =>
    `The ${what} could not be read because it is damaged. Check that it opens on your own device, then send it again.`,
  locked:
    'The file is protected by a password or a lock, so we cannot open it. Remove the lock, or send a copy without one.',
  tooManyBytes: (what: string, limit: string) =>
    `The ${what} must be smaller than ${limit}. Save a smaller copy and send that.`,
  tooManyPixels: (limit: string) =>
    `The picture must have at most ${limit} million dots (pixels). Save a smaller copy and send that.`,
  tooManyFrames: (limit: number) =>
    `The moving picture must have at most ${limit} frames. Send a shorter one, or send it as a film.`,
  tooLong: (what: string, limit: string) =>
    `The ${what} must be no longer than ${limit}. Cut it shorter, or send it in parts.`,
  noLength: (what: string) =>
    `The ${what} has nothing in it to play. Check that it plays on your own device.`,
  tooWide: (side: number) =>
    `The film's picture must be at most ${side} dots (pixels) wide or high. Save it as 4K or smaller and send that.`,
  tooSmall: (what: string) => `The ${what} is too small to show. Send a larger one.`,
  tooFast: (limit: number) =>
    `The film must have at most ${limit} pictures a second. Save it at 60 or fewer and send that.`,
  tooManyChannels: (limit: number) =>
    `The sound must have at most ${limit} channels. Save it as stereo and send that.`,
  tooMuchMemory: (surePixels: number) =>
    `The picture is too large for us to open. Save a copy with at most ${Math.floor(surePixels / 1e6)} million dots (pixels) and send that.`,
  tooManyMovingPixels:
    'The moving picture is too large and too long together. Save it smaller or shorter, or send it as a film.',
  tooManyPages: (limit: number) =>
    `The document must have at most ${limit} pages. Save it in parts and send each of them.`,
  hardPages:
    'A page of the document takes more time or memory to draw than we have. Save its pages as pictures and send those.',
  emptyDocument:
    'The document has no pages in it. Check that it opens on your own device, then send it again.',
  strangeCodec: (what: string, codec: string) =>
    `The ${what} is stored in a way we cannot play (${codec}). Save it as MP4 and send that.`,
} as const;

/** "3 hours", "1 hour", "90 minutes", "45 seconds". */
export function inWords(seconds: number): string {
  const [count, unit] =
    seconds % 3600 === 0
      ? [seconds / 3600, 'hour']
      : seconds % 60 === 0
        ? [seconds / 60, 'minute']
        : [seconds, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** "100 MB", "8 GB". */
export function bytesInWords(bytes: number): string {
  return bytes >= 1e9 ? `${Math.round(bytes / 1e8) / 10} GB` : `${Math.round(bytes / 1e6)} MB`;
}
