import type { ConsentEntry } from '../../story/consent.ts';
import type { CuratorId } from '../../story/ids.ts';
import type { SentStory } from '../../story/story.ts';
import { ageField } from '../../story-form/age.ts';
import { creditField } from '../../story-form/credit.ts';
import type { FormContext } from '../../story-form/field.ts';
import { linesOf } from '../../story-form/field-list.ts';
import { licenceField } from '../../story-form/licence.ts';
import { noMachineField } from '../../story-form/no-machine.ts';
import { peopleField } from '../../story-form/people.ts';
import { rightsField } from '../../story-form/rights.ts';
import { showingDaysField, showingInWords } from '../../story-form/showing-days.ts';
import { titleAndWordsField } from '../../story-form/title-and-words.ts';
import { type Told, toldOf } from '../../story-form/told.ts';
import { asked, usesField } from '../../story-form/uses.ts';
import { listed } from '../../words/lists.ts';
import { say } from '../../words/say.ts';
import { dayAndTime } from '../../words/times.ts';
import { useName } from '../../words/use-names.ts';
import type { Names } from './history-lines.ts';

/** What the storyteller said about themselves, their story and its uses, as a curator reads it. */
export function factsView(story: SentStory, context: FormContext, names: Names) {
  const told = toldOf(story);
  const language = titleAndWordsField.lines(told, context).filter(({ field }) => field === 'language');
  const said = linesOf(
    [creditField, ageField, peopleField, rightsField, licenceField, noMachineField],
    told,
    context,
  );
  return {
    said: [...said, ...language].filter(({ value }) => value !== ''),
    sent: dayAndTime(story.sentAt),
    help: helpLine(story.consent, names),
    uses: linesOf([usesField, showingDaysField], told, context).map((line) => ({
      ...line,
      value: line.value ?? say('curate-review-use-not-asked'),
    })),
    consent: story.consent.map((entry) => consentView(entry, names)).reverse(),
  };
}

/** Where the story shows once it is published, by what the storyteller agreed to. */
export function showsOn(story: SentStory, context: FormContext): string {
  const told = toldOf(story);
  const names = (wanted: boolean) =>
    asked(told, context)
      .filter(({ use }) => told.answers.uses[use] === wanted)
      .map(({ use }) => useName(use, 'for-curator-within', context.exhibitions));
  const [yes, no] = [names(true), names(false)];
  const agreed = say('curate-review-shows-on', {
    given: yes.length,
    refused: no.length,
    uses: listed(yes),
    others: listed(no),
  });
  const days = showingLine(told);
  return yes.length > 0 && days ? say('curate-review-shows-when', { agreed, days }) : agreed;
}

/** Null where no day was set. */
function showingLine({ answers }: Pick<Told, 'answers'>): string | null {
  const { showing } = answers;
  if (!showing?.from && !showing?.until) return null;
  return say('curate-review-days', { days: showingInWords(showing) });
}

/** Of a story that somebody filled in beside its storyteller. */
function helpLine(consent: readonly ConsentEntry[], names: Names): string | null {
  const helper = consent.find((entry) => entry.helper !== undefined)?.helper;
  return helper === undefined ? null : say('curate-review-helped', { helper: helperName(helper, names) });
}

/** Everyone whom the consent record names. */
export function helpersIn(consent: readonly ConsentEntry[]): readonly CuratorId[] {
  return consent.flatMap(({ helper }) => (helper ? [helper] : []));
}

const helperName = (helper: CuratorId, names: Names) => names.get(helper) ?? say('curate-review-helper-gone');

function consentView(entry: ConsentEntry, names: Names) {
  return {
    when: dayAndTime(entry.at),
    at: entry.at,
    how: entry.helper
      ? say('curate-review-consent-beside', { helper: helperName(entry.helper, names) })
      : say(`curate-review-consent-${entry.how}`),
    version: entry.wordingVersion,
    basis: say(`curate-review-basis-${entry.lawfulBasis}`),
    answers: entry.answers,
    statements: entry.statements,
    showing: entry.from || entry.until ? say('curate-review-days', { days: showingInWords(entry) }) : null,
  };
}
