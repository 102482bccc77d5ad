import { describe, expect, it } from '@jest/globals';
import { aFullDraft, anEmptyDraft, aReceivedFile, posted, somePlaces } from '../../test/support/drafts.ts';
import { BadRequest } from '../errors.ts';
import type { DraftStory } from '../story/story.ts';
import type { FormQuestion } from './question.ts';
import {
  asked,
  backAddress,
  formQuestions,
  nextAddress,
  openQuestions,
  placeInOrder,
  questions,
  resumeAddress,
} from './questions.ts';
import { completeDraft } from './send-draft.ts';

function question(slug: string): FormQuestion {
  const found = formQuestions.find((candidate) => candidate.slug === slug);
  if (!found) throw new Error(`Expected a question "${slug}"`);
  return found;
}

/** Posts a form: the sentences that stand in the way, and the draft as it is then. */
function post(slug: string, fields: Record<string, string | string[]>, draft: DraftStory = aFullDraft()) {
  const answer = question(slug).answer(posted(fields), draft, somePlaces);
  return {
    said: answer.problems.map(({ message }) => message),
    draft: answer.change?.(draft) ?? draft,
    body: answer.body,
  };
}

describe('The order of the questions', () => {
  it('leads through every page and to the check page, and back again', () => {
    const draft = aFullDraft();
    const slugs = asked(draft).map(({ slug }) => slug);
    expect(slugs).toEqual([
      'neighbourhood',
      'themes',
      'files',
      'words',
      'descriptions',
      'credit',
      'own-work',
      'consent-web',
      'consent-kiosk',
    ]);
    for (const [index, one] of asked(draft).entries()) {
      const next = slugs[index + 1];
      expect(nextAddress(one, draft)).toBe(next ? `/share/${next}` : '/share/check');
      expect(backAddress(one, draft)).toBe(index === 0 ? '/share' : `/share/${slugs[index - 1]}`);
    }
    expect(backAddress(null, draft)).toBe('/share/consent-kiosk');
    expect(placeInOrder(question('credit'), draft)).toEqual({ number: 6, total: 9 });
  });

  it('leaves descriptions out where there is no picture', () => {
    const draft = { ...aFullDraft(), media: [aReceivedFile(aFullDraft(), 'sound')] };
    expect(nextAddress(question('words'), draft)).toBe('/share/credit');
    expect(backAddress(question('credit'), draft)).toBe('/share/words');
    expect(openQuestions(draft, somePlaces)).toEqual([]);
  });

  it('asks each thing under one address', () => {
    expect(new Set(questions.map(({ slug }) => slug)).size).toBe(questions.length);
  });
});

describe('An empty draft', () => {
  it('has every question open but those that depend on files', () => {
    const draft = anEmptyDraft();
    expect(openQuestions(draft, somePlaces).map(({ address }) => address)).toEqual(
      asked(draft).map(({ slug }) => `/share/${slug}`),
    );
    expect(resumeAddress(draft, somePlaces)).toBe('/share/neighbourhood');
    expect(completeDraft(draft, somePlaces, new Date())).toBeNull();
  });
});

describe('A full draft', () => {
  const at = new Date('2026-02-02T12:00:00Z');

  it('is sent with its answers and the very words of its consent', () => {
    const story = completeDraft(aFullDraft(), somePlaces, at);
    expect(story).toMatchObject({ state: 'processing', title: 'The gate', language: 'cy', ownWork: true });
    expect(story?.reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(story?.consent).toHaveLength(1);
    expect(story?.consent[0]).toMatchObject({
      at,
      by: 'storyteller',
      how: 'share-form',
      wordingVersion: '2026-11',
    });
    expect(story?.consent[0]?.answers).toEqual([
      {
        use: 'web',
        question: expect.stringContaining('May we show your story on our public website?'),
        granted: true,
      },
      { use: 'kiosk', question: expect.stringContaining('exhibition screens?'), granted: false },
    ]);
    expect(story).not.toHaveProperty('answers');
  });

  it('is sent where every use is refused (P6)', () => {
    const draft = aFullDraft();
    const refused = { ...draft, answers: { ...draft.answers, consent: { web: false, kiosk: false } } };
    expect(completeDraft(refused, somePlaces, at)?.consent[0]?.answers.map(({ granted }) => granted)).toEqual(
      [false, false],
    );
  });

  it('is not sent to a neighbourhood that has closed since', () => {
    const closed = { ...somePlaces, neighbourhoods: somePlaces.neighbourhoods.slice(1) };
    expect(completeDraft(aFullDraft(), closed, at)).toBeNull();
    expect(resumeAddress(aFullDraft(), closed)).toBe('/share/neighbourhood');
  });

  it('is not sent without a yes to own work', () => {
    const draft = aFullDraft();
    const doubtful = { ...draft, answers: { ...draft.answers, ownWork: false } };
    expect(completeDraft(doubtful, somePlaces, at)).toBeNull();
    expect(openQuestions(doubtful, somePlaces)[0]?.message).toContain('Ask the others first');
  });
});

describe('An answer', () => {
  it.each([
    ['neighbourhood', {}, 'Choose the neighbourhood that your story is about.'],
    ['neighbourhood', { neighbourhood: 'atlantis' }, 'Choose the neighbourhood that your story is about.'],
    ['themes', {}, 'Choose at least one theme.'],
    ['themes', { themes: ['gossip'] }, 'Choose at least one theme.'],
    ['words', { title: ' \u3000 ', words: 'x' }, 'Give your story a title.'],
    ['words', { title: '🎨'.repeat(151) }, 'The title must be 150 characters or fewer. Yours has 151.'],
    [
      'words',
      { title: 'a', words: 'x'.repeat(20_001) },
      'The words must be 20,000 characters or fewer. Yours have 20,001.',
    ],
    ['credit', {}, 'Choose how you would like to be named.'],
    ['credit', { credit: 'boss', name: 'x' }, 'Choose how you would like to be named.'],
    [
      'credit',
      { credit: 'full-name', name: '  ' },
      'Enter the name that you want us to show, or choose to stay anonymous.',
    ],
    [
      'credit',
      { credit: 'first-name', name: 'x'.repeat(101) },
      'The name must be 100 characters or fewer. Yours has 101.',
    ],
    ['own-work', {}, 'Say whether you made this or have permission.'],
    ['consent-web', { 'consent-web': 'maybe' }, 'Say whether we may show your story on the website.'],
    ['consent-kiosk', {}, 'Say whether we may show your story on exhibition screens.'],
  ])('to "%s" of %j is told: %s', (slug, fields, sentence) => {
    const { said, draft, body } = post(slug, fields as Record<string, string>);
    expect(said).toEqual([sentence]);
    expect(draft).toEqual(expect.objectContaining({ answers: aFullDraft().answers }));
    expect(body.fields.map(({ error }) => error)).toContain(sentence);
  });

  it('keeps what was typed where it is refused', () => {
    const { body } = post('words', { title: '', words: 'long words', language: 'ur' });
    expect(body.fields).toMatchObject([
      { value: '' },
      { value: 'long words' },
      { options: expect.arrayContaining([{ value: 'ur', label: 'Urdu', selected: true }]) },
    ]);
  });

  it('takes a title of 150 characters, whatever they are', () => {
    expect(post('words', { title: '🎨'.repeat(150) }).said).toEqual([]);
  });

  it('makes a title one line, and keeps the lines of the words', () => {
    const { draft } = post('words', { title: ' a\n b ', words: 'a\r\nb', language: 'xx' });
    expect(draft.answers).toMatchObject({ title: 'a b', words: 'a\nb', language: 'en' });
  });

  it('keeps themes in their order and drops unknown ones', () => {
    expect(post('themes', { themes: ['employment', 'x', 'isolation'] }).draft.answers.themes).toEqual([
      'isolation',
      'employment',
    ]);
  });

  it('drops any name with "anonymous" (P7)', () => {
    const { draft } = post('credit', { credit: 'anonymous', name: 'Ann Example' });
    expect(draft.answers.credit).toEqual({ kind: 'anonymous' });
    expect(JSON.stringify(draft)).not.toContain('Ann');
  });

  it('of no to own work is kept, and told at once', () => {
    const { said, draft } = post('own-work', { 'own-work': 'no' });
    expect(said[0]).toContain('Ask the others first');
    expect(draft.answers.ownWork).toBe(false);
  });

  it('changes one consent and leaves the other', () => {
    expect(post('consent-kiosk', { 'consent-kiosk': 'yes' }).draft.answers.consent).toEqual({
      web: true,
      kiosk: true,
    });
  });

  it.each([{ 'title[$ne]': 'x' }, { title: ['a', 'b'] }, { title: 'a', extra: 'b' }])(
    'that is malformed, such as %j, is a bad request (S9)',
    (fields) => {
      expect(() => post('words', fields as unknown as Record<string, string>)).toThrow(BadRequest);
    },
  );
});

describe('Descriptions', () => {
  const blank = aFullDraft();
  const draft: DraftStory = {
    ...blank,
    media: [aReceivedFile(blank, 'artwork'), aReceivedFile(blank, 'sound'), aReceivedFile(blank, 'artwork')],
  };
  const [first, , second] = draft.media.map(({ id }) => id);

  it('are asked of each picture, and of nothing else', () => {
    const fields = question('descriptions')
      .show(draft, somePlaces)
      .fields.map(({ name }) => name);
    expect(fields).toEqual([`alt-${first}`, `decorative-${first}`, `alt-${second}`, `decorative-${second}`]);
    expect(openQuestions(draft, somePlaces).map(({ field }) => field)).toEqual([
      `alt-${first}`,
      `alt-${second}`,
    ]);
  });

  it('are words or "decoration only"', () => {
    const { said, draft: after } = post(
      'descriptions',
      { [`alt-${first}`]: 'A gate', [`decorative-${second}`]: 'yes' },
      draft,
    );
    expect(said).toEqual([]);
    expect(after.media.map(({ alt }) => alt)).toEqual([
      { kind: 'words', words: 'A gate' },
      null,
      { kind: 'decorative' },
    ]);
  });

  it('must be one or the other, and not too long', () => {
    const { said } = post(
      'descriptions',
      { [`alt-${first}`]: 'A gate', [`decorative-${first}`]: 'yes', [`alt-${second}`]: 'x'.repeat(1001) },
      draft,
    );
    expect(said).toEqual([
      'For picture 1, either say what it shows or tick the box, not both.',
      'What picture 2 shows must be 1,000 characters or fewer. Yours has 1,001.',
    ]);
  });
});
