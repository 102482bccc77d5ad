import type { DraftStory } from '../story/story.ts';
import { listOfFiles } from '../uploads/answer-script.ts';
import { fileSentences } from '../uploads/file-sentences.ts';
import { accept, kindsOfFiles } from '../uploads/kinds-of-files.ts';
import type { UploadLimits } from '../uploads/upload-services.ts';
import type { Problem } from '../web/form-fields.ts';
import type { FormContext } from './question.ts';
import { type FromCheck, formAddress, questionPage } from './question-page.ts';
import { askFiles, checkAddress, nextAddress } from './questions.ts';

export function filesPage(
  draft: DraftStory,
  context: FormContext,
  limits: UploadLimits,
  fromCheck: FromCheck,
  problems: readonly Problem[],
) {
  const room = Math.max(0, limits.filesPerStory - draft.media.length);
  return {
    ...questionPage(askFiles, draft, context, fromCheck, problems),
    heading: askFiles.title,
    accept,
    kinds: kindsOfFiles(limits),
    filesPerStory: limits.filesPerStory,
    room,
    fullSentence: fileSentences.full(limits.filesPerStory),
    arrived: listOfFiles(draft.media),
    remove: '/share/files/remove' + (fromCheck ? '?from=check' : ''),
    addMore: formAddress(askFiles, fromCheck),
    goOn: `${formAddress(askFiles, fromCheck)}${fromCheck ? '&' : '?'}go=next`,
    next: fromCheck ? checkAddress : nextAddress(askFiles, draft, context),
    largest: { artwork: limits.artworkBytes, sound: limits.soundBytes, film: limits.filmBytes },
    scripts: ['js/share-upload.js'],
  };
}
