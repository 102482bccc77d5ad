import { type ConsentEntry, type ConsentWay, type LawfulBasis, showingTime } from '../../story/consent.ts';
import type { Exhibition } from '../../story/exhibitions.ts';
import type { CuratorId } from '../../story/ids.ts';
import type { SentStory } from '../../story/story.ts';
import { showingInWords } from '../../telling/showing-time.ts';
import { dayAndTime } from '../../words/times.ts';
import { useName } from '../../words/use-names.ts';
import type { Names } from './history-lines.ts';
import { ageLine, creditLine, languageLine, licenceLines, personLine, rightsLines } from './story-words.ts';

/** What the storyteller said about themselves, their story and its uses, as a curator reads it. */
export function factsView(story: SentStory, exhibitions: readonly Exhibition[], names: Names) {
  return {
    age: ageLine(story),
    credit: creditLine(story.credit),
    others: story.others.map(personLine),
    rights: rightsLines(story.rights),
    licence: licenceLines[story.licence],
    language: languageLine(story.language),
    sent: dayAndTime(story.sentAt),
    help: helpLine(story.consent, names),
    uses: (story.consent.at(-1)?.answers ?? []).map(({ use, granted }) => ({
      name: useName(use, 'for-curator', exhibitions),
      granted,
    })),
    showing: showingLine(story.consent),
    consent: story.consent.map((entry) => consentView(entry, names)).reverse(),
  };
}

/** Where the story shows once it is published, by what the storyteller agreed to. */
export function showsOn({ consent }: SentStory, exhibitions: readonly Exhibition[]): string {
  const answers = consent.at(-1)?.answers ?? [];
  const names = (wanted: boolean) =>
    answers
      .filter(({ granted }) => granted === wanted)
      .map(({ use }) => useName(use, 'for-curator-within', exhibitions));
  const [yes, no] = [names(true), names(false)];
  if (yes.length === 0) return 'The storyteller agreed to no use.';
  const refused = no.length > 0 ? ` They said no to ${inWords.format(no)}.` : '';
  const time = showingLine(consent);
  return `The storyteller agreed to ${inWords.format(yes)}.${refused}${time ? ` ${time}` : ''}`;
}

const inWords = new Intl.ListFormat('en-GB', { type: 'conjunction' });

function showingLine(consent: readonly ConsentEntry[]): string | null {
  const time = showingTime(consent);
  return time.from || time.until ? `${showingInWords(time)}.` : null;
}

/** Of a story that somebody filled in beside its storyteller. */
function helpLine(consent: readonly ConsentEntry[], names: Names): string | null {
  const helper = consent.find((entry) => entry.helper !== undefined)?.helper;
  if (helper === undefined) return null;
  return `Told with help from ${helperName(helper, names)}, consent given by word of mouth.`;
}

/** Everyone whom the consent record names. */
export function helpersIn(consent: readonly ConsentEntry[]): readonly CuratorId[] {
  return consent.flatMap(({ helper }) => (helper ? [helper] : []));
}

const helperName = (helper: CuratorId, names: Names) => names.get(helper) ?? 'somebody who has left';

function consentView(entry: ConsentEntry, names: Names) {
  return {
    when: dayAndTime(entry.at),
    at: entry.at,
    how: entry.helper ? `${toldBeside} ${helperName(entry.helper, names)}` : ways[entry.how],
    version: entry.wordingVersion,
    basis: bases[entry.lawfulBasis],
    answers: entry.answers,
    statements: entry.statements,
    showing: showingLine([entry]),
  };
}

const toldBeside = 'By the storyteller, by word of mouth, beside';

const ways: Readonly<Record<ConsentWay, string>> = {
  'share-form': 'By the storyteller, when they sent it',
  'private-link': 'By the storyteller, on their private link',
  spoken: 'By the storyteller, who told a curator',
  sample: 'By the archive, for its own sample',
  restored: 'By the archive, which kept an earlier wish after a backup was put back',
};

const bases: Readonly<Record<LawfulBasis, string>> = {
  consent: 'Consent',
  'legitimate-interests': 'Legitimate interests',
  'public-task': 'Public task',
};
