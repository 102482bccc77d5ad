import { type AskedUse, askedAgain, consentEntry } from '../consent/wording.ts';
import { setUses } from '../story/changes/revise.ts';
import type { ConsentEntry, Use } from '../story/consent.ts';
import { showingTime } from '../story/consent.ts';
import type { SentStory } from '../story/story.ts';
import {
  readShowing,
  showingFields,
  showingShape,
  type TypedShowing,
  typedShowing,
} from '../telling/showing-time.ts';
import type { Field, Problem } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import type { StoryChange } from './change.ts';
import type { Body, ChangePage, PageContext } from './form.ts';
import { laterOn } from './take-back-choices.ts';

/** By use; a use that was never answered has no answer here either. */
type Answers = ReadonlyMap<Use, boolean>;

/** Every use at once, with its days: what is saved counts from that moment, without a curator (P15). */
export const usesPage: ChangePage = {
  slug: 'uses',
  title: 'Change where your story may be shown',
  isLookedAt: false,

  show: (story, context) =>
    body(story, context, answersOf(story), typedShowing(showingTime(story.consent)), []),

  answer(read, story, context) {
    const asked = askedOf(story, context);
    const names = Object.fromEntries(asked.map(({ use }) => [nameOf(use), one]));
    const sent = read({ wording: one, ...showingShape, ...names }) as TypedShowing &
      Readonly<Record<string, string>>;
    const answers: Answers = new Map(
      asked.flatMap(({ use }): [Use, boolean][] => {
        const answer = { yes: true, no: false }[sent[nameOf(use)] ?? ''];
        return answer === undefined ? [] : [[use, answer]];
      }),
    );
    const { showing, problems: aboutTime } = readShowing(sent, context.now);
    const problems = sent.wording === context.wording.version ? aboutTime : [...aboutTime, wordsHaveChanged];
    const change: StoryChange = (latest) => {
      const entry = consentEntry(context.wording, {
        at: context.now,
        by: 'storyteller',
        how: 'private-link',
        // What was left open stays unasked: stopping one use must not wait for an answer about another.
        asked: asked.filter(({ use }) => answers.has(use)),
        granted: Object.fromEntries(answers),
        statements: latest.consent.at(-1)?.statements ?? [],
        ...showing,
      });
      return saysTheSame(entry, latest.consent.at(-1))
        ? latest
        : setUses(latest, entry, context.now, { role: 'storyteller' });
    };
    return { problems, body: body(story, context, answers, sent, problems), change };
  },
};

const askedOf = ({ consent }: SentStory, { wording, exhibitions }: PageContext): readonly AskedUse[] =>
  askedAgain(wording, exhibitions, consent.at(-1)?.answers.map(({ use }) => use) ?? []);

const answersOf = ({ consent }: SentStory): Answers =>
  new Map(consent.at(-1)?.answers.map(({ use, granted }) => [use, granted]));

const wordsHaveChanged: Problem = {
  field: 'use-web',
  message: 'The words of these questions have changed since you opened the page. Read them again, then save.',
};

/** A field's name may hold no colon: it becomes an id that the error summary leads to. */
const nameOf = (use: Use) => `use-${use.replace(':', '-')}`;

function saysTheSame(entry: ConsentEntry, last: ConsentEntry | undefined): boolean {
  const said = (each: ConsentEntry | undefined) =>
    JSON.stringify([
      each?.answers.map(({ use, granted }) => [use, granted]).sort(),
      each?.from?.getTime() ?? null,
      each?.until?.getTime() ?? null,
    ]);
  return said(entry) === said(last);
}

function body(
  story: SentStory,
  context: PageContext,
  answers: Answers,
  typed: TypedShowing,
  problems: readonly Problem[],
): Body {
  return {
    hidden: [{ name: 'wording', value: context.wording.version }],
    lead: [
      'What you save here counts at once, with no curator in between. You need not say why.',
      `Where you say no, it stops at once. ${laterOn(story)} Copies that people have printed or saved stay with them.`,
    ],
    parts: [
      { heading: null, fields: askedOf(story, context).map((asked) => useField(asked, answers)) },
      {
        heading: 'From when and until when',
        lead: 'Leave these empty if your story may be shown at any time.',
        fields: showingFields(typed, problems, context.now),
      },
    ],
    button: 'Save where it may be shown',
  };
}

function useField({ use, question, explanation, yes, no }: AskedUse, answers: Answers): Field {
  return {
    partial: 'field/choices',
    type: 'radio',
    name: nameOf(use),
    legend: question,
    hint: explanation,
    error: null,
    options: [
      { value: 'yes', label: yes, checked: answers.get(use) === true },
      { value: 'no', label: no, checked: answers.get(use) === false },
    ],
  };
}
