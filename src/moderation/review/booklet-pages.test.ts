import { describe, expect, it } from '@jest/globals';
import { someContext } from '../../../test/support/drafts.ts';
import { aReadyArtwork, aReadyFilm, aStoryInReview } from '../../../test/support/stories.ts';
import { newCuratorId, newStoryId } from '../../random.ts';
import { edit } from '../../story/changes/correct.ts';
import { approve } from '../../story/changes/publish.ts';
import type { ReadyMedia } from '../../story/media.ts';
import type { FormContext, Values } from '../../story-form/field.ts';
import { enoughInput, pageInput, readInput, wordsInFile } from '../../story-form/pages.ts';
import { readForm } from '../../web/read-form.ts';
import { unsavedIn } from './conflict-page.ts';
import { passagesOf } from './look-yourself.ts';
import { asEdited, obstaclesInBoxes } from './obstacle-fields.ts';
import {
  changesNothing,
  editsIn,
  problemsIn,
  reviewInputs,
  type Typed,
  toldIn,
  typedAsStored,
  typedFrom,
} from './review-form.ts';
import { whatChanged } from './what-changed.ts';

const id = newStoryId();
const at = new Date('2026-11-22T14:05:00Z');
const by = { role: 'curator', id: newCuratorId() } as const;
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
const context: FormContext = { ...someContext, voice: 'curator', sent: true };
const stored = typedAsStored(story, context);
const typedPages = (words: readonly string[], ticks: { enough?: boolean; read?: boolean } = {}): Typed => ({
  ...stored,
  values: {
    ...stored.values,
    ...Object.fromEntries(words.map((each, at) => [pageInput(at + 1, booklet.id), each])),
    [enoughInput(booklet.id)]: ticks.enough ? 'yes' : '',
    [readInput(booklet.id)]: ticks.read ? 'yes' : '',
  },
});
const boxesIn = (typed: Typed) => texts.map((_text, at) => typed.values[pageInput(at + 1, booklet.id)]);
const altsOf = (typed: Typed, of = story) => toldIn(of, typed, context).media[0]?.pageAlts;
const missing = (typed: Typed) =>
  obstaclesInBoxes(asEdited(story, editsIn(story, typed, context))).map(({ field }) => field);
const words = (text: string) => ({ kind: 'words', words: text }) as const;

describe('The pages of a booklet, under review', () => {
  it('begin with what the file says, which describes nothing before somebody has read it', () => {
    expect(boxesIn(stored)).toEqual(texts);
    expect(altsOf(stored)).toBeUndefined();
    expect(changesNothing(story, stored, context)).toBe(true);
    expect(missing(stored)).toEqual([pageInput(1, booklet.id)]);
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
    expect(missing(typed)).toEqual(open.map((page) => pageInput(page, booklet.id)));
    expect(changesNothing(story, typed, context)).toBe(false);
    const after = edit(story, editsIn(story, typed, context), at, by);
    expect(after.media[0]?.pageAlts).toEqual(alts);
    // The page that it makes, sent as it is, changes nothing.
    expect(changesNothing(after, typedAsStored(after, context), context)).toBe(true);
  });

  it('are known as drafts however strange their text layer is, once a form has carried it', () => {
    const strange = ['\u202eback\u202c\r\nwards\f\u0007', '\u2067open', `  ${'long '.repeat(2000)}`];
    const pages = strange.map((text) => ({ width: 800, height: 1000, text }));
    const odd = { ...story, media: [{ ...booklet, facts: { ...booklet.facts, pages } } as ReadyMedia] };
    const boxes = boxesIn(typedAsStored(odd, context)).map(String);
    // As a browser sends them, and as the form is read.
    const sent = Object.fromEntries(
      boxes.map((box, at) => [pageInput(at + 1, booklet.id), box.replaceAll('\n', '\r\n')]),
    );
    const body = { edits: 'yes', title: 'T', ...sent };
    const read = readForm({ body }, reviewInputs(odd, context)) as Values;
    expect(altsOf(typedFrom(odd, read, context), odd)).toBeUndefined();
  });

  it('come along in the form, and are kept whole in a conflict and an error', () => {
    const fields = {
      edits: 'yes',
      [pageInput(2, booklet.id)]: 'A dog',
      [enoughInput(booklet.id)]: 'yes',
    };
    for (const name of Object.keys(fields)) expect(Object.keys(reviewInputs(story, context))).toContain(name);
    const typed = typedFrom(story, fields, context);
    expect(boxesIn(typed)).toEqual(['', 'A dog', '']);
    expect(typed.values).toMatchObject({ [enoughInput(booklet.id)]: 'yes', [readInput(booklet.id)]: '' });
    const unsaved = unsavedIn(story, typedPages(['The gate', 'A dog', '']), context);
    expect(unsaved.map(({ label, words }) => `${label}: ${words}`)).toEqual(['Page 2 of the booklet: A dog']);
    const errors = problemsIn(story, typedPages(['x'.repeat(4001), '', '']), context);
    expect(errors.map(({ field }) => field)).toEqual([pageInput(1, booklet.id)]);
  });

  it('are searched for private details, and compared with the last decision', () => {
    expect(passagesOf(story, stored, context).find(({ text }) => text.includes('01900'))).toMatchObject({
      where: 'Page 3 of the booklet',
      field: pageInput(3, booklet.id),
    });
    const typed = typedPages(['A red gate', 'A dog', 'A phone']);
    const approved = approve(edit(story, editsIn(story, typed, context), at, by), at, by);
    if (!approved.lastReviewed) throw new Error('Expected what was reviewed');
    const other = typedPages(['A red gate', 'Two dogs', 'A phone']);
    const now = edit(story, editsIn(story, other, context), at, by);
    expect(whatChanged(approved.lastReviewed, now, context).map(({ label }) => label)).toEqual([
      'Page 2 of the booklet',
    ]);
    expect(whatChanged(approved.lastReviewed, { ...now, media: approved.media }, context)).toEqual([]);
  });

  it('offer all that the file says, of one page too', () => {
    expect(wordsInFile(booklet)).toBe('The gate\n\nRing 01900 123456');
    const poster = {
      ...booklet,
      facts: { ...booklet.facts, pages: [{ width: 1, height: 1, text: 'Come!' }] },
    } as ReadyMedia;
    expect(wordsInFile(poster)).toBe('Come!');
    expect(Object.keys(reviewInputs({ ...story, media: [poster] }, context))).not.toContain(
      pageInput(1, poster.id),
    );
    expect(wordsInFile(aReadyFilm(id))).toBe('');
  });
});
