import { isDeepStrictEqual } from 'node:util';
import { revise } from '../story/changes/revise.ts';
import type { Statement } from '../story/consent.ts';
import type { SentStory } from '../story/story.ts';
import type { FormContext, StoryField } from '../story-form/field.ts';
import { revisionOf } from '../story-form/revision.ts';
import { type Told, toldOf } from '../story-form/told.ts';

/** The story as its teller says it now, with what bears on consent on its record; the very same where nothing changes. */
export function revised(
  story: SentStory,
  after: Told,
  fields: readonly StoryField[],
  context: FormContext,
): SentStory {
  const before = toldOf(story);
  const revision = revisionOf(before, after);
  if (!revision) return story;
  const statements = (told: Told) => fields.flatMap((field) => field.statements?.(told, context) ?? []);
  const was = statements(before);
  const said = statements(after).filter((each) => !was.some((other) => isDeepStrictEqual(each, other)));
  return revise(withStatements(story, said, context.now), revision, context.now, { role: 'storyteller' });
}

/**
 * The story with what was said on its private link on its consent record, in the very words (P20). The answers about uses,
 * and the words that they were given to, stay as they were.
 */
function withStatements(story: SentStory, said: readonly Statement[], at: Date): SentStory {
  const last = story.consent.at(-1);
  if (!last || said.length === 0) return story;
  const kept = last.statements.filter(({ about }) => !said.some((each) => each.about === about));
  const entry = {
    ...last,
    at,
    by: 'storyteller',
    how: 'private-link',
    statements: [...kept, ...said],
  } as const;
  return { ...story, consent: [...story.consent, entry] };
}
