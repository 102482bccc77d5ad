import { describe, expect, it } from '@jest/globals';
import { aFullDraft, aReceivedFile, posted, someContext } from '../../../test/support/drafts.ts';
import type { Contact } from '../../story/stores/contact-store.ts';
import type { DraftAnswers, DraftStory } from '../../story/story.ts';
import { personKey } from '../../telling/other-people.ts';
import { questionsFor } from './questions.ts';

/** What the storyteller says beside the story: age, guardian, others, rights, what is said, time and contact. */

type Fields = Readonly<Record<string, string | string[]>>;

function answered(slug: string, fields: Fields, draft: DraftStory, context = someContext) {
  const question = questionsFor(context).find((candidate) => candidate.slug === slug);
  if (question?.kind !== 'form') throw new Error(`Expected a question "${slug}"`);
  const answer = question.answer(posted(fields), draft, context);
  const after = answer.change?.(draft) ?? draft;
  return { ...answer, said: answer.problems.map(({ message }) => message), draft: after, question };
}

const withThese = (answers: Partial<DraftAnswers>): DraftStory => {
  const draft = aFullDraft();
  return { ...draft, answers: { ...draft.answers, ...answers } };
};
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
    const { draft, contact } = answered('age', { age: 'adult' }, teen);
    expect(draft.answers).toMatchObject({ age: 'adult', guardianAgreed: null });
    expect(contact?.(contactOf(teen))).toEqual({ ...contactOf(teen), guardian: null });
  });

  it('stay as they were from one age under 18 to another', () => {
    const child = withThese({ age: 'child', guardianAgreed: true });
    const { draft, contact } = answered('age', { age: 'teen' }, child);
    expect(draft.answers).toMatchObject({ age: 'teen', guardianAgreed: true });
    expect(contact).toBeUndefined();
  });

  it('under 13 cannot be sent without a yes, is told so kindly, and is kept', () => {
    const { said, draft, question } = answered('guardian', { guardian: 'no' }, withThese({ age: 'child' }));
    expect(said).toEqual([expect.stringMatching(/^Sit down with your parent .* Your answers are kept\.$/)]);
    expect(draft.answers.guardianAgreed).toBe(false);
    expect(question.problems(draft, someContext)).toHaveLength(1);
  });

  it('from 13 can be sent with "not yet"', () => {
    const { said, draft, question, contact } = answered(
      'guardian',
      { guardian: 'no' },
      withThese({ age: 'teen' }),
    );
    expect(said).toEqual([]);
    expect(question.problems(draft, someContext)).toEqual([]);
    expect(contact?.(contactOf(draft)).guardian).toBeNull();
  });

  it('want the guardian’s name and a way to reach them, kept apart from the draft', () => {
    const teen = withThese({ age: 'teen', guardianAgreed: true });
    const nothing = answered('guardian-contact', { 'guardian-name': ' ' }, teen);
    expect(nothing.said).toEqual([
      'Enter the name of your parent or guardian.',
      'Enter their phone number or email address.',
    ]);
    const long = answered(
      'guardian-contact',
      { 'guardian-name': 'x'.repeat(201), 'guardian-reach': 'x' },
      teen,
    );
    expect(long.said).toEqual(['This must be 200 characters or fewer. Yours has 201.']);
    const given = { 'guardian-name': ' Grace\nExample ', 'guardian-reach': guardian.reach };
    const { said, contact, draft, question } = answered('guardian-contact', given, teen);
    expect(said).toEqual([]);
    const nobody: Contact = { of: draft.id, email: null, phone: null, guardian: null, toldUpTo: 0 };
    expect(contact?.(nobody).guardian).toEqual(guardian);
    expect(JSON.stringify(draft)).not.toContain('Grace');
    expect(question.problems(draft, someContext)).toHaveLength(1);
    expect(question.problems(draft, { ...someContext, contact: contactOf(draft) })).toEqual([]);
  });
});

describe('Others who can be recognised (P9)', () => {
  const sister = { who: 'my sister', shownBy: ['seen', 'named'], permission: 'not-yet' } as const;
  const withSister = withThese({ anyoneElse: true, others: [sister] });
  const asked = withThese({ anyoneElse: true, others: [] });

  it('are nobody, or are listed one at a time', () => {
    expect(answered('others', { others: 'no' }, withSister).draft.answers).toMatchObject({
      anyoneElse: false,
      others: [],
    });
    const yes = answered('others', { others: 'yes' }, withThese({ anyoneElse: null, others: null })).draft;
    expect(yes.answers).toMatchObject({ anyoneElse: true, others: [] });
    expect(answered('others', { others: 'yes' }, withSister).draft.answers.others).toEqual([sister]);
  });

  it('are added with how and whether they agreed, whichever button is pressed', () => {
    const fields = { who: ' my sister\n', shown: ['named', 'seen'], permission: 'not-yet' };
    const another = answered('people', { ...fields, next: 'another' }, asked);
    expect(another).toMatchObject({ said: [], stay: true });
    expect(another.draft.answers.others).toEqual([sister]);
    const onward = answered('people', fields, asked);
    expect(onward).toMatchObject({ said: [], stay: false });
    expect(onward.draft.answers.others).toEqual([sister]);
  });

  it.each(['yes', 'not-yet', 'no'])('can be sent with the agreement %j', (permission) => {
    const { said, draft, question } = answered('people', { who: 'a', shown: 'home', permission }, asked);
    expect(said).toEqual([]);
    expect(question.problems(draft, someContext)).toEqual([]);
  });

  it('want all three answers, and at least one person', () => {
    const nothing = answered('people', {}, asked);
    expect(nothing.said).toEqual([
      'Say who it is, such as “my sister”.',
      'Choose how they can be recognised.',
      'Say whether they agreed.',
    ]);
    expect(nothing.question.problems(asked, someContext)).toHaveLength(1);
    const strange = answered(
      'people',
      { who: 'x'.repeat(101), shown: ['smelt'], permission: 'maybe' },
      asked,
    );
    expect(strange.said).toEqual([
      'This must be 100 characters or fewer. Yours has 101.',
      'Choose how they can be recognised.',
      'Say whether they agreed.',
    ]);
    expect(strange.body.fields[0]).toMatchObject({ value: 'x'.repeat(101) });
  });

  it('need not be typed again to go on, but half a person is not lost', () => {
    expect(answered('people', {}, withSister)).toMatchObject({ said: [], change: null });
    expect(answered('people', { who: 'my brother' }, withSister).said).toHaveLength(2);
    expect(answered('people', { next: 'another' }, withSister).said).toHaveLength(3);
  });

  it('sent twice count once; two under one name are to be told apart', () => {
    const again = { who: 'my sister', shown: ['seen', 'named'], permission: 'not-yet' };
    expect(answered('people', again, withSister).draft.answers.others).toEqual([sister]);
    const other = answered('people', { ...again, who: 'My Sister', permission: 'yes' }, withSister);
    expect(other.said).toEqual(['You have listed “My Sister” already. Say who this one is in other words.']);
  });

  it('are removed by what they are, so that a stale page removes nobody else', () => {
    const key = personKey(sister);
    const removed = answered('people', { remove: key }, withSister);
    expect(removed).toMatchObject({ said: [], stay: true });
    expect(removed.draft.answers.others).toEqual([]);
    const brother = { ...sister, who: 'my brother' };
    const later = withThese({ anyoneElse: true, others: [brother] });
    expect(answered('people', { remove: key }, later).draft.answers.others).toEqual([brother]);
  });

  it('are 30 at most', () => {
    const others = Array.from({ length: 30 }, (_, index) => ({ ...sister, who: `friend ${index}` }));
    const full = withThese({ anyoneElse: true, others });
    const more = answered('people', { who: 'one more', shown: 'seen', permission: 'yes' }, full);
    expect(more.said).toEqual(['You can list 30 people. Put some of them together, such as “my class”.']);
  });
});

describe('Rights (P10)', () => {
  it('of somebody who is not sure can be sent, and give nothing away', () => {
    const licensed = withThese({ licence: 'cc-by-4.0' });
    const { said, draft } = answered('rights', { rights: 'unsure' }, licensed);
    expect(said).toEqual([]);
    expect(draft.answers.rights?.own).toBe('unsure');
  });

  it('keep the makers only while there are some, and what is quoted in any case', () => {
    const shared = withThese({ rights: { own: 'shared', makers: 'Ann and Bo', quoted: 'A song' } });
    const change = (rights: string) => answered('rights', { rights }, shared).draft.answers.rights;
    expect(change('shared')).toEqual({ own: 'shared', makers: 'Ann and Bo', quoted: 'A song' });
    expect(change('mine')).toEqual({ own: 'mine', makers: '', quoted: 'A song' });
  });

  it('take names of makers and works of others as they are typed', () => {
    const shared = withThese({ rights: { own: 'shared', makers: '', quoted: '' } });
    expect(answered('makers', { makers: ' Ann\nBo ' }, shared).draft.answers.rights?.makers).toBe('Ann\nBo');
    expect(answered('quoted', { quoted: 'A song' }, shared).draft.answers.rights?.quoted).toBe('A song');
  });

  it.each(['own', 'cc-by-4.0', 'cc-by-nc-4.0', 'cc-by-nc-nd-4.0'])(
    'are given by the licence %s',
    (licence) => {
      expect(answered('licence', { licence }, aFullDraft()).draft.answers.licence).toBe(licence);
    },
  );

  it('that cannot be taken back say so', () => {
    const { question } = answered('licence', {}, aFullDraft());
    const [field] = question.show(aFullDraft(), someContext).fields;
    const options = field?.partial === 'field/choices' ? field.options : [];
    expect(options.filter(({ hint }) => hint?.includes('cannot be undone'))).toHaveLength(3);
  });
});

describe('What is said (P26)', () => {
  const blank = aFullDraft();
  const draft: DraftStory = {
    ...blank,
    media: [aReceivedFile(blank, 'sound'), aReceivedFile(blank, 'film'), aReceivedFile(blank, 'sound')],
  };
  const [sound, film, second] = draft.media.map(({ id }) => id);

  it('is written down, or nobody speaks, or it is left to a curator', () => {
    const { said, draft: after } = answered(
      'said',
      { [`said-${sound}`]: ' Hello.\r\nYes. ', [`silent-${film}`]: 'yes', [`seen-${film}`]: 'A gate opens.' },
      draft,
    );
    expect(said).toEqual([]);
    expect(after.media.map(({ hearing, alt }) => ({ ...hearing, alt }))).toEqual([
      { transcript: 'Hello.\nYes.', captions: null, waiver: null, alt: null },
      {
        transcript: null,
        captions: null,
        waiver: 'Nobody speaks in it.',
        alt: { kind: 'words', words: 'A gate opens.' },
      },
      { transcript: null, captions: null, waiver: null, alt: null },
    ]);
  });

  it('must be one or the other, and not too long', () => {
    const { said } = answered(
      'said',
      {
        [`said-${sound}`]: 'Hello',
        [`silent-${sound}`]: 'yes',
        [`said-${second}`]: 'x'.repeat(100_001),
        [`seen-${film}`]: 'x'.repeat(1001),
      },
      draft,
    );
    expect(said).toEqual([
      'For sound 1, either write what is said or tick the box, not both.',
      'What is seen in your film must be 1,000 characters or fewer. Yours has 1,001.',
      'What is said in sound 2 must be 100,000 characters or fewer. Yours has 100,001.',
    ]);
  });

  it('of a sound that is silent can be written after all', () => {
    const silent = answered('said', { [`silent-${sound}`]: 'yes' }, draft).draft;
    const { question } = answered('said', {}, silent);
    expect(question.show(silent, someContext).fields[1]).toMatchObject({ options: [{ checked: true }] });
    const spoken = answered('said', { [`said-${sound}`]: 'Hello' }, silent).draft;
    expect(spoken.media[0]?.hearing).toEqual({ transcript: 'Hello', captions: null, waiver: null });
  });
});

describe('The time to show it', () => {
  const now = someContext.now;
  const days = (from: string, until: string): Fields => {
    const of = (name: string, text: string) => {
      const [day = '', month = '', year = ''] = text.split('-');
      return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
    };
    return { ...of('from', from), ...of('until', until) };
  };
  const showing = (from: string, until: string) => {
    const { said, draft } = answered('time', days(from, until), withThese({ showing: null }));
    return { said, showing: draft.answers.showing };
  };

  it('is any time, or from the start of one day to the end of another, in the UK', () => {
    expect(now.toISOString()).toBe('2026-02-02T12:00:00.000Z');
    expect(showing('', '')).toEqual({ said: [], showing: { from: null, until: null } });
    expect(showing(' 1-7-2026 ', '01-07-2026')).toEqual({
      said: [],
      showing: {
        from: new Date('2026-06-30T23:00:00.000Z'),
        until: new Date('2026-07-01T22:59:59.999Z'),
      },
    });
    expect(showing('1st-Mar-27', '')).toMatchObject({ said: [], showing: { from: new Date('2027-03-01') } });
    expect(showing('', '2-2-2026').showing?.until).toEqual(new Date('2026-02-02T23:59:59.999Z'));
  });

  it.each([
    ['31-6-2026', '', 'The date to start must be a real date.'],
    ['29-2-2027', '', 'The date to start must be a real date.'],
    ['', '0-1-2027', 'The date to stop must be a real date.'],
    ['x-1-2027', '', 'The date to start must be a real date.'],
    ['1-Mrach-2027', '', 'The date to start must be a real date.'],
    ['-3-2027', '', 'The date to start must include a day.'],
    ['', '27--', 'The date to stop must include a month and a year.'],
    ['1-1-7', '', 'The date to start must have a year of 4 numbers, such as 2027.'],
    ['', '1-2-2026', 'The date to stop must be today or later.'],
    ['2-3-2026', '1-3-2026', 'The date to stop must not be before 2 March 2026.'],
  ])('from %j until %j is refused: %s', (from, until, sentence) => {
    expect(showing(from, until)).toEqual({ said: [sentence], showing: null });
  });

  it('that has passed while the draft lay keeps it from being sent', () => {
    const draft = withThese({ showing: { from: null, until: new Date('2026-02-03T23:59:59.999Z') } });
    const { question } = answered('time', {}, draft);
    expect(question.problems(draft, someContext)).toEqual([]);
    const later = { ...someContext, now: new Date('2026-02-04T00:00:00Z') };
    expect(question.problems(draft, later)).toEqual([
      { field: 'until', message: 'The date to stop must be today or later.' },
    ]);
  });

  it('is shown again as it was typed, and put into words', () => {
    const { draft, question } = answered('time', days('27-3-2027', '3-4-2027'), aFullDraft());
    expect(question.show(draft, someContext).fields).toMatchObject([
      { name: 'from', day: '27', month: '3', year: '2027' },
      { name: 'until', day: '3', month: '4', year: '2027' },
    ]);
    expect(question.rows(draft, someContext)[0]?.value).toBe(
      'Not before 27 March 2027, and not after 3 April 2027',
    );
  });
});

describe('Contact (P12)', () => {
  const nobody = (draft: DraftStory): Contact => ({ ...contactOf(draft), email: null, guardian: null });

  it('is kept apart from the draft, which knows only that it was asked', () => {
    const draft = withThese({ contactAsked: false });
    const fields = { email: ' Ann.O’Brien+x@Example.org ', phone: '+44 (0)1632  960-001' };
    const { said, contact, draft: after } = answered('contact', fields, draft);
    expect(said).toEqual([]);
    expect(contact?.(nobody(draft))).toEqual({
      ...nobody(draft),
      email: 'Ann.O’Brien+x@Example.org',
      phone: '+44 (0)1632 960-001',
    });
    expect(after.answers).toEqual({ ...draft.answers, contactAsked: true });
  });

  it('is taken back by leaving it empty, and leaves the guardian’s', () => {
    const draft = aFullDraft();
    const { contact } = answered('contact', { email: '', phone: '' }, draft);
    expect(contact?.(contactOf(draft))).toEqual({ ...contactOf(draft), email: null });
  });

  it('is refused where nobody could be reached by it', () => {
    expect(answered('contact', { email: 'ann@example' }, aFullDraft()).said).toHaveLength(1);
    expect(answered('contact', { phone: '1234' }, aFullDraft()).said).toHaveLength(1);
  });
});
