import type { Arrival } from '../../story/arrival.ts';
import type { DraftStory } from '../../story/story.ts';
import { fileSentences } from '../../uploads/file-sentences.ts';
import { accept, kindsOfFiles, quotaSentence } from '../../uploads/kinds-of-files.ts';
import { listOfFiles, listOfUnfinished } from '../../uploads/list-of-files.ts';
import type { UploadLimits } from '../../uploads/upload-services.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { filesPage } from '../pages/form-pages.ts';
import { type FromCheck, formAddress, pageModel } from '../pages/page-views.ts';
import { uploadsAddress } from './resumable-routes.ts';

export function filesView(
  draft: DraftStory,
  arrivals: readonly Arrival[],
  limits: UploadLimits,
  fromCheck: FromCheck,
  problems: readonly Problem[],
) {
  const room = Math.max(0, limits.filesPerStory - draft.media.length);
  const from = fromCheck ? '?from=check' : '';
  return {
    ...pageModel(filesPage, fromCheck, problems),
    heading: say(filesPage.title),
    accept,
    kinds: kindsOfFiles(limits),
    quota: quotaSentence(limits),
    filesPerStory: limits.filesPerStory,
    room,
    fullSentence: fileSentences.full(limits.filesPerStory),
    unfinished: listOfUnfinished(arrivals),
    arrived: listOfFiles(draft.media).map((file) => ({
      ...file,
      straighten: file.mayLieAskew ? `/share/files/${file.id}/straighten${from}` : null,
    })),
    uploads: uploadsAddress,
    // For the page's script, which makes list items of its own.
    straightenAny: `/share/files/{id}/straighten${from}`,
    remove: `/share/files/remove${from}`,
    addMore: formAddress(filesPage, fromCheck),
    goOn: `${formAddress(filesPage, fromCheck)}${fromCheck ? '&' : '?'}go=next`,
    largest: { artwork: limits.artworkBytes, sound: limits.soundBytes, film: limits.filmBytes },
    longest: { sound: limits.soundSeconds, film: limits.filmSeconds },
    draft: draft.id,
    scripts: ['js/upload/files-page.js', 'js/share/rescue.js'],
  };
}
