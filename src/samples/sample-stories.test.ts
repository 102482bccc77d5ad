import { describe, expect, it } from '@jest/globals';
import { firstTopics } from '../first-content.ts';
import { sampleMark } from './plant-samples.ts';
import { sampleStories } from './sample-stories.ts';
import type { SampleMedia } from './sample-story.ts';

const count = (items: readonly string[]) => {
  const found: Record<string, number> = {};
  for (const item of items) found[item] = (found[item] ?? 0) + 1;
  return found;
};

/** What stands in for seeing or hearing it. */
function described(media: SampleMedia): string {
  switch (media.form) {
    case 'artwork':
      return media.alt;
    case 'sound':
      return media.heard;
    case 'film':
      return media.shows;
  }
}

describe('The sample stories', () => {
  it('are twelve, four a theme and four a neighbourhood', () => {
    expect(count(sampleStories.map((story) => story.theme))).toEqual({
      isolation: 4,
      connectedness: 4,
      employment: 4,
    });
    expect(count(sampleStories.map((story) => story.neighbourhood))).toEqual({
      haslingden: 4,
      'stockbridge-village': 4,
      workington: 4,
    });
  });

  it('show all three forms, two of them in one story where that tells more', () => {
    const forms = count(sampleStories.flatMap((story) => story.media.map((media) => media.form)));
    expect(forms).toEqual({ artwork: 7, sound: 3, film: 4 });
    expect(sampleStories.filter((story) => story.media.length > 1)).toHaveLength(2);
  });

  it('have titles and names of their own, and marks that differ', () => {
    for (const key of ['title', 'name'] as const) {
      expect(new Set(sampleStories.map((story) => story[key])).size).toBe(12);
    }
    expect(new Set(sampleStories.map(sampleMark)).size).toBe(12);
  });

  it('hold one video tour for each neighbourhood, and it is a film', () => {
    const tours = sampleStories.filter((story) => story.videoTour);
    expect(tours.map((story) => story.neighbourhood).sort()).toEqual([
      'haslingden',
      'stockbridge-village',
      'workington',
    ]);
    expect(tours.every((story) => story.media.some((media) => media.form === 'film'))).toBe(true);
  });

  it('show a content note, and captions, and name only hard subjects that a new archive knows', () => {
    const slugs = firstTopics.map(({ slug }) => slug as string);
    const hard = sampleStories.flatMap(({ sensitive = [] }) => sensitive);
    expect(hard).toEqual(['death']);
    expect(hard.filter((slug) => !slugs.includes(slug))).toEqual([]);
    const films = sampleStories.flatMap(({ media }) => media).filter(({ form }) => form === 'film');
    const captions = films.flatMap((film) => ('captions' in film ? [film.captions] : []));
    expect(captions).toEqual([expect.stringMatching(/^WEBVTT\n\n00:00/)]);
  });

  it.each(sampleStories.map((story) => [story.title, story] as const))(
    '%s is told in plain words',
    (_, story) => {
      const words = story.words.split(/\s+/).length;
      const sentences = story.words.split(/[.?!]+(?:\s|$)/).filter(Boolean).length;
      expect(words).toBeGreaterThanOrEqual(60);
      expect(words).toBeLessThanOrEqual(180);
      expect(words / sentences).toBeLessThanOrEqual(20);
      for (const media of story.media) expect(described(media).split(/\s+/).length).toBeGreaterThan(25);
    },
  );
});
