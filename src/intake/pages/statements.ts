import type { Statement } from '../../story/consent.ts';
import type { DraftStory } from '../../story/story.ts';
import { allFields } from '../../story-form/all-fields.ts';
import type { FormContext } from '../../story-form/field.ts';
import { say } from '../../words/say.ts';

/** What a helper confirms before the story goes; without it, it does not. */
export const readAloud = () => say('share-aloud-tick');

/** What else was asked and answered that bears on the consent, in the very words, for its record (P20). Names nobody. */
export function statementsOf(draft: DraftStory, context: FormContext): readonly Statement[] {
  const said = allFields.flatMap((field) => field.statements?.(draft, context) ?? []);
  const helped = { about: 'helper', question: readAloud(), answer: say('share-aloud-yes') };
  return draft.helper === null ? said : [...said, helped];
}
