import { lengthInWords, limitInWords } from './file-sentences.ts';
import type { UploadLimits } from './upload-services.ts';

/** What a phone's own picker offers first; what is really taken is decided by the bytes. */
export const accept =
  'image/jpeg,image/png,image/webp,image/gif,image/avif,image/heic,image/heif,audio/*,video/*,.amr,.mkv';

/** The files that the archive takes, as people name them, with the most of each. */
export function kindsOfFiles(limits: UploadLimits) {
  return [
    {
      name: 'Photos of drawings, paintings or anything you made',
      files: 'JPEG, PNG, WebP, GIF, AVIF or HEIC',
      most: limitInWords(limits.artworkBytes),
    },
    {
      name: 'Sound',
      files: 'MP3, M4A, AAC, WAV, FLAC, OGG, WebM, AMR or 3GP',
      most: `${limitInWords(limits.soundBytes)} and ${lengthInWords(limits.soundSeconds)}`,
    },
    {
      name: 'Film',
      files: 'MP4, MOV, WebM, MKV, 3GP or AVI',
      most: `${limitInWords(limits.filmBytes)} and ${lengthInWords(limits.filmSeconds)}`,
    },
  ];
}

/** How much one person can send, said before they choose. */
export function quotaSentence(limits: UploadLimits): string {
  return `You can send up to ${limitInWords(limits.bytesPerDay)} in a day.`;
}
