import type { Arrival } from '../../story/arrival.ts';
import type { DraftStory } from '../../story/story.ts';
import { listOfFiles } from '../../uploads/answer-script.ts';
import { fileSentences } from '../../uploads/file-sentences.ts';
import { accept, kindsOfFiles, quotaSentence } from '../../uploads/kinds-of-files.ts';
import type { UploadLimits } from '../../uploads/upload-services.ts';
import type { Problem } from '../../web/form-fields.ts';
import type { FormContext } from '../questions/question.ts';
import { type FromCheck, formAddress, questionPage } from '../questions/question-page.ts';
import { askFiles } from '../questions/questions.ts';
import { unfinishedFiles } from './unfinished-files.ts';

export function filesPage(
  draft: DraftStory,
  arrivals: readonly Arrival[],
  context: FormContext,
  limits: UploadLimits,
  fromCheck: FromCheck,
  problems: readonly Problem[],
) {
  const room = Math.max(0, limits.filesPerStory - draft.media.length);
  const from = fromCheck ? '?from=check' : '';
  return {
    ...questionPage(askFiles, draft, context, fromCheck, problems),
    heading: askFiles.title,
    accept,
    kinds: kindsOfFiles(limits),
    quota: quotaSentence(limits),
    filesPerStory: limits.filesPerStory,
    room,
    fullSentence: fileSentences.full(limits.filesPerStory),
    unfinished: unfinishedFiles(arrivals),
    arrived: listOfFiles(draft.media).map((file) => ({
      ...file,
      straighten: file.mayLieAskew ? `/share/files/${file.id}/straighten${from}` : null,
    })),
    remove: `/share/files/remove${from}`,
    addMore: formAddress(askFiles, fromCheck),
    goOn: `${formAddress(askFiles, fromCheck)}${fromCheck ? '&' : '?'}go=next`,
    largest: { artwork: limits.artworkBytes, sound: limits.soundBytes, film: limits.filmBytes },
    longest: { sound: limits.soundSeconds, film: limits.filmSeconds },
    draft: draft.id,
    scripts: ['js/share/upload.js', 'js/share/rescue.js'],
  };
}
