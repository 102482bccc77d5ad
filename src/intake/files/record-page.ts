import type { Arrival } from '../../story/arrival.ts';
import type { Form } from '../../story/media.ts';
import type { DraftStory } from '../../story/story.ts';
import { bytesAllowed, fileSentences, lengthInWords } from '../../uploads/file-sentences.ts';
import type { UploadLimits } from '../../uploads/upload-services.ts';
import { say } from '../../words/say.ts';
import { filesPage, shareAddress } from '../pages/form-pages.ts';
import { type Prompts, promptsFor } from '../pages/prompts.ts';
import { unfinishedRecordings } from './unfinished-recordings.ts';

/** What can be made on the spot; each is a page at this address. */
export const waysToRecord = ['sound', 'film', 'photo'] as const;
export type WayToRecord = (typeof waysToRecord)[number];

export const recordAddress = (way: WayToRecord) => `/share/record/${way}`;

const formOf: Readonly<Record<WayToRecord, Form>> = { sound: 'sound', film: 'film', photo: 'artwork' };

/** For the phone's own recorder: the kind of file, and which camera it begins with. */
const capture = {
  sound: { accept: 'audio/*', with: 'user' },
  film: { accept: 'video/*', with: 'environment' },
  photo: { accept: 'image/*', with: 'environment' },
} as const;

export function recordPage(
  way: WayToRecord,
  draft: DraftStory,
  arrivals: readonly Arrival[],
  limits: UploadLimits,
  prompts: Prompts,
) {
  const form = formOf[way];
  const seconds = { sound: limits.soundSeconds, film: limits.filmSeconds, photo: null }[way];
  return {
    title: say('share-record-title', { way }),
    way,
    isSound: way === 'sound',
    isPhoto: way === 'photo',
    form,
    files: shareAddress(filesPage),
    hasRoom: draft.media.length < limits.filesPerStory,
    fullSentence: fileSentences.full(limits.filesPerStory),
    unfinished: unfinishedRecordings(arrivals),
    prompts: way === 'photo' ? [] : promptsFor(prompts, draft.answers.themes),
    capture: capture[way],
    seconds,
    longest: seconds === null ? null : lengthInWords(seconds),
    bytes: bytesAllowed(form, limits),
    draft: draft.id,
    scripts: ['js/record/record.js'],
  };
}
