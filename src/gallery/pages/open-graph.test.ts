import { describe, expect, it } from '@jest/globals';
import { openGraph } from './open-graph.ts';

const page = {
  address: '/stories/0123456789abcdef',
  title: 'Bus',
  description: 'About',
  picture: null,
};

describe('openGraph', () => {
  it('builds addresses on the public address alone', () => {
    const graph = openGraph(new URL('https://stories.example/'), page);
    expect(graph?.url).toBe('https://stories.example/stories/0123456789abcdef');
    expect(graph?.image).toBeNull();
  });

  it('says nothing where the archive does not know its address', () => {
    expect(openGraph(null, page)).toBeNull();
  });
});
