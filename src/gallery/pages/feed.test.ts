import { describe, expect, it } from '@jest/globals';
import type { PublishedStoryView } from '../../publish/published-stories.ts';
import type { MediaId, NeighbourhoodSlug, StoryId, ThemeSlug, TopicSlug } from '../../story/ids.ts';
import { nothingToRead } from '../../story/media.ts';
import type { Topic } from '../../story/topics.ts';
import { atomFeed } from './feed.ts';

const topics: readonly Topic[] = [
  { slug: 'death' as TopicSlug, name: 'Someone’s death', note: 'It speaks of a death.', links: [], order: 1 },
];
const frame = {
  publicUrl: new URL('https://stories.example/'),
  path: '/feed.atom',
  title: 'Stories',
  subtitle: 'New ones',
  topics,
};

const story = (over: Partial<PublishedStoryView> = {}): PublishedStoryView => ({
  id: '0123456789abcdef' as StoryId,
  title: 'The gate',
  words: 'Words about a gate.',
  language: 'en',
  madeOf: '',
  credit: 'Rosa',
  makers: [],
  neighbourhood: 'workington' as NeighbourhoodSlug,
  themes: ['employment' as ThemeSlug],
  publishedAt: new Date('2026-03-04T05:06:07Z'),
  until: null,
  licence: 'own',
  sensitive: { topics: [], note: null },
  sample: false,
  videoTour: false,
  media: [
    {
      id: '0123456789' as MediaId,
      form: 'artwork',
      width: 320,
      height: 200,
      seconds: null,
      alt: { kind: 'words', words: 'A "gate" & a wall' },
      hearing: nothingToRead,
      pages: [],
      animation: false,
      placeholder: null,
      renditions: [
        {
          kind: 'image',
          name: 'image-320.jpg',
          type: 'image/jpeg',
          bytes: 5,
          sha256: 'b'.repeat(64),
          width: 320,
          height: 200,
        },
      ],
    },
  ],
  ...over,
});

describe('The feed', () => {
  it('names each story by its public address, its teller and its day', () => {
    const feed = atomFeed([story()], frame);
    for (const part of [
      '<id>https://stories.example/feed.atom</id>',
      '<updated>2026-03-04T05:06:07.000Z</updated>',
      '<id>https://stories.example/stories/0123456789abcdef</id>',
      '<author><name>Rosa</name></author>',
      '<summary>Words about a gate.</summary>',
    ]) {
      expect(feed).toContain(part);
    }
  });

  it('escapes a picture’s words twice: once as HTML, once as XML', () => {
    expect(atomFeed([story()], frame)).toContain(
      'alt=&quot;A &amp;quot;gate&amp;quot; &amp;amp; a wall&quot;',
    );
  });

  it('names nobody who stays unnamed', () => {
    expect(atomFeed([story({ credit: null })], frame)).toContain('<author><name>Anonymous</name></author>');
  });

  it('has a content note where other stories have their words and picture', () => {
    const feed = atomFeed([story({ sensitive: { topics: ['death' as TopicSlug], note: null } })], frame);
    expect(feed).toContain('Content note: someone’s death</summary>');
    expect(feed).not.toMatch(/Words about|image-320|gate&|<content/);
  });

  it('drops what XML cannot say, and keeps every other letter', () => {
    const title = 'a\u0000b\u000bc\ufffed\ud800e <\u202e😀&';
    expect(atomFeed([story({ title })], frame)).toContain('<title>abcde &lt;\u202e😀&amp;</title>');
  });

  it('of nothing is a feed all the same', () => {
    expect(atomFeed([], frame)).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
  });
});
