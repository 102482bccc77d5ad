import type { HistoryEntry } from '../../story/history.ts';
import type { CuratorId } from '../../story/ids.ts';
import type { SentStory } from '../../story/story.ts';
import { isBlank, trimText } from '../../story/text/plain-text.ts';
import { audioDescriptionField, typedMoments } from '../../story-form/audio-description.ts';
import type { FormContext, Line } from '../../story-form/field.ts';
import { linesOf } from '../../story-form/field-list.ts';
import { linesSince, type SentForm } from '../../story-form/made-from.ts';
import { pagesField, typedWithoutDrafts } from '../../story-form/pages.ts';
import { toldOf } from '../../story-form/told.ts';
import type { Handler } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { namesOf } from '../names-of.ts';
import { curatorsIn, historyLines, type Names } from './history-lines.ts';
import { reviewFields, type Typed, toldIn } from './review-form.ts';

/** What was typed and is kept nowhere else. */
export interface Unsaved {
  readonly name: string;
  readonly label: string;
  readonly words: string;
}

/**
 * Tells a curator that somebody else got there first: who did what since their page was made, and what they typed and the
 * story does not hold (P23). Nothing has been saved.
 */
export async function answerConflict(
  services: Pick<ModerationServices, 'curatorName'>,
  response: Parameters<Handler>[1],
  story: SentStory,
  { madeFrom, leftOut }: Pick<SentForm, 'madeFrom' | 'leftOut'>,
  unsaved: readonly Unsaved[] = [],
): Promise<void> {
  const names = await namesOf(services, curatorsIn(story.history));
  const gone = leftOut.map(({ name, words }) => ({ name, words, label: say('curate-conflict-gone') }));
  const page = conflictPage(story, madeFrom, [...unsaved, ...gone], { me: signedIn(response).id, names });
  response.status(409).render('curate/conflict', page);
}

/** The model of views/curate/conflict. */
export function conflictPage(
  story: SentStory,
  madeFrom: string,
  unsaved: readonly Unsaved[],
  { me, names }: { readonly me: CuratorId; readonly names: Names },
) {
  const since = linesSince(story, madeFrom);
  const happened: readonly HistoryEntry[] = since.length > 0 ? since : story.history.slice(-1);
  return {
    title: say('curate-conflict-title'),
    private: true,
    bodyClass: 'curate',
    story: { id: story.id, title: story.title, reference: story.reference },
    conflict: {
      heading: say('curate-conflict-happened'),
      happened: historyLines(happened, names, me).map(({ at, what, reason }) => ({
        at,
        words: what,
        reason,
      })),
      next: say('curate-conflict-next', { typed: unsaved.length }),
      unsaved,
    },
  };
}

/** Every word and choice in the boxes that the story does not hold. */
export function unsavedIn(story: SentStory, typed: Typed, context: FormContext): readonly Unsaved[] {
  const told = toldOf(story);
  const held = new Map(linesOf(reviewFields, told, context).map(({ field, value }) => [field, value ?? '']));
  const after = toldIn(story, typed, context);
  const lines: readonly Line[] = [
    ...linesOf(asRead, after, context),
    ...typedMoments(told, typed.values),
    ...typedWithoutDrafts(told, typed.values),
    { field: 'question', label: say('curate-review-question-name'), value: typed.question },
    { field: 'reason', label: say('curate-review-reason-name'), value: typed.reason },
  ];
  return lines.flatMap(({ field, label, value }) => {
    const words = value ?? '';
    const before = held.get(field) ?? '';
    return isBlank(words) || trimText(words) === trimText(before) ? [] : [{ name: field, label, words }];
  });
}

/** The others are told by what stands in their boxes, which may not be all that is read from them. */
const asRead = reviewFields.filter((field) => field !== pagesField && field !== audioDescriptionField);
