import type { DeviceId } from '../../story/ids.ts';
import type { DraftStory } from '../../story/story.ts';
import { problemAt } from '../../web/form-fields.ts';
import { type UnsentWords, unsentWords } from '../devices/typed-questions.ts';
import { consentOf } from '../send-draft.ts';
import { answeredUses } from './ask-use.ts';
import { type FormContext, parts } from './question.ts';
import { asked, backAddress, type OpenQuestion, openQuestions, shareAddress } from './questions.ts';
import { readAloud } from './statements.ts';

/** What came of a send that was not complete; `unread` where a helper has not said that they read it aloud. */
interface Tried {
  readonly unread: boolean;
}

/** Everything that was answered, each line with its way to change it (P4); `tried` after a send that was not complete. */
export function checkPage(
  draft: DraftStory,
  context: FormContext,
  device: DeviceId | null,
  tried: Tried | null,
) {
  const open = openQuestions(draft, context);
  const unread = tried?.unread ? [{ field: 'aloud', message: notAloud, address: '#aloud' }] : [];
  const errors = [...open.map(toChange), ...unread];
  const unsent = unsentWords(draft, context, device);
  return {
    title: 'Check your answers',
    back: backAddress(null, draft, context),
    errors: tried && errors.length > 0 ? errors : null,
    unsent: unsentMark(unsent),
    moreTyped: tried !== null && errors.length === 0,
    parts: Object.entries(parts).map(([part, name]) => ({
      name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      rows: asked(draft, context)
        .filter((question) => question.part === part)
        .flatMap((question) =>
          question.rows(draft, context).map((row, index) => ({
            ...row,
            unsent: index === 0 ? unsentAt(question.slug, unsent, row.value !== null) : null,
            change: `${shareAddress(question)}?from=check`,
            problem: problemAt(open, row.field),
          })),
        ),
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
    ...answers.map(({ question, granted }) => ({ question, answer: granted ? 'Yes' : 'No' })),
    ...statements.filter(({ about }) => about !== 'helper'),
  ];
  return {
    // Before everything is answered there is nothing to confirm yet.
    asked: isAnswered ? asked : null,
    options: [{ value: 'yes', label: readAloud, checked: false }],
    error: isMissing ? notAloud : null,
  };
}

const notAloud = 'Tick the box once you have read the words aloud and they have answered.';

/** Names all that was typed and not sent, so that nothing is left out of a story that its teller has not been told of. */
const unsentMark = (unsent: readonly UnsentWords[]): string => unsent.map(({ key }) => key).join('.');

function unsentAt(slug: string, unsent: readonly UnsentWords[], isAnswered: boolean): string | null {
  const words = unsent.filter(({ question }) => question === slug);
  if (words.length === 0) return null;
  const where = words.some(({ here }) => here) ? '' : ' on your other device';
  const what = isAnswered ? 'something else' : 'this';
  return `You typed ${what}${where} and have not pressed Continue. It is not part of your story yet.`;
}

const toChange = (open: OpenQuestion) => ({ ...open, address: `${open.address}?from=check` });

/** What keeps the story from being shown, said before it is sent. */
function notices(draft: DraftStory, context: FormContext): readonly string[] {
  const { age, guardianAgreed, others, rights } = draft.answers;
  const { granted, all } = answeredUses(draft, context);
  const nowhere = all && granted.every((use) => use === 'research');
  return [
    ...(nowhere ? [granted.length > 0 ? onlyResearch : saidNo] : []),
    ...(age === 'teen' && guardianAgreed === false ? [noGuardian] : []),
    ...(others?.some(({ permission }) => permission !== 'yes') ? [notAgreed] : []),
    ...(rights?.own === 'unsure' ? [unsure] : []),
  ];
}

const saidNo =
  'You said no to every use. Your story will be kept safe and seen by our curators, but shown nowhere.';
const onlyResearch = 'Your story will be shown nowhere. Researchers may read it, as you chose.';
const noGuardian = 'You can send your story now. We cannot show it until your parent or guardian agrees.';
const notAgreed = 'You can send your story now. We cannot show it while someone in it has not agreed.';
const unsure =
  'You are not sure whose work this is. You can send it now, and a curator will ask you about it.';
