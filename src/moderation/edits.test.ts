import { describe, expect, it } from '@jest/globals';
import { aReadyArtwork, aStoryInReview, theme } from '../../test/support/stories.ts';
import { newStoryId } from '../random.ts';
import type { Theme } from '../story/places.ts';
import { changesNothing, fieldInTheWay, readEdits, reasonProblem } from './edits.ts';
import { reviewFields, type Typed, typedAsStored, typedFrom } from './typed.ts';

const themes: Theme[] = ['isolation', 'employment'].map((slug, order) => ({
  slug: theme(slug),
  name: slug,
  about: '',
  colour: 'rust',
  order,
}));
const story = aStoryInReview();
const picture = story.media[0]?.id ?? '';
const stored = typedAsStored(story);
const fieldsOf = (typed: Partial<Typed>) =>
  readEdits({ ...stored, ...typed }, themes).errors.map(({ field }) => field);
const alt = (words: string, decorative = false) => ({ alt: new Map([[picture, { words, decorative }]]) });

describe('What a curator typed', () => {
  it('changes nothing where it is what was there', () => {
    const { edits, errors } = readEdits(stored, themes);
    expect(errors).toEqual([]);
    expect(changesNothing(story, edits)).toBe(true);
  });

  it.each<[string, Partial<Typed>]>([
    ['title', { title: 'Another' }],
    ['words', { words: 'Other words' }],
    ['themes', { themes: ['employment', 'isolation'] }],
    ['tour', { videoTour: true }],
    ['description', alt('Another')],
    ['no description', alt('')],
    ['decoration', alt('', true)],
  ])('changes the story by its %s', (_name, typed) => {
    const { edits, errors } = readEdits({ ...stored, ...typed }, themes);
    expect(errors).toEqual([]);
    expect(changesNothing(story, edits)).toBe(false);
  });

  it('is told what is wrong, field by field', () => {
    expect(fieldsOf({ title: ' \t ', themes: [] })).toEqual(['title', 'themes']);
    expect(fieldsOf({ themes: ['no-such-theme'] })).toEqual(['themes']);
    expect(fieldsOf({ title: 'x'.repeat(201) })).toEqual(['title']);
    expect(fieldsOf(alt('Words', true))).toEqual([`alt-${picture}`]);
    expect(reasonProblem('', true)).toHaveLength(1);
    expect(reasonProblem('', false)).toEqual([]);
    expect(reasonProblem('x'.repeat(2001), false)).toHaveLength(1);
  });

  it('counts only where its boxes came along', () => {
    expect(typedFrom(story, { version: '1', reason: ' Why ' })).toEqual({ ...stored, reason: 'Why' });
    const typed = typedFrom(story, { edits: 'yes', title: 'New', [`decorative-${picture}`]: 'yes' });
    expect(typed).toMatchObject({ title: 'New', words: '', themes: [], videoTour: false });
    expect(typed.alt.get(picture)).toEqual({ words: '', decorative: true });
  });

  it('has a box for each picture and for nothing else', () => {
    const { state: _s, facts: _f, renditions: _r, placeholder: _p, ...rest } = aReadyArtwork(newStoryId());
    const failed = { ...rest, state: 'failed' as const, reason: 'It could not be read.' };
    const names = Object.keys(reviewFields({ ...story, media: [...story.media, failed] }));
    expect(names).toContain(`alt-${picture}`);
    expect(names).not.toContain(`alt-${failed.id}`);
  });

  it('leads to the first picture without a description', () => {
    expect(fieldInTheWay(story, { ...stored, ...alt(' ') })).toBe(`alt-${picture}`);
    expect(fieldInTheWay(story, { ...stored, ...alt('', true) })).toBe('checklist');
  });
});
