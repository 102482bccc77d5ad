import { describe, expect, it } from '@jest/globals';
import { someContext } from '../../../test/support/drafts.ts';
import { aReadyFilm, aStoryInReview } from '../../../test/support/stories.ts';
import { newCuratorId } from '../../random.ts';
import { approve, decline, unpublish } from '../../story/changes/publish.ts';
import type { FormContext } from '../../story-form/field.ts';
import { madeFromStory } from '../../story-form/made-from.ts';
import { conflictPage, unsavedIn } from './conflict-page.ts';
import { typedAsStored } from './review-form.ts';

const me = newCuratorId();
const ada = newCuratorId();
const at = new Date('2026-11-22T14:05:00Z');
const context: FormContext = { ...someContext, voice: 'curator', sent: true };
const waiting = aStoryInReview();
const mark = madeFromStory(waiting);
const story = decline(waiting, 'Thank you, but no.', at, { role: 'curator', id: ada });
const names = new Map([[ada, 'Ada Holt']]);

describe('The page for whoever came second', () => {
  const said = (over: object = {}) => conflictPage(story, mark, [], { me, names, ...over }).conflict.happened;

  it('says who decided what, when and why', () => {
    expect(said()).toEqual([{ at, words: 'Ada Holt declined it.', reason: 'Thank you, but no.' }]);
    expect(said({ me: ada })).toMatchObject([{ words: 'You declined it.' }]);
    expect(said({ names: new Map([[ada, null]]) })).toMatchObject([
      { words: 'A curator who has left declined it.' },
    ]);
  });

  it('tells all that happened since, and nothing that had happened before', () => {
    const by = { role: 'curator', id: ada } as const;
    const published = approve(waiting, at, by);
    const down = unpublish(published, null, at, by);
    const words = (from: string) =>
      conflictPage(down, from, [], { me, names }).conflict.happened.map((line) => line.words);
    expect(words(mark)).toEqual(['Ada Holt published it.', 'Ada Holt took it out of the galleries.']);
    expect(words(madeFromStory(published))).toEqual(['Ada Holt took it out of the galleries.']);
  });

  it('gives back every word and choice that the story does not hold, and nothing else', () => {
    const picture = story.media[0]?.id ?? '';
    const stored = typedAsStored(story, context);
    const typed = {
      ...stored,
      values: {
        ...stored.values,
        words: 'My long text',
        'made-of': 'Chalk',
        themes: ['isolation', 'employment'],
        [`alt-${picture}`]: 'A blue gate',
        [`decorative-${picture}`]: 'yes',
        note: 'It speaks of a fall.',
      },
      question: 'My question',
      reason: 'My reason',
    };
    expect(unsavedIn(story, typed, context)).toEqual([
      { name: 'words', label: 'Words', words: 'My long text' },
      { name: 'made-of', label: 'Made of', words: 'Chalk' },
      { name: 'themes', label: 'Themes', words: 'Isolation and Employment' },
      { name: `alt-${picture}`, label: 'Description of the picture', words: 'A blue gate' },
      { name: 'note', label: 'Note before the story', words: 'It speaks of a fall.' },
      { name: 'question', label: 'Question', words: 'My question' },
      { name: 'reason', label: 'Reason', words: 'My reason' },
    ]);
    expect(unsavedIn(story, stored, context)).toEqual([]);
  });

  it('gives back what was typed about a film, with its name among the files', () => {
    const film = aReadyFilm(story.id);
    const both = { ...story, media: [...story.media, film] };
    const stored = typedAsStored(both, context);
    const typed = { ...stored, values: { ...stored.values, [`captions-${film.id}`]: 'WEBVTT' } };
    const half = {
      ...stored,
      values: { ...stored.values, [`moments-${film.id}`]: '0:05 A gate.\nShe waves.' },
    };
    expect(unsavedIn(both, half, context)).toEqual([
      {
        name: `moments-${film.id}`,
        label: 'What is to be seen in film 2 of 2, moment by moment',
        words: '0:05 A gate.\nShe waves.',
      },
    ]);
    expect(unsavedIn(both, typed, context)).toEqual([
      { name: `captions-${film.id}`, label: 'Captions of film 2 of 2', words: 'WEBVTT' },
    ]);
  });
});
