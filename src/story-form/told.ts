import type { Media } from '../story/media.ts';
import type { DraftAnswers, Reviewed, SentStoryFields } from '../story/story.ts';

/** All that a storyteller says about a story, sent or not: what the fields of the form read and change. */
export interface Told {
  readonly answers: DraftAnswers;
  readonly media: readonly Media[];
}

export const noAnswers: DraftAnswers = {
  neighbourhood: null,
  themes: [],
  title: null,
  words: null,
  language: null,
  madeOf: null,
  noMachine: null,
  credit: null,
  age: null,
  guardianAgreed: null,
  anyoneElse: null,
  others: null,
  rights: null,
  licence: null,
  sensitiveTopics: null,
  note: null,
  contactAsked: false,
  wordingVersion: null,
  uses: {},
  showing: null,
};

/** The same of a story that was sent: its answers as the form would hold them. */
export function toldOf(story: SentStoryFields): Told {
  const { neighbourhood, themes, title, words, language, madeOf, credit, age, guardianAgreed } = story;
  const { others, rights, licence, noMachine, sensitive, consent, media } = story;
  const last = consent.at(-1);
  return {
    media,
    answers: {
      ...{ neighbourhood, themes, title, words, language, madeOf, credit, age, guardianAgreed },
      ...{ others, rights, licence, noMachine },
      anyoneElse: others.length > 0,
      sensitiveTopics: sensitive.topics,
      note: sensitive.note,
      contactAsked: true,
      wordingVersion: last?.wordingVersion ?? null,
      uses: Object.fromEntries(last?.answers.map(({ use, granted }) => [use, granted]) ?? []),
      showing: { from: last?.from ?? null, until: last?.until ?? null },
    },
  };
}

/**
 * The story as it stood at the last decision. Media that came later stand in it as they are now: they are new, and not changed;
 * those that have gone since do not.
 */
export function toldOfReviewed(reviewed: Reviewed, now: SentStoryFields): Told {
  const { title, words, language, madeOf, credit, themes, others, rights, sensitive } = reviewed;
  const told = withAnswers(toldOf(now), {
    ...{ title, words, language, madeOf, credit, themes, others, rights },
    anyoneElse: others.length > 0,
    sensitiveTopics: sensitive.topics,
    note: sensitive.note,
  });
  return withEachMedia(told, (media) => {
    const before = reviewed.media.find(({ id }) => id === media.id);
    if (!before) return media;
    const { pageAlts: _now, ...rest } = media;
    const { alt, hearing, pageAlts } = before;
    return { ...rest, alt, hearing, ...(pageAlts && { pageAlts }) };
  });
}

export function withAnswers(told: Told, patch: Partial<DraftAnswers>): Told {
  return { ...told, answers: { ...told.answers, ...patch } };
}

/** With each media item as `change` makes it. */
export function withEachMedia(told: Told, change: (media: Media) => Media): Told {
  return { ...told, media: told.media.map(change) };
}
