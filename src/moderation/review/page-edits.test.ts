import { describe, expect, it } from '@jest/globals';
import { aReadyArtwork, aReadyFilm, aStoryInReview } from '../../../test/support/stories.ts';
import { newCuratorId, newStoryId } from '../../random.ts';
import { edit } from '../../story/changes/correct.ts';
import { approve } from '../../story/changes/publish.ts';
import type { ReadyMedia } from '../../story/media.ts';
import { readForm } from '../../web/read-form.ts';
import { conflictPage } from './conflict-page.ts';
import { changesNothing, readEdits } from './edits.ts';
import { asEdited, obstaclesInBoxes } from './obstacle-fields.ts';
import { pageField, textOf } from './page-edits.ts';
import { passagesOf } from './passages.ts';
import { reviewFields, type Typed, typedAsStored, typedFrom } from './typed.ts';
import { whatChanged } from './what-changed.ts';

const id = newStoryId();
const me = newCuratorId();
const at = new Date('2026-11-22T14:05:00Z');
const by = { role: 'curator', id: me } as const;
const texts = ['The gate', '', 'Ring 01900 123456'];
const drawing = aReadyArtwork(id);
const booklet: ReadyMedia = {
  ...drawing,
  facts: {
    ...{ form: 'artwork', container: 'pdf', width: 800, height: 1000, frames: 1, alpha: false },
    pages: texts.map((text) => ({ width: 800, height: 1000, text })),
  },
};
const story = aStoryInReview({ id, media: [booklet] });
const choices = {
  themes: story.themes.map((slug, order) => ({
    slug,
    name: slug,
    about: '',
    colour: 'rust' as const,
    order,
  })),
  neighbourhoods: [],
  topics: [],
};
const stored = typedAsStored(story);
const typedPages = (words: readonly string[], ticks: { enough?: boolean; read?: boolean } = {}): Typed => ({
  ...stored,
  pages: new Map([[booklet.id, { words, enough: false, read: false, ...ticks }]]),
});
const altsOf = (typed: Typed, of = story) => readEdits(of, typed, choices).edits.pageAlts?.get(booklet.id);
const missing = (typed: Typed) =>
  obstaclesInBoxes(asEdited(story, readEdits(story, typed, choices).edits)).map(({ field }) => field);
const words = (text: string) => ({ kind: 'words', words: text }) as const;

describe('The pages of a booklet, under review', () => {
  it('begin with what the file says, which describes nothing before somebody has read it', () => {
    expect(stored.pages.get(booklet.id)?.words).toEqual(texts);
    expect(altsOf(stored)).toEqual([null, null, null]);
    expect(changesNothing(story, readEdits(story, stored, choices).edits)).toBe(true);
    expect(missing(stored)).toEqual([pageField(1, booklet.id)]);
    expect(() => approve(story, at, by)).toThrow('Say what each page shows');
  });

  it.each([
    [
      'read and the rest left to the whole',
      typedPages(texts, { read: true, enough: true }),
      [words('The gate'), { kind: 'decorative' }, words(texts[2] ?? '')],
      [],
    ],
    [
      'read, with a page left out',
      typedPages(texts, { read: true }),
      [words('The gate'), null, words(texts[2] ?? '')],
      [2],
    ],
    [
      'rewritten',
      typedPages(['A red gate', 'A dog', 'A phone']),
      [words('A red gate'), words('A dog'), words('A phone')],
      [],
    ],
    [
      'emptied, the whole being enough',
      typedPages(['', '', ''], { enough: true }),
      [{ kind: 'decorative' }, { kind: 'decorative' }, { kind: 'decorative' }],
      [],
    ],
    [
      'left unread in part',
      typedPages(['A red gate', '', texts[2] ?? ''], { enough: true }),
      [words('A red gate'), { kind: 'decorative' }, null],
      [3],
    ],
  ])('are %s', (_how, typed, alts, open) => {
    expect(altsOf(typed)).toEqual(alts);
    expect(missing(typed)).toEqual(open.map((page) => pageField(page, booklet.id)));
    const { edits } = readEdits(story, typed, choices);
    expect(changesNothing(story, edits)).toBe(false);
    const after = edit(story, edits, at, by);
    expect(after.media[0]?.pageAlts).toEqual(alts);
    // The page that it makes, sent as it is, changes nothing.
    expect(changesNothing(after, readEdits(after, typedAsStored(after), choices).edits)).toBe(true);
  });

  it('are known as drafts however strange their text layer is, once a form has carried it', () => {
    const strange = ['\u202eback\u202c\r\nwards\f\u0007', '\u2067open', `  ${'long '.repeat(2000)}`];
    const pages = strange.map((text) => ({ width: 800, height: 1000, text }));
    const odd = { ...story, media: [{ ...booklet, facts: { ...booklet.facts, pages } } as ReadyMedia] };
    const boxes = typedAsStored(odd).pages.get(booklet.id)?.words ?? [];
    // As a browser sends them, and as the form is read.
    const sent = Object.fromEntries(
      boxes.map((box, at) => [pageField(at + 1, booklet.id), box.replaceAll('\n', '\r\n')]),
    );
    const body = { edits: 'yes', title: 'T', ...sent };
    const typed = typedFrom(odd, readForm({ body }, reviewFields(odd)));
    expect(readEdits(odd, typed, choices).edits.pageAlts?.get(booklet.id)).toEqual([null, null, null]);
  });

  it('come along in the form, and are kept whole in a conflict and an error', () => {
    const fields = {
      edits: 'yes',
      [pageField(2, booklet.id)]: 'A dog',
      [`pages-enough-${booklet.id}`]: 'yes',
    };
    for (const name of Object.keys(fields)) expect(Object.keys(reviewFields(story))).toContain(name);
    const typed = typedFrom(story, fields);
    expect(typed.pages.get(booklet.id)).toEqual({ words: ['', 'A dog', ''], enough: true, read: false });
    const { unsaved } = conflictPage(
      story,
      { ...typedPages(['The gate', 'A dog', '']) },
      { me, names: new Map(), choices },
    );
    expect(unsaved.map(({ label, words }) => `${label}: ${words}`)).toEqual(['Page 2 of the booklet: A dog']);
    const long = readEdits(story, typedPages(['x'.repeat(4001), '', '']), choices);
    expect(long.errors.map(({ field }) => field)).toEqual([pageField(1, booklet.id)]);
  });

  it('are searched for private details, and compared with the last decision', () => {
    expect(passagesOf(story, stored).find(({ text }) => text.includes('01900'))).toMatchObject({
      where: 'Page 3 of the booklet',
      field: pageField(3, booklet.id),
    });
    const typed = typedPages(['A red gate', 'A dog', 'A phone']);
    const approved = approve(edit(story, readEdits(story, typed, choices).edits, at, by), at, by);
    if (!approved.lastReviewed) throw new Error('Expected what was reviewed');
    const other = typedPages(['A red gate', 'Two dogs', 'A phone']);
    const now = edit(story, readEdits(story, other, choices).edits, at, by);
    expect(whatChanged(approved.lastReviewed, now, String).map(({ label }) => label)).toEqual([
      'Descriptions of the pages of the booklet',
    ]);
    expect(whatChanged(approved.lastReviewed, { ...now, media: approved.media }, String)).toEqual([]);
  });

  it('offer all that the file says, of one page too', () => {
    expect(textOf(booklet)).toBe('The gate\n\nRing 01900 123456');
    const poster = {
      ...booklet,
      facts: { ...booklet.facts, pages: [{ width: 1, height: 1, text: 'Come!' }] },
    } as ReadyMedia;
    expect(textOf(poster)).toBe('Come!');
    expect(typedAsStored({ ...story, media: [poster] }).pages.size).toBe(0);
    expect(textOf(aReadyFilm(id))).toBe('');
  });
});
