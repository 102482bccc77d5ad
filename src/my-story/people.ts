import { isDeepStrictEqual } from 'node:util';
import { revise } from '../story/changes/revise.ts';
import type { SentStory } from '../story/story.ts';
import type { OtherPerson, Rights } from '../story/telling.ts';
import { trimText } from '../story/text/plain-text.ts';
import {
  permissionInWords,
  personInWords,
  personKey,
  readPermission,
  withoutPerson,
} from '../telling/other-people.ts';
import { judgeRightsWords, ownInWords, ownOptions, readOwn } from '../telling/rights.ts';
import { type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import type { Body, ChangePage, PageContext, Part } from './form.ts';
import { withStatement } from './statement.ts';

interface Typed {
  /** By person's key: a permission, or "gone". */
  readonly permissions: ReadonlyMap<string, string>;
  readonly own: string;
  readonly makers: string;
  readonly quoted: string;
  /** "yes", "no", or nothing where it is not asked. */
  readonly guardian: string;
}

const gone = 'gone';

/** Who else is in the story and whose work it is: what has to be settled before it can be shown (P8–P10). */
export const peoplePage: ChangePage = {
  slug: 'people',
  title: 'Who is in your story, and whose work it is',
  isLookedAt: true,
  show: (story, context) => body(story, context, asStored(story), []),
  answer(read, story, context) {
    const people = Object.fromEntries(story.others.map((person) => [fieldOf(person), one]));
    const sent = read({ own: one, makers: one, quoted: one, guardian: one, ...people });
    const said: Readonly<Record<string, string>> = sent;
    const typed: Typed = {
      ...sent,
      makers: trimText(sent.makers),
      quoted: trimText(sent.quoted),
      permissions: new Map(story.others.map((person) => [personKey(person), said[fieldOf(person)] ?? ''])),
    };
    const own = readOwn(typed.own);
    const problems = [
      ...(own ? [] : [{ field: 'own', message: 'Say whose work it is.' }]),
      ...judgeRightsWords('makers', typed.makers),
      ...judgeRightsWords('quoted', typed.quoted),
    ];
    return {
      problems,
      body: body(story, context, typed, problems),
      change(latest) {
        const revision = revisionOf(latest, typed, own ?? latest.rights.own);
        const { others, rights, guardianAgreed } = latest;
        return isDeepStrictEqual(revision, { others, rights, guardianAgreed })
          ? latest
          : revise(withStatements(latest, revision, context), revision, context.now, { role: 'storyteller' });
      },
    };
  },
};

const fieldOf = (person: OtherPerson) => `person-${personKey(person)}`;

function asStored({ others, rights, guardianAgreed }: SentStory): Typed {
  return {
    ...rights,
    permissions: new Map(others.map((person) => [personKey(person), person.permission])),
    guardian: guardianAgreed ? 'yes' : 'no',
  };
}

function revisionOf(story: SentStory, typed: Typed, own: Rights['own']): Said {
  const leaving = [...typed.permissions].filter(([, said]) => said === gone).map(([key]) => key);
  const staying = leaving.reduce((rest, key) => withoutPerson(rest, key), story.others);
  return {
    others: staying.map((person) => ({
      ...person,
      permission: readPermission(typed.permissions.get(personKey(person)) ?? '') ?? person.permission,
    })),
    rights: { own, makers: typed.makers, quoted: typed.quoted },
    guardianAgreed: isYoung(story) && typed.guardian !== '' ? typed.guardian === 'yes' : story.guardianAgreed,
  };
}

/** What was said about the guardian and about whose work it is bears on the consent. */
function withStatements(story: SentStory, { rights, guardianAgreed }: Said, context: PageContext): SentStory {
  const { question, explanation, yes, no } = context.wording.questions.guardian;
  let next = story;
  if (guardianAgreed !== story.guardianAgreed) {
    const said = {
      about: 'guardian',
      question: `${question} ${explanation}`,
      answer: guardianAgreed ? yes : no,
    };
    next = withStatement(next, said, context.now);
  }
  if (rights.own !== story.rights.own) {
    const said = { about: 'rights', question: rightsQuestion, answer: ownInWords(rights.own) };
    next = withStatement(next, said, context.now);
  }
  return next;
}

const rightsQuestion = 'Did you make it?';
type Said = Pick<SentStory, 'others' | 'rights' | 'guardianAgreed'>;

const isYoung = ({ age }: SentStory) => age !== 'adult';

function body(story: SentStory, context: PageContext, typed: Typed, problems: readonly Problem[]): Body {
  return {
    lead: [],
    parts: [
      {
        heading: 'Other people',
        lead:
          story.others.length === 0
            ? 'You told us that nobody else can be recognised.'
            : 'We show your story once everyone who can be recognised has agreed. We never show this list.',
        fields: story.others.map((person) => personField(person, typed)),
        link: { address: 'people/add', words: 'Add somebody else' },
      },
      ...(isYoung(story) ? [guardianPart(context, typed)] : []),
      {
        heading: 'Whose work it is',
        fields: [
          {
            partial: 'field/choices',
            type: 'radio',
            name: 'own',
            legend: rightsQuestion,
            error: problemAt(problems, 'own'),
            options: ownOptions(readOwn(typed.own)).map(({ hint: _sending, ...option }) => option),
          },
          wordsField('makers', 'Who made it with you, as they want to be named', typed.makers, problems),
          wordsField('quoted', 'Songs, photos or words of others that are in it', typed.quoted, problems),
        ],
      },
    ],
    button: 'Save',
  };
}

function personField(person: OtherPerson, typed: Typed): Field {
  const name = fieldOf(person);
  const now = typed.permissions.get(personKey(person));
  const choices = (['yes', 'not-yet', 'no'] as const).map((each) => ({
    value: each as string,
    label: permissionInWords(each),
  }));
  return {
    partial: 'field/choices',
    type: 'radio',
    name,
    legend: person.who,
    hint: personInWords(person),
    error: null,
    options: [...choices, { value: gone, label: 'Is not in it any more' }].map((each) => ({
      ...each,
      checked: each.value === now,
    })),
  };
}

function guardianPart({ wording }: PageContext, typed: Typed): Part {
  const { question, explanation, yes, no } = wording.questions.guardian;
  return {
    heading: 'Your parent or guardian',
    fields: [
      {
        partial: 'field/choices',
        type: 'radio',
        name: 'guardian',
        legend: question,
        hint: explanation,
        error: null,
        options: [
          { value: 'yes', label: yes, checked: typed.guardian === 'yes' },
          { value: 'no', label: no, checked: typed.guardian === 'no' },
        ],
      },
    ],
  };
}

function wordsField(
  name: 'makers' | 'quoted',
  label: string,
  value: string,
  problems: readonly Problem[],
): Field {
  return { partial: 'field/textarea', name, label, value, rows: 2, error: problemAt(problems, name) };
}
