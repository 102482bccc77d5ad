import { bounded } from '../../bounded.ts';
import type { Story } from '../../story/story.ts';
import { fromDocument, type StoryDocument, type StoryModel } from '../stores/story-model.ts';

/** A version of a story, which says the same for ever. */
export type StoryVersion = Pick<StoryDocument, '_id' | 'version'>;

/** Stories that hang in lists come again and again; so many lie in memory, those that were asked for least lately go first. */
const most = 600;

/**
 * Hours of speech, the pages of a book, and how all of it was before: no list shows them, so none of it is read.
 */
const longWords = {
  'media.hearing.transcript': 0,
  'media.hearing.captions': 0,
  'media.hearing.translations': 0,
  'media.hearing.description': 0,
  'media.facts.pages.text': 0,
  beforeEdits: 0,
} as const;

/**
 * Reads stories for lists, in the order in which they are given: each version once, as long as it is known. Whether one may
 * show is not known here; one that has changed since comes as it is, and one that is gone does not come.
 */
export function createKnownStories(
  model: StoryModel,
): (versions: readonly StoryVersion[]) => Promise<readonly Story[]> {
  const known = bounded<Story>(most);

  function keep(document: StoryDocument): Story {
    const story = fromDocument(document);
    known.set(keyOf(document), story, 1);
    return story;
  }

  return async (versions) => {
    const stories = new Map(versions.map((version) => [version._id, known.get(keyOf(version))]));
    const unknown = versions.filter(({ _id }) => !stories.get(_id)).map(({ _id }) => _id);
    if (unknown.length > 0) {
      const read = await model.find({ _id: { $in: unknown } }, longWords).lean();
      for (const document of read) stories.set(document._id, keep(document));
    }
    return [...stories.values()].filter((story) => story !== undefined);
  };
}

const keyOf = ({ _id, version }: StoryVersion) => `${_id}.${version}`;
