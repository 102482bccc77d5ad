import { describe, expect, it } from '@jest/globals';
import { aFullDraft, anEmptyDraft, aReceivedFile, someContext } from '../../test/support/drafts.ts';
import { postField } from '../../test/support/told.ts';
import { BadRequest } from '../errors.ts';
import { timedWordsIn } from '../spoken/timed-captions.ts';
import { nothingChosen } from '../story/exhibitions.ts';
import type { ExhibitionSlug, MediaId } from '../story/ids.ts';
import type { Contact } from '../story/stores/contact-store.ts';
import type { DraftAnswers, DraftStory } from '../story/story.ts';
import type { Field } from '../web/form-fields.ts';
import { ageField } from './age.ts';
import { allFields } from './all-fields.ts';
import { contactField } from './contact.ts';
import { creditField } from './credit.ts';
import { descriptionsField } from './descriptions.ts';
import type { FormContext, StoryField } from './field.ts';
import { hardSubjectsField } from './hard-subjects.ts';
import { licenceField } from './licence.ts';
import { madeOfField } from './made-of.ts';
import { peopleField, personKey, withoutPerson } from './people.ts';
import { placeField } from './place.ts';
import { rightsField } from './rights.ts';
import { showingDaysField } from './showing-days.ts';
import { themesField } from './themes.ts';
import { titleAndWordsField } from './title-and-words.ts';
import { transcriptsField } from './transcripts.ts';
import { usesField } from './uses.ts';

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
const sentContext: FormContext = { ...someContext, sent: true };
const curators: FormContext = { ...sentContext, voice: 'curator' };

const withThese = (answers: Partial<DraftAnswers>): DraftStory => {
  const draft = aFullDraft();
  return { ...draft, answers: { ...draft.answers, ...answers } };
};
const errorsIn = (fields: readonly Field[]): readonly (string | null)[] =>
  fields.flatMap((field) => [field.error, ...errorsIn('opened' in field ? (field.opened ?? []) : [])]);

const fields = {
  place: placeField,
  themes: themesField,
  words: titleAndWordsField,
  'made-of': madeOfField,
  credit: creditField,
  age: ageField,
  people: peopleField,
  rights: rightsField,
  licence: licenceField,
  uses: usesField,
  contact: contactField,
} as const;

describe('An answer', () => {
  it.each([
    ['place', {}, ['Choose the neighbourhood that your story is about.']],
    [
      'place',
      { neighbourhood: 'atlantis' },
      [
        'The neighbourhood that you chose takes no new stories any more. Choose another one. All else that you have told us is still here.',
      ],
    ],
    ['themes', {}, ['Choose at least one theme.']],
    ['themes', { themes: ['gossip'] }, ['Choose at least one theme.']],
    ['words', { title: ' \u3000 ', words: 'x' }, ['Give your story a title.']],
    ['words', { title: '🎨'.repeat(201) }, ['The title must be 200 characters or fewer. Yours has 201.']],
    [
      'words',
      { title: 'a', words: 'x'.repeat(20_001) },
      ['The words must be 20,000 characters or fewer. Yours have 20,001.'],
    ],
    [
      'made-of',
      { 'made-of': 'x'.repeat(201) },
      ['What it is made of must be 200 characters or fewer. Yours has 201.'],
    ],
    ['credit', {}, ['Choose how you would like to be named.']],
    ['credit', { credit: 'boss', name: 'x' }, ['Choose how you would like to be named.']],
    [
      'credit',
      { credit: 'full-name', name: '  ' },
      ['Enter the name that you want us to show, or choose to stay anonymous.'],
    ],
    [
      'credit',
      { credit: 'first-name', name: 'x'.repeat(101) },
      ['The name must be 100 characters or fewer. Yours has 101.'],
    ],
    ['age', {}, ['Choose how old you are.']],
    ['age', { age: '43' }, ['Choose how old you are.']],
    ['age', { age: 'teen' }, ['Say whether your parent or guardian agrees.']],
    [
      'age',
      { age: 'teen', guardian: 'yes', 'guardian-name': ' ' },
      ['Enter the name of your parent or guardian.', 'Enter their phone number or email address.'],
    ],
    [
      'age',
      { age: 'child', guardian: 'yes', 'guardian-name': 'x'.repeat(201), 'guardian-reach': 'x' },
      ['This must be 200 characters or fewer. Yours has 201.'],
    ],
    ['people', { others: 'perhaps' }, ['Say whether anyone else can be recognised.']],
    [
      'people',
      { others: 'yes' },
      [
        'Say who it is, such as “my sister”.',
        'Choose how they can be recognised.',
        'Say whether they agreed.',
      ],
    ],
    [
      'people',
      { others: 'yes', who: 'x'.repeat(101), shown: ['smelt'], permission: 'maybe' },
      [
        'This must be 100 characters or fewer. Yours has 101.',
        'Choose how they can be recognised.',
        'Say whether they agreed.',
      ],
    ],
    ['rights', {}, ['Say whose work it is.']],
    ['rights', { rights: 'stolen' }, ['Say whose work it is.']],
    [
      'rights',
      { rights: 'mine', quoted: 'x'.repeat(1001) },
      ['This must be 1,000 characters or fewer. Yours has 1,001.'],
    ],
    ['licence', { licence: 'cc0' }, ['Choose what others may do.']],
    ['licence', { licence: 'cc-by-nc-nd-4.0', sure: 'yes' }, ['Choose what others may do.']],
    [
      'licence',
      { licence: 'cc-by-4.0' },
      ['Tick that you understand that this cannot be undone, or keep your rights.'],
    ],
    [
      'uses',
      { 'consent-web': 'maybe' },
      [
        'Say whether we may show your story on the website.',
        'Say whether we may show your story on exhibition screens.',
        'Say whether we may show your story to researchers.',
      ],
    ],
    [
      'contact',
      { email: 'ann@nowhere' },
      ['Enter a whole email address, such as name@example.com, or leave it empty.'],
    ],
    [
      'contact',
      { phone: 'ring me' },
      ['Enter a whole phone number, such as 01632 960 001, or leave it empty.'],
    ],
  ] as const)('to "%s" of %j is told: %j', (name, posted, sentences) => {
    const empty = anEmptyDraft();
    const {
      said,
      told,
      fields: shown,
    } = postField(fields[name], posted as never, {
      ...empty,
      media: aFullDraft().media,
    });
    expect(said).toEqual(sentences);
    expect(told.answers).toEqual(empty.answers);
    expect(errorsIn(shown)).toEqual(expect.arrayContaining([...sentences]));
  });

  it('keeps what was typed where it is refused', () => {
    const posted = { title: '', words: 'long words', language: 'ur' };
    expect(postField(titleAndWordsField, posted, aFullDraft()).fields).toMatchObject([
      { value: '' },
      { value: 'long words' },
      { options: expect.arrayContaining([{ value: 'ur', label: 'Urdu', selected: true }]) },
    ]);
  });

  it.each([{ 'title[$ne]': 'x' }, { title: ['a', 'b'] }, { title: 'a', extra: 'b' }])(
    'that is malformed, such as %j, is a bad request (S9)',
    (posted) => {
      expect(() => postField(titleAndWordsField, posted as never, aFullDraft())).toThrow(BadRequest);
    },
  );

  it('has nothing ticked beforehand, but the rights that are kept where nothing is said', () => {
    const tickedIn = (all: readonly Field[]): readonly string[] =>
      all.flatMap((field) =>
        field.partial === 'field/choices'
          ? [
              ...field.options.filter(({ checked }) => checked).map(({ value }) => value),
              ...tickedIn(field.opened ?? []),
            ]
          : [],
      );
    const draft = { ...anEmptyDraft(), media: [aReceivedFile(aFullDraft(), 'film')] };
    for (const field of allFields) {
      const ticked = tickedIn(field.view(field.stored(draft, withShow), [], draft, withShow));
      expect({ field: field.name, ticked }).toEqual({
        field: field.name,
        ticked: field.name === 'licence' ? ['own'] : [],
      });
    }
  });

  it('stands in inputs of its own: no two fields share one', () => {
    const draft: DraftStory = { ...aFullDraft(), media: [aReceivedFile(aFullDraft(), 'film')] };
    const names = allFields.flatMap((field) => Object.keys(field.inputs(draft, withShow)));
    expect(new Set(names).size).toBe(names.length);
  });

  it('of every field reads back as it was stored', () => {
    const draft: DraftStory = {
      ...withThese({
        age: 'teen',
        guardianAgreed: false,
        madeOf: 'Felt-tip on card',
        rights: { own: 'shared', makers: 'Bo', quoted: 'A song' },
        uses: { web: true, kiosk: false, research: true },
        showing: { from: new Date('2027-03-27T00:00:00Z'), until: null },
        sensitiveTopics: [],
      }),
      media: [aReceivedFile(aFullDraft(), 'film'), aReceivedFile(aFullDraft(), 'artwork')],
    };
    for (const field of allFields) {
      const stored = field.stored(draft, someContext);
      const values = field.parse(stored, draft, someContext);
      expect({ field: field.name, values }).toEqual({ field: field.name, values: stored });
      expect({ field: field.name, problems: field.judge(values, draft, someContext) }).toEqual({
        field: field.name,
        problems: [],
      });
      expect({ field: field.name, told: field.apply(values, draft, someContext) }).toEqual({
        field: field.name,
        told: field.name === 'contact' ? expect.anything() : draft,
      });
    }
  });
});

describe('Title and words', () => {
  it('take a title of 200 characters, whatever they are', () => {
    expect(postField(titleAndWordsField, { title: '🎨'.repeat(200) }, aFullDraft()).said).toEqual([]);
  });

  it('make a title one line, and keep the lines of the words', () => {
    const posted = { title: ' a\n b ', words: 'a\r\nb', language: 'xx' };
    expect(postField(titleAndWordsField, posted, anEmptyDraft()).told.answers).toMatchObject({
      title: 'a b',
      words: 'a\nb',
      language: 'en',
    });
  });

  it('keep a language that is not offered where the story has it already', () => {
    const posted = { title: 'a', words: 'b', language: 'gd' };
    const { told, fields: shown } = postField(titleAndWordsField, posted, withThese({ language: 'gd' }));
    expect(told.answers.language).toBe('gd');
    expect(shown[2]).toMatchObject({
      options: expect.arrayContaining([{ value: 'gd', label: 'Scottish Gaelic', selected: true }]),
    });
  });

  it('are a story by themselves; without files the words cannot be left out', () => {
    const nothing = { ...aFullDraft(), media: [] };
    expect(postField(titleAndWordsField, { title: 'a', words: 'A poem' }, nothing).said).toEqual([]);
    expect(postField(titleAndWordsField, { title: 'a' }, nothing).said).toEqual([
      'Write your story here, or go back and add a photo, a sound or a film.',
    ]);
    const onTheirWay = { ...someContext, arriving: 1 };
    expect(postField(titleAndWordsField, { title: 'a' }, nothing, onTheirWay).said).toEqual([]);
  });
});

describe('Themes', () => {
  it('stay in their order, and unknown ones are dropped', () => {
    const posted = { themes: ['employment', 'x', 'isolation'] };
    expect(postField(themesField, posted, aFullDraft()).told.answers.themes).toEqual([
      'isolation',
      'employment',
    ]);
  });
});

describe('Credit (P7)', () => {
  it('drops any name with "anonymous"', () => {
    const { told } = postField(creditField, { credit: 'anonymous', name: 'Ann Example' }, aFullDraft());
    expect(told.answers.credit).toEqual({ kind: 'anonymous' });
    expect(JSON.stringify(told)).not.toContain('Ann');
  });
});

const guardian = { name: 'Grace Example', reach: '01632 960 001' };
const contactOf = (draft: DraftStory): Contact => ({
  of: draft.id,
  email: 'ann@example.org',
  phone: null,
  guardian,
  toldUpTo: 0,
});

describe('Age and guardian (P8)', () => {
  it('of an adult drop whatever was said of a guardian', () => {
    const teen = withThese({ age: 'teen', guardianAgreed: true });
    const { told, contact } = postField(ageField, { age: 'adult', guardian: 'yes' }, teen);
    expect(told.answers).toMatchObject({ age: 'adult', guardianAgreed: null });
    expect(contact?.(contactOf(teen))).toEqual({ ...contactOf(teen), guardian: null });
  });

  it('under 13 cannot be sent without a yes, and are told so kindly', () => {
    expect(postField(ageField, { age: 'child', guardian: 'no' }, aFullDraft()).said).toEqual([
      expect.stringMatching(/^Sit down with your parent .* Your answers are kept\.$/),
    ]);
  });

  it('from 13 can be sent with "not yet"', () => {
    const { said, told, contact } = postField(ageField, { age: 'teen', guardian: 'no' }, aFullDraft());
    expect(said).toEqual([]);
    expect(told.answers).toMatchObject({ age: 'teen', guardianAgreed: false });
    expect(contact?.(contactOf(aFullDraft())).guardian).toBeNull();
  });

  it('keep the guardian’s name and how to reach them apart from the story', () => {
    const posted = {
      age: 'teen',
      guardian: 'yes',
      'guardian-name': ' Grace\nExample ',
      'guardian-reach': guardian.reach,
    };
    const { said, told, contact } = postField(ageField, posted, aFullDraft());
    expect(said).toEqual([]);
    expect(contact?.({ ...contactOf(aFullDraft()), guardian: null }).guardian).toEqual(guardian);
    expect(JSON.stringify(told)).not.toContain('Grace');
    const missing = (context: FormContext) => ageField.judge(ageField.stored(told, context), told, context);
    expect(missing(someContext)).toHaveLength(2);
    expect(missing({ ...someContext, contact: contactOf(aFullDraft()) })).toEqual([]);
  });

  it('put the guardian’s agreement on record in the words that were asked', () => {
    const teen = withThese({ age: 'teen', guardianAgreed: true });
    const { question, explanation, yes } = someContext.wording.questions.guardian;
    expect(ageField.statements?.(teen, someContext)).toEqual([
      { about: 'age', question: 'How old are you?', answer: '13 to 17' },
      { about: 'guardian', question: `${question} ${explanation}`, answer: yes },
    ]);
    expect(ageField.statements?.(aFullDraft(), someContext)).toHaveLength(1);
  });
});

describe('Others who can be recognised (P9)', () => {
  const sister = { who: 'my sister', shownBy: ['seen', 'named'], permission: 'not-yet' } as const;
  const withSister = withThese({ anyoneElse: true, others: [sister] });
  const yes = { others: 'yes' };

  it('are nobody, which drops whoever was listed, or are listed one at a time', () => {
    expect(postField(peopleField, { others: 'no' }, withSister).told.answers).toMatchObject({
      anyoneElse: false,
      others: [],
    });
    const posted = { ...yes, who: ' my sister\n', shown: ['named', 'seen'], permission: 'not-yet' };
    expect(postField(peopleField, posted, aFullDraft()).told.answers).toMatchObject({
      anyoneElse: true,
      others: [sister],
    });
  });

  it.each(['yes', 'not-yet', 'no'])('can be sent with the agreement %j', (permission) => {
    const posted = { ...yes, who: 'a', shown: 'home', permission };
    const { said, told } = postField(peopleField, posted, aFullDraft());
    expect(said).toEqual([]);
    expect(peopleField.judge(peopleField.stored(told, someContext), told, someContext)).toEqual([]);
  });

  it('need not be typed again to go on, but half a person is not lost', () => {
    expect(postField(peopleField, yes, withSister)).toMatchObject({
      said: [],
      told: { answers: { others: [sister] } },
    });
    expect(postField(peopleField, { ...yes, who: 'my brother' }, withSister).said).toHaveLength(2);
  });

  it('sent twice count once; two under one name are to be told apart', () => {
    const again = { ...yes, who: 'my sister', shown: ['seen', 'named'], permission: 'not-yet' };
    expect(postField(peopleField, again, withSister).told.answers.others).toEqual([sister]);
    expect(
      postField(peopleField, { ...again, who: 'My Sister', permission: 'yes' }, withSister).said,
    ).toEqual(['You have listed “My Sister” already. Say who this one is in other words.']);
  });

  it('are removed by what they are, so that a stale page removes nobody else', () => {
    expect(withoutPerson([sister], personKey(sister))).toEqual([]);
    const brother = { ...sister, who: 'my brother' };
    expect(withoutPerson([brother], personKey(sister))).toEqual([brother]);
  });

  it('are 30 at most', () => {
    const others = Array.from({ length: 30 }, (_, index) => ({ ...sister, who: `friend ${index}` }));
    const full = withThese({ anyoneElse: true, others });
    const posted = { ...yes, who: 'one more', shown: 'seen', permission: 'yes' };
    expect(postField(peopleField, posted, full).said).toEqual([
      'You can list 30 people. Put some of them together, such as “my class”.',
    ]);
  });
});

describe('Rights (P10)', () => {
  it('keep the makers only while there are some, and what is quoted in any case', () => {
    const change = (rights: string) =>
      postField(rightsField, { rights, makers: 'Ann and Bo', quoted: 'A song' }, aFullDraft()).told.answers
        .rights;
    expect(change('shared')).toEqual({ own: 'shared', makers: 'Ann and Bo', quoted: 'A song' });
    expect(change('mine')).toEqual({ own: 'mine', makers: '', quoted: 'A song' });
    expect(change('unsure')).toEqual({ own: 'unsure', makers: '', quoted: 'A song' });
  });

  it.each(['cc-by-4.0', 'cc-by-nc-4.0'])('are given by the licence %s, knowingly', (licence) => {
    const { said, told } = postField(licenceField, { licence, sure: 'yes' }, aFullDraft());
    expect(said).toEqual([]);
    expect(told.answers.licence).toBe(licence);
  });

  it('that were given stay given', () => {
    const given = withThese({ licence: 'cc-by-4.0' });
    expect(postField(licenceField, { licence: 'own' }, given).told.answers.licence).toBe('cc-by-4.0');
    expect(licenceField.view(licenceField.stored(given, someContext), [], given, someContext)).toEqual([]);
  });

  it('are not given away by somebody who is not sure whose they are', () => {
    const unsure = withThese({ licence: 'cc-by-4.0', rights: { own: 'unsure', makers: '', quoted: '' } });
    expect(licenceField.statements?.(unsure, someContext)).toEqual([]);
    expect(licenceField.lines(unsure, curators)[0]?.value).toBe('They keep all rights');
  });

  it('offer no licence under which a work may not be changed at all', () => {
    const [field] = licenceField.view(
      licenceField.stored(aFullDraft(), someContext),
      [],
      aFullDraft(),
      someContext,
    );
    expect(field?.partial === 'field/choices' && field.options.map(({ value }) => value)).toEqual([
      'own',
      'cc-by-4.0',
      'cc-by-nc-4.0',
    ]);
  });
});

describe('Uses (P6)', () => {
  it('are each a question of their own, an exhibition by its name', () => {
    const shown = usesField.view(usesField.stored(anEmptyDraft(), withShow), [], anEmptyDraft(), withShow);
    expect(shown.map(({ name }) => name)).toEqual([
      'consent-web',
      'consent-kiosk',
      'consent-exhibition-spring-show',
      'consent-research',
    ]);
    expect(shown[2]).toMatchObject({ legend: 'May we show your story at the Spring Show?' });
  });

  it('keep an exhibition apart from the website, whatever it is called', () => {
    const context = { ...someContext, exhibitions: [{ ...springShow, slug: 'web' as ExhibitionSlug }] };
    const said = postField(usesField, {}, anEmptyDraft(), context).said;
    expect(said).toContain('Say whether we may show your story on the website.');
    expect(said).toContain('Say whether we may show your story at the Spring Show.');
  });

  it('of a story that was sent may stay open, and those that were answered by name are asked again', () => {
    const stopped = { ...sentContext, exhibitions: [{ ...springShow, asking: false }] };
    const told = withThese({ uses: { web: true, 'exhibition:spring-show': true } });
    const { said, told: after } = postField(usesField, { 'consent-web': 'no' }, told, stopped);
    expect(said).toEqual([]);
    expect(after.answers.uses).toEqual({ web: false, 'exhibition:spring-show': true });
    expect(postField(usesField, {}, told, { ...stopped, voice: 'curator' }).said).toHaveLength(4);
  });
});

describe('What pictures show (P26)', () => {
  const blank = aFullDraft();
  const draft: DraftStory = {
    ...blank,
    media: [aReceivedFile(blank, 'artwork'), aReceivedFile(blank, 'sound'), aReceivedFile(blank, 'film')],
  };
  const [picture, , film] = draft.media.map(({ id }) => id);

  it('is asked of each picture and film, and may be left to a curator', () => {
    const { said, fields: shown } = postField(descriptionsField, {}, draft);
    expect(said).toEqual([]);
    expect(shown.map(({ name }) => name)).toEqual([`alt-${picture}`, `decorative-${picture}`, `alt-${film}`]);
  });

  it('is words or "decoration only", not both, and not too long', () => {
    const posted = { [`alt-${picture}`]: ' A gate ', [`alt-${film}`]: 'A gate opens.' };
    expect(postField(descriptionsField, posted, draft).told.media.map(({ alt }) => alt)).toEqual([
      { kind: 'words', words: 'A gate' },
      null,
      { kind: 'words', words: 'A gate opens.' },
    ]);
    const both = {
      [`alt-${picture}`]: 'A gate',
      [`decorative-${picture}`]: 'yes',
      [`alt-${film}`]: 'x'.repeat(1001),
    };
    expect(postField(descriptionsField, both, draft).said).toEqual([
      'For picture 1 of 3, either say what it shows or tick the box, not both.',
      'The description of film 3 of 3 must be 1,000 characters or fewer. Yours has 1,001.',
    ]);
  });
});

describe('What is said (P26)', () => {
  const blank = aFullDraft();
  const draft: DraftStory = {
    ...blank,
    media: [aReceivedFile(blank, 'sound'), aReceivedFile(blank, 'film')],
  };
  const [sound, film] = draft.media.map(({ id }) => id);
  const heardIn = (told: Pick<DraftStory, 'media'>) => told.media.map(({ hearing }) => hearing);

  it('is written down, or nobody speaks, or it is left to a curator', () => {
    const posted = { [`transcript-${sound}`]: ' Hello.\r\nYes. ', [`silent-${film}`]: 'yes' };
    const { said, told } = postField(transcriptsField, posted, draft);
    expect(said).toEqual([]);
    expect(heardIn(told)).toEqual([
      { transcript: 'Hello.\nYes.', captions: null, waiver: null },
      { transcript: null, captions: null, waiver: 'Nobody speaks in it.' },
    ]);
  });

  it('must be one or the other, and has one limit, whoever types it', () => {
    const both = { [`transcript-${sound}`]: 'Hello', [`silent-${sound}`]: 'yes' };
    expect(postField(transcriptsField, both, draft).said).toEqual([
      'For sound 1 of 2, either write what is said or tick the box, not both.',
    ]);
    for (const context of [someContext, curators]) {
      const long = { [`transcript-${film}`]: 'x'.repeat(200_000) };
      expect(postField(transcriptsField, long, draft, context).said).toEqual([]);
      const longer = { [`transcript-${film}`]: 'x'.repeat(200_001) };
      expect(postField(transcriptsField, longer, draft, context).said).toEqual([
        'What is said in film 2 of 2 must be 200,000 characters or fewer. Yours has 200,001.',
      ]);
    }
  });

  it('is not said to be silence as well, by a curator in whatever capitals', () => {
    const both = {
      [`transcript-${sound}`]: 'Hello',
      [`waiver-${sound}`]: 'nobody speaks in it',
      [`waiver-${film}`]: 'Nobody speaks in it.',
    };
    expect(postField(transcriptsField, both, draft, curators).said).toEqual([
      'You wrote what is said in sound 1 of 2, so “Nobody speaks in it” cannot be right. Empty one of the two.',
    ]);
    const reason = {
      [`transcript-${film}`]: 'Hello',
      [`waiver-${film}`]: 'Its captions are in the picture.',
    };
    expect(postField(transcriptsField, reason, draft, curators).said).toEqual([]);
  });

  it('of a sound gets its times from what a machine heard, and keeps them however often it is corrected', () => {
    const words = ['Helo', 'from', 'Workington'].map((text, at) => ({ text, start: at, end: at + 0.5 }));
    const heard = new Map([[sound as MediaId, words]]);
    const times = (told: Pick<DraftStory, 'media'>) =>
      timedWordsIn(heardIn(told)[0]?.captions?.vtt ?? '').map(({ text, start }) => `${text} ${start}`);
    const first = postField(transcriptsField, { [`transcript-${sound}`]: 'Hello from Workington.' }, draft, {
      ...curators,
      heard,
    }).told;
    expect(times(first)).toEqual(['Hello 0', 'from 1', 'Workington. 2']);
    expect(heardIn(first)[0]?.captions).toMatchObject({ checked: true });
    // The machine's own words play no part any more, and the storyteller has none.
    const again = postField(transcriptsField, { [`transcript-${sound}`]: 'Hello, from Workington!' }, first);
    expect(times(again.told)).toEqual(['Hello, 0', 'from 1', 'Workington! 2']);
    const gone = postField(transcriptsField, { [`transcript-${sound}`]: '' }, again.told).told;
    expect(heardIn(gone)[0]).toEqual({ transcript: null, captions: null, waiver: null });
  });

  it('of a sound that is silent can be written after all, and a curator’s own reason stays until then', () => {
    const silent = postField(transcriptsField, { [`silent-${sound}`]: 'yes' }, draft).told;
    expect(
      heardIn(postField(transcriptsField, { [`transcript-${sound}`]: 'Hello' }, silent).told)[0],
    ).toEqual({
      transcript: 'Hello',
      captions: null,
      waiver: null,
    });
    const waived = postField(
      transcriptsField,
      { [`waiver-${sound}`]: 'It is birdsong.' },
      draft,
      curators,
    ).told;
    expect(heardIn(postField(transcriptsField, {}, waived).told)[0]?.waiver).toBe('It is birdsong.');
  });
});

describe('The days on which it may show', () => {
  const days = (from: string, until: string) => {
    const of = (name: string, text: string) => {
      const [day = '', month = '', year = ''] = text.split('-');
      return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
    };
    return { ...of('from', from), ...of('until', until) };
  };
  const showing = (from: string, until: string) => {
    const { said, told } = postField(showingDaysField, days(from, until), withThese({ showing: null }));
    return { said, showing: told.answers.showing };
  };

  it('are any, or from the start of one day to the end of another, in the UK', () => {
    expect(showing('', '')).toEqual({ said: [], showing: { from: null, until: null } });
    expect(showing(' 1-7-2026 ', '01-07-2026')).toEqual({
      said: [],
      showing: { from: new Date('2026-06-30T23:00:00.000Z'), until: new Date('2026-07-01T22:59:59.999Z') },
    });
    expect(showing('1st-Mar-27', '')).toMatchObject({ said: [], showing: { from: new Date('2027-03-01') } });
    expect(showing('', '2-2-2026').showing?.until).toEqual(new Date('2026-02-02T23:59:59.999Z'));
  });

  it.each([
    ['31-6-2026', '', 'The date to start must be a real date.'],
    ['', '0-1-2027', 'The date to stop must be a real date.'],
    ['-3-2027', '', 'The date to start must include a day.'],
    ['', '27--', 'The date to stop must include a month and a year.'],
    ['1-1-7', '', 'The date to start must have a year of 4 numbers, such as 2027.'],
    ['', '1-2-2026', 'The date to stop must be today or later.'],
    ['2-3-2026', '1-3-2026', 'The date to stop must not be before 2 March 2026.'],
  ])('from %j until %j is refused: %s', (from, until, sentence) => {
    expect(showing(from, until)).toEqual({ said: [sentence], showing: null });
  });

  it('that have passed since they were chosen may stay as they are', () => {
    const told = withThese({ showing: { from: null, until: new Date('2026-02-03T23:59:59.999Z') } });
    const later = { ...someContext, now: new Date('2026-02-05T00:00:00Z') };
    const stored = showingDaysField.stored(told, later);
    expect(showingDaysField.judge(stored, told, later)).toEqual([]);
  });

  it('are put into words', () => {
    const { told } = postField(showingDaysField, days('27-3-2027', '3-4-2027'), aFullDraft());
    expect(showingDaysField.lines(told, someContext)[0]?.value).toBe(
      'Not before 27 March 2027, and not after 3 April 2027',
    );
  });
});

describe('Hard subjects (P11)', () => {
  it('are those that there are, and a note is a curator’s alone', () => {
    const [first] = someContext.topics;
    const posted = { topics: ['gossip', first?.slug ?? ''] };
    expect(postField(hardSubjectsField, posted, aFullDraft()).told.answers).toMatchObject({
      sensitiveTopics: [first?.slug],
      note: null,
    });
    const noted = { ...posted, note: ' It ends well. ' };
    expect(() => postField(hardSubjectsField, noted, aFullDraft())).toThrow(BadRequest);
    expect(postField(hardSubjectsField, noted, aFullDraft(), curators).told.answers.note).toBe(
      'It ends well.',
    );
  });
});

describe('Contact (P12)', () => {
  const nobody = (draft: DraftStory): Contact => ({ ...contactOf(draft), email: null, guardian: null });

  it('is kept apart from the story, which knows only that it was asked', () => {
    const draft = withThese({ contactAsked: false });
    const posted = { email: ' Ann.O’Brien+x@Example.org ', phone: '+44 (0)1632  960-001' };
    const { said, contact, told } = postField(contactField, posted, draft);
    expect(said).toEqual([]);
    expect(contact?.(nobody(draft))).toEqual({
      ...nobody(draft),
      email: 'Ann.O’Brien+x@Example.org',
      phone: '+44 (0)1632 960-001',
    });
    expect(told.answers).toEqual({ ...draft.answers, contactAsked: true });
  });

  it('is taken back by leaving it empty, and leaves the guardian’s', () => {
    const draft = aFullDraft();
    const { contact } = postField(contactField, { email: '', phone: '' }, draft);
    expect(contact?.(contactOf(draft))).toEqual({ ...contactOf(draft), email: null });
  });
});

it('Every field says where what it says comes out again, or why it does not', () => {
  for (const field of allFields as readonly StoryField[])
    for (const why of Object.values(field.reach)) expect(why === true || why.length > 10).toBe(true);
});
