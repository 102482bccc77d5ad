import { firstNeighbourhoods, firstThemes } from '../src/first-content.ts';
import { newRenditionKey } from '../src/storage/keys.ts';
import type { NeighbourhoodSlug, StoryId, ThemeSlug } from '../src/story/ids.ts';
import type { ReadyMedia, Rendition } from '../src/story/media.ts';
import type { PublishedStory } from '../src/story/story.ts';
import { formatsOf } from '../src/transcode/pictures/picture-formats.ts';
import { pictureSizes } from '../src/transcode/plan-renditions.ts';
import { aPublishedStory, aReadyArtwork } from '../test/support/stories.ts';

/** One story in eight has this word, so a search for it finds many. */
export const commonWord = 'lantern';
export const firstTheme: ThemeSlug = themeOf(0);

const vocabulary = (
  'street gate kettle garden window morning allotment bus bench neighbour market paint song harbour hill school ' +
  'kitchen thread chair rain shed letter pigeon workshop stair lamp bread river corner choir bicycle ladder'
).split(' ');
const native = { width: 3000, height: 2000 };
const minute = 60_000;
const firstDay = Date.parse('2026-01-01T00:00:00Z');

/** A drawing with its sixteen renditions and some eighty words, spread over the themes and neighbourhoods by its number. */
export function aBenchStory(number: number): PublishedStory {
  const story = aPublishedStory();
  return {
    ...story,
    title: `The ${wordAt(number)} and the ${wordAt(number * 7 + 3)} (${number})`,
    words: wordsOf(number),
    themes: [themeOf(number)],
    neighbourhood: neighbourhoodOf(number),
    publishedAt: new Date(firstDay + number * minute),
    media: [artworkOf(story.id)],
  };
}

function artworkOf(story: StoryId): ReadyMedia {
  const artwork = aReadyArtwork(story);
  const renditions = pictureSizes(native).flatMap(({ between, ...size }) =>
    formatsOf({ between, ...size }).map(({ ending, type }): Rendition => {
      const name = `image-${size.width}.${ending}`;
      const bytes = size.width * 100;
      return {
        ...{ kind: 'image', name, key: newRenditionKey(story, artwork.id, name), type, bytes, ...size },
        sha256: 'b'.repeat(64),
      };
    }),
  );
  const facts = { form: 'artwork', container: 'jpeg', ...native, frames: 1, alpha: false } as const;
  return { ...artwork, facts, renditions, placeholder: 'HBkSHYSIeHiPiHh8eJd4eTN0EEQG' };
}

function wordsOf(number: number): string {
  const words = Array.from({ length: 80 }, (_, at) => wordAt(number * 31 + at * (at + number)));
  if (number % 8 === 0) words[40] = commonWord;
  return `${words.join(' ')}.`;
}

function wordAt(number: number): string {
  return vocabulary[number % vocabulary.length] ?? '';
}

function themeOf(number: number): ThemeSlug {
  return slugAt(firstThemes, number);
}

function neighbourhoodOf(number: number): NeighbourhoodSlug {
  return slugAt(firstNeighbourhoods, Math.floor(number / firstThemes.length));
}

function slugAt<Slug>(list: readonly { readonly slug: Slug }[], number: number): Slug {
  const found = list[number % list.length];
  if (!found) throw new Error('Expected a place but the list is empty');
  return found.slug;
}
