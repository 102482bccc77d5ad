import type { DraftStory } from '../../story/story.ts';
import { setApart } from '../../story/text/plain-text.ts';
import {
  isEmptyPerson,
  nobodyTyped,
  personFields,
  personInWords,
  personKey,
  personShape,
  readPerson,
  type TypedPerson,
  withoutPerson,
  withPerson,
} from '../../telling/other-people.ts';
import type { Problem } from '../../web/form-fields.ts';
import { one } from '../../web/read-form.ts';
import { type DraftChange, withAnswers } from '../drafts.ts';
import { askChoice } from './ask-choice.ts';
import type { Answer, Body, FormQuestion } from './question.ts';

/** P9. A no drops whoever was listed. */
export const askOthers: FormQuestion = askChoice({
  slug: 'others',
  part: 'people',
  title: 'Can anyone else be recognised in your story?',
  hint: 'Think of faces, voices, names and homes. Do not count yourself.',
  label: 'Other people',
  missing: 'Say whether anyone else can be recognised.',
  options: () => [
    { value: 'no', label: 'No, nobody else' },
    { value: 'yes', label: 'Yes, someone can' },
  ],
  drops: { question: 'people', words: (draft) => othersOf(draft).map(({ who }) => who) },
  get: ({ answers }) => (answers.anyoneElse === null ? null : answers.anyoneElse ? 'yes' : 'no'),
  set: (answer) => (draft) =>
    withAnswers({
      anyoneElse: answer === 'yes',
      others: answer === 'yes' ? (draft.answers.others ?? []) : [],
    })(draft),
});

const title = 'Who else can be recognised?';
const missing: Problem = { field: 'who', message: 'Add at least one person who can be recognised.' };

/** One person at a time, with how they can be recognised and whether they agreed. A missing agreement keeps nobody from sending. */
export const askPeople: FormQuestion = {
  kind: 'form',
  slug: 'people',
  part: 'people',
  title,
  isAsked: ({ answers }) => answers.anyoneElse === true,
  problems: (draft) => (othersOf(draft).length > 0 ? [] : [missing]),
  rows: (draft) => [
    {
      field: 'who',
      label: 'People to be recognised',
      value:
        othersOf(draft)
          .map((person) => `${setApart(person.who)}: ${personInWords(person)}`)
          .join('\n') || null,
    },
  ],
  show: (draft) => body(draft, nobodyTyped, []),
  answer(read, draft): Answer {
    const { remove, next, ...typed } = read({ ...personShape, remove: one, next: one });
    if (remove !== '') {
      const change = withOthers((others) => withoutPerson(others, remove));
      return { problems: [], body: body(change(draft), nobodyTyped, []), change, stay: true };
    }
    const stay = next === 'another';
    if (!stay && isEmptyPerson(typed) && othersOf(draft).length > 0) {
      return { problems: [], body: body(draft, typed, []), change: null };
    }
    const { person, problems } = readPerson(typed, othersOf(draft));
    const change =
      person && problems.length === 0 ? withOthers((others) => withPerson(others, person)) : null;
    return { problems, body: body(draft, typed, problems), change, stay };
  },
};

const othersOf = ({ answers }: DraftStory) => answers.others ?? [];

function withOthers(
  change: (others: ReturnType<typeof othersOf>) => ReturnType<typeof othersOf>,
): DraftChange {
  return (draft) => withAnswers({ others: change(othersOf(draft)) })(draft);
}

function body(draft: DraftStory, typed: TypedPerson, problems: readonly Problem[]): Body {
  const others = othersOf(draft);
  return {
    heading: title,
    lead: 'Add one person at a time. Only our curators see this list.',
    list: {
      heading: 'People you have added',
      items: others.map((person) => ({
        key: personKey(person),
        name: person.who,
        words: personInWords(person),
      })),
      another: 'Add another person',
    },
    fields: personFields(typed, problems, false),
  };
}
