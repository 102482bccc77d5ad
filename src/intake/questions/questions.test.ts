import { describe, expect, it } from '@jest/globals';
import {
  aFullDraft,
  anEmptyDraft,
  aReceivedFile,
  posted,
  someContext,
} from '../../../test/support/drafts.ts';
import { BadRequest } from '../../errors.ts';
import { nothingChosen } from '../../story/exhibitions.ts';
import type { ExhibitionSlug } from '../../story/ids.ts';
import type { DraftAnswers, DraftStory } from '../../story/story.ts';
import { inTheseWords } from '../drafts.ts';
import type { FormContext, FormQuestion } from './question.ts';
import {
  addressAfterChange,
  asked,
  backAddress,
  nextAddress,
  openQuestions,
  placeInOrder,
  questionsFor,
  resumeAddress,
} from './questions.ts';

const springShow = {
  slug: 'spring-show' as ExhibitionSlug,
  name: 'the Spring Show',
  about: 'A show.',
  place: 'Workington Library',
  opens: null,
  closes: null,
  asking: true,
  ...nothingChosen,
};
const withShow: FormContext = { ...someContext, exhibitions: [springShow] };

function question(slug: string, context = someContext): FormQuestion {
  const found = questionsFor(context).find((candidate) => candidate.slug === slug);
  if (found?.kind !== 'form') throw new Error(`Expected a question "${slug}"`);
  return found;
}

type Fields = Readonly<Record<string, string | string[]>>;

/** Posts a form: the sentences that stand in the way, and the draft as it is then. */
function post(slug: string, fields: Fields, draft: DraftStory = aFullDraft(), context = someContext) {
  const { problems, body, change, contact, stay } = question(slug, context).answer(
    posted(fields),
    draft,
    context,
  );
  return {
    said: problems.map(({ message }) => message),
    draft: change?.(draft) ?? draft,
    body,
    contact,
    stay,
  };
}

const slugsOf = (draft: DraftStory, context = someContext) => asked(draft, context).map(({ slug }) => slug);
const withThese = (answers: Partial<DraftAnswers>): DraftStory => {
  const draft = aFullDraft();
  return { ...draft, answers: { ...draft.answers, ...answers } };
};

describe('The order of the questions', () => {
  const all = [
    'neighbourhood',
    'themes',
    'files',
    'words',
    'descriptions',
    'topics',
    'credit',
    'age',
    'others',
    'rights',
    'quoted',
    'licence',
    'consent-web',
    'consent-kiosk',
    'consent-research',
    'time',
    'contact',
  ];

  it('leads through every page and to the check page, and back again', () => {
    const draft = aFullDraft();
    expect(slugsOf(draft)).toEqual(all);
    for (const [index, each] of asked(draft, someContext).entries()) {
      const next = all[index + 1];
      expect(nextAddress(each, draft, someContext)).toBe(next ? `/share/${next}` : '/share/check');
      expect(backAddress(each, draft, someContext)).toBe(index === 0 ? '/share' : `/share/${all[index - 1]}`);
    }
    expect(backAddress(null, draft, someContext)).toBe('/share/contact');
  });

  it('is counted within three parts', () => {
    const draft = aFullDraft();
    expect(placeInOrder(question('credit'), draft, someContext)).toEqual({
      part: { number: 2, total: 3, name: 'you and the people in it' },
      number: 1,
      total: 6,
    });
    expect(placeInOrder(question('contact'), draft, someContext)).toMatchObject({ number: 5, total: 5 });
  });

  it('grows by what the answers call for', () => {
    const draft: DraftStory = {
      ...withThese({
        age: 'teen',
        guardianAgreed: true,
        anyoneElse: true,
        rights: { own: 'shared', makers: '', quoted: '' },
      }),
      media: [aReceivedFile(aFullDraft(), 'film')],
    };
    const more = slugsOf(draft).filter((slug) => !all.includes(slug));
    expect(more).toEqual(['said', 'guardian', 'guardian-contact', 'people', 'makers']);
    expect(slugsOf(draft)).not.toContain('descriptions');
  });

  it('leaves out what an answer makes moot', () => {
    expect(slugsOf(withThese({ rights: { own: 'unsure', makers: '', quoted: '' } }))).not.toContain(
      'licence',
    );
    const refused = { web: false, kiosk: false, research: false };
    expect(slugsOf(withThese({ uses: refused }))).not.toContain('time');
    expect(slugsOf(withThese({ uses: { web: false, kiosk: false } }))).toContain('time');
    expect(slugsOf(withThese({ guardianAgreed: true }))).not.toContain('guardian-contact');
    expect(slugsOf(aFullDraft(), { ...someContext, topics: [] })).not.toContain('topics');
  });

  it('has a page for each exhibition that is asking, by its name', () => {
    const slugs = slugsOf(aFullDraft(), withShow);
    expect(slugs.slice(slugs.indexOf('consent-kiosk'), slugs.indexOf('time'))).toEqual([
      'consent-kiosk',
      'exhibitions/spring-show',
      'consent-research',
    ]);
    expect(question('exhibitions/spring-show', withShow).title).toBe(
      'May we show your story at the Spring Show?',
    );
  });

  it('keeps an exhibition apart from the website, whatever it is called', () => {
    const context = { ...someContext, exhibitions: [{ ...springShow, slug: 'web' as ExhibitionSlug }] };
    const missing = (slug: string) => question(slug, context).problems(anEmptyDraft(), context)[0]?.message;
    expect(missing('consent-web')).toBe('Say whether we may show your story on the website.');
    expect(missing('exhibitions/web')).toBe('Say whether we may show your story at the Spring Show.');
  });

  it('asks each thing under one address, and in one field', () => {
    const every = questionsFor(withShow);
    expect(new Set(every.map(({ slug }) => slug)).size).toBe(every.length);
    const draft: DraftStory = { ...withThese({ age: 'teen', guardianAgreed: true, anyoneElse: true }) };
    const fields = every.flatMap((each) => each.rows(draft, withShow).map(({ field }) => field));
    expect(new Set(fields).size).toBe(fields.length);
  });
});

describe('An empty draft', () => {
  it('has every question open that cannot be left out', () => {
    const open = openQuestions(anEmptyDraft(), someContext).map(({ address }) => address.slice(7));
    expect(open).toEqual([
      'neighbourhood',
      'themes',
      'files',
      'words',
      'credit',
      'age',
      'others',
      'rights',
      'consent-web',
      'consent-kiosk',
      'consent-research',
    ]);
    expect(resumeAddress(anEmptyDraft(), someContext)).toBe('/share/neighbourhood');
  });
});

describe('A returning storyteller', () => {
  it('goes on at the first question that was neither answered nor skipped', () => {
    const at = (answers: Partial<DraftAnswers>) => resumeAddress(withThese(answers), someContext);
    expect(at({})).toBe('/share/check');
    expect(at({ contactAsked: false })).toBe('/share/contact');
    expect(at({ contactAsked: false, showing: null })).toBe('/share/time');
    expect(at({ licence: null, uses: {} })).toBe('/share/licence');
    expect(at({ sensitiveTopics: null })).toBe('/share/topics');
  });

  it('is asked again where the words have changed since', () => {
    const context = { ...someContext, wording: { ...someContext.wording, version: '2099-01' } };
    const draft = inTheseWords(withThese({ age: 'teen', guardianAgreed: true }), context.wording);
    expect(draft.answers).toMatchObject({ uses: {}, guardianAgreed: null, wordingVersion: '2099-01' });
    expect(inTheseWords(draft, context.wording)).toBe(draft);
    expect(openQuestions(draft, context).map(({ field }) => field)).toEqual([
      'guardian',
      'consent-web',
      'consent-kiosk',
      'consent-research',
    ]);
  });
});

describe('A change from the check page', () => {
  it.each([
    ['age', { age: 'child' }, '/share/guardian?from=check'],
    ['age', { age: 'adult' }, '/share/check'],
    ['others', { others: 'yes' }, '/share/people?from=check'],
    ['rights', { rights: 'shared' }, '/share/makers?from=check'],
    ['rights', { rights: 'unsure' }, '/share/check'],
    ['credit', { credit: 'anonymous' }, '/share/check'],
  ])('of %s to %j leads to %s', (slug, fields, address) => {
    const before = aFullDraft();
    const { draft } = post(slug, fields as Fields, before);
    expect(addressAfterChange(before, draft, someContext)).toBe(address);
  });

  it('of a no to a yes leads to the time that was moot', () => {
    const before = withThese({ uses: { web: false, kiosk: false, research: false } });
    const { draft } = post('consent-web', { 'consent-web': 'yes' }, before);
    expect(addressAfterChange(before, draft, someContext)).toBe('/share/time?from=check');
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
    ['age', {}, 'Choose how old you are.'],
    ['age', { age: '43' }, 'Choose how old you are.'],
    ['others', { others: 'perhaps' }, 'Say whether anyone else can be recognised.'],
    ['rights', {}, 'Say whose work it is.'],
    ['rights', { rights: 'stolen' }, 'Say whose work it is.'],
    ['quoted', { quoted: 'x'.repeat(1001) }, 'This must be 1,000 characters or fewer. Yours has 1,001.'],
    ['licence', { licence: 'cc0' }, 'Choose what other people may do.'],
    ['consent-web', { 'consent-web': 'maybe' }, 'Say whether we may show your story on the website.'],
    ['consent-kiosk', {}, 'Say whether we may show your story on exhibition screens.'],
    ['consent-research', {}, 'Say whether we may show your story to researchers.'],
    [
      'contact',
      { email: 'ann@nowhere' },
      'Enter a whole email address, such as name@example.com, or leave it empty.',
    ],
    [
      'contact',
      { phone: 'ring me' },
      'Enter a whole phone number, such as 01632 960 001, or leave it empty.',
    ],
  ])('to "%s" of %j is told: %s', (slug, fields, sentence) => {
    const { said, draft, body, contact } = post(slug, fields as Fields);
    expect(said).toEqual([sentence]);
    expect(draft).toEqual(expect.objectContaining({ answers: aFullDraft().answers }));
    expect(contact).toBeUndefined();
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

  it('changes one use and leaves the others (P6)', () => {
    expect(post('consent-kiosk', { 'consent-kiosk': 'yes' }).draft.answers.uses).toEqual({
      web: true,
      kiosk: true,
      research: false,
    });
    const field = { 'consent-exhibition-spring-show': 'no' };
    expect(post('exhibitions/spring-show', field, aFullDraft(), withShow).draft.answers.uses).toMatchObject({
      web: true,
      'exhibition:spring-show': false,
    });
  });

  it('has nothing ticked beforehand, but the licence that holds for whoever skips', () => {
    for (const each of questionsFor(withShow)) {
      if (each.kind !== 'form') continue;
      const ticked = each
        .show(anEmptyDraft(), withShow)
        .fields.flatMap((field) => (field.partial === 'field/choices' ? field.options : []))
        .filter(({ checked }) => checked)
        .map(({ value }) => value);
      expect({ slug: each.slug, ticked }).toEqual({
        slug: each.slug,
        ticked: each.slug === 'licence' ? ['own'] : [],
      });
    }
  });

  it('can be nothing wherever the page says that it may be skipped', () => {
    const film = aReceivedFile(aFullDraft(), 'film');
    const draft = { ...anEmptyDraft(), media: [film] };
    const skipped: string[] = [];
    for (const each of questionsFor(withShow)) {
      if (each.kind !== 'form' || !each.show(draft, withShow).skippable) continue;
      skipped.push(each.slug);
      const { problems, change } = each.answer(posted({}), draft, withShow);
      expect({ slug: each.slug, problems }).toEqual({ slug: each.slug, problems: [] });
      const after = change?.(draft) ?? draft;
      expect(each.problems(after, withShow)).toEqual([]);
      expect(each.isUntouched?.(after) ?? false).toBe(false);
    }
    expect(skipped).toEqual(['said', 'topics', 'makers', 'quoted', 'licence', 'time', 'contact']);
  });

  it.each([{ 'title[$ne]': 'x' }, { title: ['a', 'b'] }, { title: 'a', extra: 'b' }])(
    'that is malformed, such as %j, is a bad request (S9)',
    (fields) => {
      expect(() => post('words', fields as unknown as Fields)).toThrow(BadRequest);
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
      .show(draft, someContext)
      .fields.map(({ name }) => name);
    expect(fields).toEqual([`alt-${first}`, `decorative-${first}`, `alt-${second}`, `decorative-${second}`]);
    expect(openQuestions(draft, someContext).map(({ field }) => field)).toEqual([
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
