import type { PublishedStoryView } from '../../publish/published-stories.ts';
import type { Topic } from '../../story/topics.ts';
import type { ScreenStory } from './kiosk-api.ts';

const unnamed = 'This story speaks of something that may be hard.';

/**
 * What stands before a story about something hard, or null (P11): words of its own, or else its subjects' notes. A
 * subject that the archive no longer knows still counts: better a note too many than one too few.
 */
export function noteOf(
  { sensitive }: Pick<PublishedStoryView, 'sensitive'>,
  topics: readonly Topic[],
): string | null {
  if (sensitive.note !== null) return sensitive.note;
  if (sensitive.topics.length === 0) return null;
  const notes = topics.filter(({ slug }) => sensitive.topics.includes(slug)).map(({ note }) => note);
  return notes.join(' ') || unnamed;
}

/** Where to turn after it: places near first, each once, and never a web address, since nothing leads out of a screen. */
export function supportAfter(
  { sensitive, neighbourhood }: Pick<PublishedStoryView, 'sensitive' | 'neighbourhood'>,
  topics: readonly Topic[],
): ScreenStory['support'] {
  const links = topics.filter(({ slug }) => sensitive.topics.includes(slug)).flatMap((topic) => topic.links);
  const near = links.filter((link) => link.neighbourhood === neighbourhood);
  const everywhere = links.filter((link) => link.neighbourhood === null);
  const each = new Map(
    [...near, ...everywhere].map(({ name, phone, about }) => [
      `${name.toLowerCase()} ${phone ?? ''}`,
      { name, phone, about },
    ]),
  );
  return [...each.values()];
}
