import { describe, expect, it } from '@jest/globals';
import { aReadyFilm, aStoryInReview, theme } from '../../../test/support/stories.ts';
import { newCuratorId } from '../../random.ts';
import { decline } from '../../story/changes/publish.ts';
import { conflictPage } from './conflict-page.ts';
import { typedAsStored } from './typed.ts';

const me = newCuratorId();
const ada = newCuratorId();
const at = new Date('2026-11-22T14:05:00Z');
const choices = {
  themes: [
    { slug: theme('employment'), name: 'Employment', about: '', colour: 'moss' as const, order: 1 },
    { slug: theme('isolation'), name: 'Isolation', about: '', colour: 'rust' as const, order: 2 },
  ],
  neighbourhoods: [],
  topics: [],
};
const story = decline(aStoryInReview(), 'Thank you, but no.', at, { role: 'curator', id: ada });
const context = { me, choices, names: new Map([[ada, 'Ada Holt']]) };

describe('The page for whoever came second', () => {
  it('says who decided what, when and why', () => {
    expect(conflictPage(story, typedAsStored(story), context).last).toMatchObject({
      what: 'Ada Holt declined it.',
      when: '22 November 2026 at 14:05',
      reason: 'Thank you, but no.',
    });
    expect(conflictPage(story, typedAsStored(story), { ...context, me: ada }).last?.what).toBe(
      'You declined it.',
    );
    const nameless = { ...context, names: new Map([[ada, null]]) };
    expect(conflictPage(story, typedAsStored(story), nameless).last?.what).toBe(
      'A curator who has left declined it.',
    );
  });

  it('gives back every word that the story does not hold, and nothing else', () => {
    const picture = story.media[0]?.id ?? '';
    const typed = {
      ...typedAsStored(story),
      words: 'My long text',
      themes: ['isolation', 'employment'],
      alt: new Map([[picture, { words: 'A blue gate', decorative: false }]]),
      note: 'It speaks of a fall.',
      question: 'My question',
      reason: 'My reason',
    };
    expect(conflictPage(story, typed, context).unsaved).toEqual([
      { name: 'words', label: 'Words', words: 'My long text' },
      { name: 'themes', label: 'Themes', words: 'Employment, Isolation' },
      { name: `alt-${picture}`, label: 'Description of the picture', words: 'A blue gate' },
      { name: 'note', label: 'Note before the story', words: 'It speaks of a fall.' },
      { name: 'question', label: 'Question', words: 'My question' },
      { name: 'reason', label: 'Reason', words: 'My reason' },
    ]);
    expect(conflictPage(story, typedAsStored(story), context).unsaved).toEqual([]);
  });

  it('gives back what was typed about a film, with its name among the files', () => {
    const film = aReadyFilm(story.id);
    const both = { ...story, media: [...story.media, film] };
    const stored = typedAsStored(both);
    const hearing = stored.hearing.get(film.id);
    if (!hearing) throw new Error('Expected boxes for the film');
    const typed = { ...stored, hearing: new Map([[film.id, { ...hearing, captions: 'WEBVTT' }]]) };
    expect(conflictPage(both, typed, context).unsaved).toEqual([
      { name: `captions-${film.id}`, label: 'Captions of film 2 of 2', words: 'WEBVTT' },
    ]);
  });
});
