import { describe, expect, it } from '@jest/globals';
import type { TopicSlug } from '../story/ids.ts';
import type { Topic } from '../story/topics.ts';
import { contentNote, topicsOf } from './content-note.ts';

const topic = (slug: string, name: string, note: string): Topic => ({
  slug: slug as TopicSlug,
  name,
  note,
  links: [],
  order: 1,
});
const topics = [
  topic('death', 'Someone’s death', 'It speaks of a death.'),
  topic('nhs', 'NHS waits', 'It speaks of waiting.'),
];
const noteOf = (slugs: readonly string[], note: string | null = null) =>
  contentNote({ sensitive: { topics: slugs as readonly TopicSlug[], note } }, topics);

describe('A content note', () => {
  it('is none where nothing is hard', () => {
    expect(noteOf([])).toBeNull();
  });

  it('says each subject’s own sentence, in the archive’s order', () => {
    expect(noteOf(['nhs', 'death'])).toEqual({
      sentences: ['It speaks of a death.', 'It speaks of waiting.'],
      short: 'someone’s death, NHS waits',
      line: 'Content note: someone’s death, NHS waits',
    });
  });

  it('says the story’s own words where there are some, with its subjects on the cover', () => {
    expect(noteOf(['death'], 'My dog dies in it.')).toMatchObject({
      sentences: ['My dog dies in it.'],
      short: 'someone’s death',
    });
    expect(noteOf([], 'My dog dies in it.')?.line).toBe('Content note: My dog dies in it.');
  });

  it('cuts long words of its own between words, for a cover', () => {
    const short = noteOf([], `${'slow '.repeat(40)}end`)?.short ?? '';
    expect(short.length).toBeLessThan(125);
    expect(short).toMatch(/slow…$/);
  });

  it('hides a story whose subject the archive no longer knows', () => {
    expect(noteOf(['forgotten'])?.sentences).toEqual(['This story speaks of something that may be hard.']);
    expect(topicsOf(['forgotten', 'nhs'], topics).map(({ name }) => name)).toEqual(['NHS waits']);
  });
});
