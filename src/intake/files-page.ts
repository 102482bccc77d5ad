import type { DraftStory } from '../story/story.ts';
import { fileSentences, lengthInWords, limitInWords } from '../uploads/file-sentences.ts';
import type { UploadLimits } from '../uploads/upload-services.ts';
import type { Problem } from '../web/form-fields.ts';
import { type FromCheck, formAddress, questionPage } from './question-page.ts';
import { askFiles, checkAddress, nextAddress } from './questions.ts';

/** What a phone's own picker offers first; what is really taken is decided by the bytes. */
const accept =
  'image/jpeg,image/png,image/webp,image/gif,image/avif,image/heic,image/heif,audio/*,video/*,.amr,.mkv';

export function filesPage(
  draft: DraftStory,
  limits: UploadLimits,
  fromCheck: FromCheck,
  problems: readonly Problem[],
) {
  const room = Math.max(0, limits.filesPerStory - draft.media.length);
  return {
    ...questionPage(askFiles, draft, fromCheck, problems),
    heading: askFiles.title,
    accept,
    kinds: [
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
    ],
    filesPerStory: limits.filesPerStory,
    room,
    fullSentence: fileSentences.full(limits.filesPerStory),
    arrived: draft.media.map(({ id, original, guess }) => ({
      id,
      name: original.fileName,
      bytes: original.bytes,
      form: guess,
    })),
    remove: '/share/files/remove' + (fromCheck ? '?from=check' : ''),
    addMore: formAddress(askFiles, fromCheck),
    goOn: `${formAddress(askFiles, fromCheck)}${fromCheck ? '&' : '?'}go=next`,
    next: fromCheck ? checkAddress : nextAddress(askFiles, draft),
    largest: { artwork: limits.artworkBytes, sound: limits.soundBytes, film: limits.filmBytes },
    scripts: ['js/share-upload.js'],
  };
}
