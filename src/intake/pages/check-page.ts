import type { DeviceId } from '../../story/ids.ts';
import type { DraftStory } from '../../story/story.ts';
import type { FormContext } from '../../story-form/field.ts';
import { answeredUses } from '../../story-form/uses.ts';
import { problemAt } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { type UnsentWords, unsentWords } from '../devices/unsent-words.ts';
import { consentOf } from '../send-draft.ts';
import { backAddress, formPages, linesOn, openQuestions, placeOf, shareAddress } from './form-pages.ts';
import { readAloud } from './statements.ts';

/** What came of a send that was not complete; `unread` where a helper has not said that they read it aloud. */
interface Tried {
  readonly unread: boolean;
}

/** Everything that was answered, page by page, each with its way to change it (P4); `tried` after a send that was not complete. */
export function checkPage(
  draft: DraftStory,
  context: FormContext,
  device: DeviceId | null,
  tried: Tried | null,
) {
  const open = openQuestions(draft, context);
  const unread = tried?.unread
    ? [{ field: 'aloud', message: say('share-aloud-missing'), address: '#aloud' }]
    : [];
  const errors = [...open.map((each) => ({ ...each, address: `${each.address}?from=check` })), ...unread];
  const unsent = unsentWords(draft, context, device);
  return {
    title: say('share-check-title'),
    telling: true,
    place: placeOf(null),
    back: backAddress(null),
    errors: tried && errors.length > 0 ? errors : null,
    unsent: unsentMark(unsent),
    moreTyped: tried !== null && errors.length === 0,
    pages: formPages.map((page) => ({
      name: say(page.title),
      slug: page.slug,
      change: `${shareAddress(page)}?from=check`,
      unsent: unsentAt(page.slug, unsent),
      // What may stay empty and did is left out, but where it is all that a page asks.
      rows: linesOn(page, draft, context)
        .filter(({ value }, _index, lines) => value !== '' || lines.length === 1)
        .map((line) => ({
          ...line,
          value: line.value === '' ? say('share-check-empty') : line.value,
          problem: tried ? problemAt(open, line.field) : null,
        })),
    })),
    notices: notices(draft, context),
    aloud: draft.helper ? toReadAloud(draft, context, unread.length > 0) : null,
  };
}

/** What a helper reads out at the end, in the very words of the record, and the box with which they say so. */
function toReadAloud(draft: DraftStory, context: FormContext, isMissing: boolean) {
  const { answers, statements } = consentOf(draft, context);
  const isAnswered = openQuestions(draft, context).length === 0;
  const asked = [
    ...answers.map(({ question, granted }) => ({
      question,
      answer: say(granted ? 'share-aloud-yes' : 'share-aloud-no'),
    })),
    ...statements.filter(({ about }) => about !== 'helper'),
  ];
  return {
    // Before everything is answered there is nothing to confirm yet.
    asked: isAnswered ? asked : null,
    options: [{ value: 'yes', label: readAloud(), checked: false }],
    error: isMissing ? say('share-aloud-missing') : null,
  };
}

/** Names all that was typed and not sent, so that nothing is left out of a story that its teller has not been told of. */
const unsentMark = (unsent: readonly UnsentWords[]): string => unsent.map(({ key }) => key).join('.');

function unsentAt(slug: string, unsent: readonly UnsentWords[]): string | null {
  const words = unsent.filter(({ page }) => page === slug);
  if (words.length === 0) return null;
  return say(words.some(({ here }) => here) ? 'share-unsent-here' : 'share-unsent-elsewhere');
}

/** What keeps the story from being shown, said before it is sent. */
function notices(draft: DraftStory, context: FormContext): readonly string[] {
  const { age, guardianAgreed, others, rights } = draft.answers;
  const { granted, all } = answeredUses(draft, context);
  const nowhere = all && granted.every((use) => use === 'research');
  return [
    ...(nowhere ? [say(granted.length > 0 ? 'share-notice-research-only' : 'share-notice-nowhere')] : []),
    ...(age === 'teen' && guardianAgreed === false ? [say('share-notice-guardian')] : []),
    ...(others?.some(({ permission }) => permission !== 'yes') ? [say('share-notice-not-agreed')] : []),
    ...(rights?.own === 'unsure' ? [say('share-notice-unsure')] : []),
  ];
}
