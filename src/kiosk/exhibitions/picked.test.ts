import { describe, expect, it } from '@jest/globals';
import type { PublishedMedia } from '../../publish/published-stories.ts';
import type { HangingRule } from '../../story/exhibitions.ts';
import type { NeighbourhoodSlug, StoryId, ThemeSlug } from '../../story/ids.ts';
import { fits, type Hangable, type Move, moved, picked, withAdded, withRemoved } from './picked.ts';

const ids = (text: string) => [...text] as StoryId[];
const nothing = { added: ids(''), removed: ids(''), order: ids('') };

/** "a" is the newest. */
function story(id: string, over: Partial<Hangable> = {}): Hangable {
  const form = { form: 'artwork' } as PublishedMedia;
  return {
    id: id as StoryId,
    themes: ['isolation' as ThemeSlug],
    neighbourhood: 'workington' as NeighbourhoodSlug,
    media: [form],
    publishedAt: new Date(Date.UTC(2026, 0, 200 - id.charCodeAt(0))),
    ...over,
  };
}
const stories = (text: string) => [...text].map((id) => story(id));
const all: HangingRule = { themes: [], neighbourhoods: [], forms: [] };
const order = (list: readonly Hangable[]) => list.map(({ id }) => id).join('');

describe('What hangs', () => {
  it('is what fits the rule and what was added, without what was taken out', () => {
    const rule = { ...all, themes: ['isolation' as ThemeSlug] };
    const employment = ['employment' as ThemeSlug];
    const given = [...stories('abc'), story('d', { themes: employment }), story('e', { themes: employment })];
    const byHand = { ...nothing, added: ids('d'), removed: ids('b') };
    expect(order(picked({ rule, byHand }, given))).toBe('acd');
    expect(order(picked({ rule: null, byHand }, given))).toBe('d');
  });

  it('stands in the order of the hand first, and then the newest first', () => {
    expect(order(picked({ rule: all, byHand: nothing }, stories('cadb')))).toBe('abcd');
    expect(order(picked({ rule: all, byHand: { ...nothing, order: ids('dc') } }, stories('abcd')))).toBe(
      'dcab',
    );
  });

  it('leaves by itself when it may not show, and comes back to its place', () => {
    const choosing = { rule: null, byHand: { ...nothing, added: ids('abc'), order: ids('cba') } };
    expect(order(picked(choosing, stories('ac')))).toBe('ca');
    expect(order(picked(choosing, stories('abc')))).toBe('cba');
  });

  it('was never what may not show, however it was chosen', () => {
    const byHand = { added: ids('xyz'), removed: ids(''), order: ids('x') };
    expect(picked({ rule: all, byHand }, [])).toEqual([]);
  });
});

describe('A rule', () => {
  const place = 'haslingden' as NeighbourhoodSlug;
  it.each([
    [{ ...all }, true],
    [{ ...all, themes: ['employment' as ThemeSlug] }, false],
    [{ ...all, themes: ['employment' as ThemeSlug, 'isolation' as ThemeSlug] }, true],
    [{ ...all, neighbourhoods: [place] }, false],
    [{ ...all, forms: ['film' as const] }, false],
    [{ ...all, forms: ['film' as const, 'artwork' as const] }, true],
    [{ themes: ['isolation' as ThemeSlug], neighbourhoods: [place], forms: [] }, false],
    [null, false],
  ])('%j', (rule, answer) => {
    expect(fits(rule, story('a'))).toBe(answer);
  });
});

describe('Moving a story', () => {
  const hanging = ids('abcd');
  const arranged = (byHand: typeof nothing, id: string, move: Move, given = 'abcd') => {
    const before = picked({ rule: all, byHand }, stories(given)).map((each) => each.id);
    return order(picked({ rule: all, byHand: moved(byHand, before, id as StoryId, move) }, stories(given)));
  };

  it('goes to the top, one up or one down, and no further than the ends', () => {
    expect(arranged(nothing, 'c', 'top')).toBe('cabd');
    expect(arranged(nothing, 'c', 'up')).toBe('acbd');
    expect(arranged(nothing, 'c', 'down')).toBe('abdc');
    expect(arranged(nothing, 'a', 'up')).toBe('abcd');
    expect(arranged(nothing, 'd', 'down')).toBe('abcd');
  });

  it('goes to a place, counted from 1, whichever way that is', () => {
    expect(arranged(nothing, 'a', { place: 3 })).toBe('bcad');
    expect(arranged(nothing, 'd', { place: 2 })).toBe('adbc');
    expect(arranged(nothing, 'b', { place: 2 })).toBe('abcd');
    expect(arranged(nothing, 'b', { place: 99 })).toBe('acdb');
    expect(arranged({ ...nothing, order: ids('dcba') }, 'd', { place: 4 })).toBe('cbad');
    expect(moved(nothing, hanging, 'd' as StoryId, { place: 2 }).order).toEqual(ids('ad'));
  });

  it('puts no more in order than it takes, so that new stories still come in by themselves', () => {
    expect(moved(nothing, hanging, 'c' as StoryId, 'top').order).toEqual(ids('c'));
    expect(moved(nothing, hanging, 'b' as StoryId, 'down').order).toEqual(ids('acb'));
  });

  it('keeps the place of one that may not show just now', () => {
    const byHand = { ...nothing, order: ids('dxcb') };
    const later = moved(byHand, ids('dcba'), 'b' as StoryId, 'top');
    expect(order(picked({ rule: all, byHand: later }, stories('abcdx')))).toBe('bdxca');
    const first = moved({ ...nothing, order: ids('xd') }, ids('dab'), 'b' as StoryId, 'top');
    expect(first.order).toEqual(ids('xbd'));
  });

  it('is nothing for one that does not hang', () => {
    expect(moved(nothing, hanging, 'z' as StoryId, 'top')).toBe(nothing);
  });
});

describe('Hanging and taking down', () => {
  it('undo each other, and keep the place in the order', () => {
    const start = { added: ids('a'), removed: ids('b'), order: ids('ba') };
    const hung = withAdded(start, ids('bc'));
    expect(hung).toEqual({ added: ids('abc'), removed: [], order: ids('ba') });
    expect(withRemoved(hung, ids('a'))).toEqual({ added: ids('bc'), removed: ids('a'), order: ids('ba') });
  });
});
