import {
  type ConsentEntry,
  type ConsentWay,
  exhibitionUse,
  type LawfulBasis,
  type Statement,
  type Use,
} from '../story/consent.ts';
import type { Exhibition } from '../story/exhibitions.ts';
import type { CuratorId } from '../story/ids.ts';

/**
 * One version of the words that people agree to, as it stands in content/consent/<version>.md. A version that has been
 * used is never changed: a change is a new file, and every record keeps the words it was given (P20).
 */
export interface Wording {
  /** The file's name, such as "2026-11". */
  readonly version: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly lawfulBasis: LawfulBasis;
  readonly questions: Readonly<Record<WordingPart, QuestionWording>>;
}

export const wordingParts = ['web', 'kiosk', 'exhibition', 'research', 'guardian'] as const;
export type WordingPart = (typeof wordingParts)[number];

export interface QuestionWording {
  readonly question: string;
  readonly explanation: string;
  readonly yes: string;
  readonly no: string;
}

/** Every version there is, oldest first; the last is the one that is asked. */
export interface Wordings {
  readonly all: readonly Wording[];
  readonly current: Wording;
}

/** A use that is asked for, in the words for it. */
export interface AskedUse extends QuestionWording {
  readonly use: Use;
}

/** Every use to ask for, in order: website, screens, each exhibition that is asking by name, research. */
export function askedUses(wording: Wording, exhibitions: readonly Exhibition[]): readonly AskedUse[] {
  const { web, kiosk, exhibition, research } = wording.questions;
  const named = exhibitions
    .filter(({ asking }) => asking)
    .map((each) => ({ use: exhibitionUse(each.slug), ...fillIn(exhibition, each) }));
  return [{ use: 'web', ...web }, { use: 'kiosk', ...kiosk }, ...named, { use: 'research', ...research }];
}

/**
 * What somebody is asked again who has answered before: what everyone is, and every exhibition that they answered by name,
 * even where it has stopped asking. Left out of the new entry, it would fall under the answer for screens.
 */
export function askedAgain(
  wording: Wording,
  exhibitions: readonly Exhibition[],
  answered: readonly Use[],
): readonly AskedUse[] {
  const asking = exhibitions.map((each) => ({
    ...each,
    asking: each.asking || answered.includes(exhibitionUse(each.slug)),
  }));
  return askedUses(wording, asking);
}

function fillIn(words: QuestionWording, { name, place }: Exhibition): QuestionWording {
  const fill = (text: string) => text.replaceAll('{name}', name).replaceAll('{place}', place);
  return {
    question: fill(words.question),
    explanation: fill(words.explanation),
    yes: fill(words.yes),
    no: fill(words.no),
  };
}

export interface Given {
  readonly at: Date;
  readonly by: ConsentEntry['by'];
  readonly how: ConsentWay;
  readonly asked: readonly AskedUse[];
  /** A use that is not there was not granted. */
  readonly granted: Readonly<Partial<Record<Use, boolean>>>;
  readonly statements: readonly Statement[];
  readonly from: Date | null;
  readonly until: Date | null;
  /** Who filled the form in beside the storyteller, if anybody did. */
  readonly helper?: CuratorId | null;
}

/** The record of what was asked, in the very words, and what was answered. */
export function consentEntry(wording: Wording, given: Given): ConsentEntry {
  const { at, by, how, asked, granted, statements, from, until, helper } = given;
  return {
    at,
    by,
    how,
    language: wording.language,
    wordingVersion: wording.version,
    lawfulBasis: wording.lawfulBasis,
    answers: asked.map(({ use, question, explanation }) => ({
      use,
      question: `${question} ${explanation}`,
      granted: granted[use] ?? false,
    })),
    statements,
    from,
    until,
    ...(helper && { helper }),
  };
}
