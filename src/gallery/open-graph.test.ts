import { describe, expect, it } from '@jest/globals';
import type { StoryId } from '../story/ids.ts';
import { openGraph } from './open-graph.ts';

const story = { id: '0123456789abcdef' as StoryId, title: 'Bus', media: [] };

describe('openGraph', () => {
  it('builds addresses on the public address alone', () => {
    const graph = openGraph(new URL('https://stories.example/'), '/stories/0123456789abcdef', story, 'About');
    expect(graph?.url).toBe('https://stories.example/stories/0123456789abcdef');
    expect(graph?.image).toBeNull();
  });

  it('says nothing where the archive does not know its address', () => {
    expect(openGraph(null, '/stories/0123456789abcdef', story, 'About')).toBeNull();
  });
});
