import { acceptedContainers, acceptedPictures } from '../inspect/accepted-media.ts';
import { endingsOf, soundEndings } from '../inspect/not-taken/endings.ts';
import { forms } from '../story/media.ts';
import { inSpokenLanguage } from '../words/intl.ts';
import { say } from '../words/say.ts';
import { lengthInWords, limitInWords } from './file-sentences.ts';
import type { UploadLimits } from './upload-services.ts';

/**
 * What a phone's own picker offers first; what is really taken is decided by the bytes. Every ending is named too, since
 * iPhones leave out voice memos and camcorder films where only `audio/*` and `video/*` are asked for.
 */
export const accept = [
  ...acceptedPictures.map(({ container }) =>
    container === 'pdf' ? 'application/pdf' : `image/${container}`,
  ),
  ...['image/heif', 'audio/*', 'video/*'],
  ...forms.flatMap(endingsOf).map((ending) => `.${ending}`),
].join(',');

/** The same of what has sound. */
export const acceptSound = [
  ...['audio/*', 'video/*'],
  ...(['sound', 'film'] as const).flatMap(endingsOf).map((ending) => `.${ending}`),
].join(',');

/** The names in the labels of all boxes that may hold it: M4A and WMA are sounds in a film's box. */
function recordingNames(form: 'sound' | 'film'): readonly string[] {
  const names = acceptedContainers.flatMap(({ label, forms }) =>
    label
      .split(/, | or /)
      .filter((name) => (forms.includes('film') && !isForSound(name) ? 'film' : 'sound') === form),
  );
  return [...new Set(names)];
}

const isForSound = (name: string) => soundEndings.includes(name.toLowerCase());

const either = inSpokenLanguage((language) => new Intl.ListFormat(language, { type: 'disjunction' }));
const eitherOf = (names: readonly string[]) => either().format(names);

/** The files that the archive takes, as people name them, with the most of each. */
export function kindsOfFiles(limits: UploadLimits) {
  return [
    {
      name: say('files-artwork'),
      files: eitherOf(acceptedPictures.map(({ label }) => label)),
      most: limitInWords(limits.artworkBytes),
    },
    {
      name: say('files-sound'),
      files: eitherOf(recordingNames('sound')),
      most: sizeAndLength(limits.soundBytes, limits.soundSeconds),
    },
    {
      name: say('files-film'),
      files: eitherOf(recordingNames('film')),
      most: sizeAndLength(limits.filmBytes, limits.filmSeconds),
    },
  ];
}

const sizeAndLength = (bytes: number, seconds: number) =>
  say('files-size-and-length', { size: limitInWords(bytes), length: lengthInWords(seconds) });

/** How much one person can send, said before they choose. */
export function quotaSentence(limits: UploadLimits): string {
  return say('files-quota', { size: limitInWords(limits.bytesPerDay) });
}
