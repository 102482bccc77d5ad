import type { DraftStory } from '../../story/story.ts';
import { personInWords, personKey, withoutPerson } from '../../story-form/people.ts';
import { withAnswers } from '../../story-form/told.ts';
import { say } from '../../words/say.ts';
import type { DraftChange } from '../drafts.ts';
import type { AddedList } from './form-page.ts';

/** The people that a storyteller has added so far, each with the way to remove them. */
export function addedPeople({ answers }: DraftStory): AddedList {
  return {
    heading: say('share-people-added'),
    items: (answers.others ?? []).map((person) => ({
      key: personKey(person),
      name: person.who,
      words: personInWords(person),
    })),
    another: say('share-people-another'),
  };
}

export const removePerson =
  (key: string): DraftChange =>
  (draft) => ({
    ...draft,
    ...withAnswers(draft, { others: withoutPerson(draft.answers.others ?? [], key) }),
  });
