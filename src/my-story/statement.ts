import type { Statement } from '../story/consent.ts';
import type { SentStory } from '../story/story.ts';

/**
 * The story with what was said on its private link put on its consent record, in the very words (P20). The answers about
 * uses, and the words that they were given to, stay as they were.
 */
export function withStatement<Sent extends SentStory>(story: Sent, statement: Statement, at: Date): Sent {
  const last = story.consent.at(-1);
  if (!last) return story;
  const statements = [...last.statements.filter(({ about }) => about !== statement.about), statement];
  const entry = { ...last, at, by: 'storyteller', how: 'private-link', statements } as const;
  return { ...story, consent: [...story.consent, entry] };
}
