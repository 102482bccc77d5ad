import { momentLines, writtenTime } from '../../spoken/moments.ts';
import { canBeNarrated, isOpenToNarration } from '../../story/changes/narration.ts';
import type { StoryId } from '../../story/ids.ts';
import type { Media, Mixing, Narration, ReadyMedia } from '../../story/media.ts';
import type { SentStory } from '../../story/story.ts';
import { madeFromValues } from '../../story-form/made-from.ts';
import { mediaName } from '../../story-form/media-names.ts';
import { acceptSound, kindsOfFiles } from '../../uploads/kinds-of-files.ts';
import type { UploadLimits } from '../../uploads/upload-services.ts';
import { type Problem, problemAt } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { mediaView, renditionAddress } from '../review/media-view.ts';
import { storyPage } from '../story-page.ts';

/** Where a curator records a voice for a film. */
export const narrationAddress = (story: StoryId, media: string) =>
  `/curate/stories/${story}/describe/${media}`;

/** What the page was made from: whoever sends another voice has heard this one. */
export const narrationMark = (narration: Narration | undefined): string =>
  madeFromValues(narration?.original.key ?? null, narration?.begins ?? null);

export interface NarrationShown {
  readonly errors?: readonly Problem[];
  /** As it was typed. */
  readonly begins?: string;
  /** What has just been done, as the address says it. */
  readonly done?: string;
}

/** The model of views/curate/narration. */
export function narrationPage(
  story: SentStory,
  film: ReadyMedia,
  limits: UploadLimits,
  { errors = [], begins, done = '' }: NarrationShown,
) {
  const { narration } = film;
  const described = film.renditions.find(({ kind }) => kind === 'described');
  const address = narrationAddress(story.id, film.id);
  const mark = narrationMark(narration);
  return {
    ...storyPage(say('narration-title', { name: mediaName(film, story.media) }), story),
    scripts: ['js/record/narrate.js'],
    film: mediaView(story.id, film, story.media.indexOf(film), story.media.length).show,
    described: described && renditionAddress(story.id, film.id, described.name),
    moments: momentLines(film.hearing.description),
    address,
    send: `${address}?made-from=${mark}`,
    mark,
    accept: acceptSound,
    kinds: kindsOfFiles(limits)[1],
    narration: narration && {
      name: narration.original.fileName,
      words: narrationWords(narration.mixing),
      isDue: narration.mixing.state === 'due',
      hasFailed: narration.mixing.state === 'failed',
      begins: begins ?? writtenTime(narration.begins),
    },
    done: ['kept', 'moved', 'removed'].includes(done) ? say(`narration-done-${done}`) : null,
    errors,
    problem: { files: problemAt(errors, 'files'), begins: problemAt(errors, 'begins') },
  };
}

/** How it stands with a recorded voice, in a sentence. */
export function narrationWords(mixing: Mixing): string {
  return mixing.state === 'failed'
    ? say('narration-failed', { reason: mixing.reason })
    : say(`narration-${mixing.state}`);
}

/** What the review page says of a film's voice; null of what can have none. */
export function narrationView(story: SentStory, media: Media) {
  if (!canBeNarrated(media)) return null;
  const words = media.narration ? narrationWords(media.narration.mixing) : null;
  const address = isOpenToNarration(story) ? narrationAddress(story.id, media.id) : null;
  return words === null && address === null ? null : { address, words };
}
