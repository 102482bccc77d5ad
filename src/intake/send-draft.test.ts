import { describe, expect, it } from '@jest/globals';
import { aFullDraft, anEmptyDraft, aReceivedFile, someContext } from '../../test/support/drafts.ts';
import { newCuratorId } from '../random.ts';
import { nothingChosen } from '../story/exhibitions.ts';
import { firstBrokenEntry } from '../story/history.ts';
import type { ExhibitionSlug, TopicSlug } from '../story/ids.ts';
import type { DraftAnswers, DraftStory } from '../story/story.ts';
import { openQuestions, resumeAddress } from './pages/form-pages.ts';
import { completeDraft } from './send-draft.ts';

const withThese = (answers: Partial<DraftAnswers>): DraftStory => {
  const draft = aFullDraft();
  return { ...draft, answers: { ...draft.answers, ...answers } };
};
const sent = (answers: Partial<DraftAnswers>, context = someContext) =>
  completeDraft(withThese(answers), context);

describe('An empty draft', () => {
  it('is not sent', () => {
    expect(completeDraft(anEmptyDraft(), someContext)).toBeNull();
  });
});

describe('A full draft', () => {
  it('is sent with its answers and the very words of its consent (P20)', () => {
    const story = completeDraft(aFullDraft(), someContext);
    expect(story).toMatchObject({
      state: 'processing',
      title: 'The gate',
      language: 'cy',
      age: 'adult',
      guardianAgreed: false,
      others: [],
      rights: { own: 'mine', makers: '', quoted: '' },
      licence: 'own',
      sensitive: { topics: [], note: null },
    });
    expect(story?.reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const { questions, version } = someContext.wording;
    expect(story?.consent).toEqual([
      {
        at: someContext.now,
        by: 'storyteller',
        how: 'share-form',
        language: 'en-GB',
        wordingVersion: version,
        lawfulBasis: 'consent',
        answers: (['web', 'kiosk', 'research'] as const).map((use) => ({
          use,
          question: `${questions[use].question} ${questions[use].explanation}`,
          granted: use === 'web',
        })),
        statements: [
          { about: 'age', question: 'How old are you?', answer: '18 or over' },
          {
            about: 'rights',
            question: expect.stringMatching(/^Whose work is it\? This means/),
            answer: 'It is all mine',
          },
          {
            about: 'licence',
            question: expect.stringMatching(
              /^What may other people do with your story\? If you are not sure/,
            ),
            answer: 'I keep my rights. You may show it, and I can stop that',
          },
        ],
        from: null,
        until: null,
      },
    ]);
    expect(story).not.toHaveProperty('answers');
  });

  it('that somebody filled in beside its storyteller is sent as spoken, with who and what they read out', () => {
    const helper = newCuratorId();
    const story = completeDraft({ ...aFullDraft(), helper }, someContext);
    const plain = completeDraft(aFullDraft(), someContext);
    const [entry] = story?.consent ?? [];
    expect(entry).toMatchObject({ how: 'spoken', by: 'storyteller', helper });
    expect(entry?.answers).toEqual(plain?.consent[0]?.answers);
    expect(entry?.statements).toEqual([
      ...(plain?.consent[0]?.statements ?? []),
      {
        about: 'helper',
        question: 'I read these words aloud, and they answered each themselves.',
        answer: 'Yes',
      },
    ]);
    expect(plain?.consent[0]).not.toHaveProperty('helper');
    // The history says that there was help, and not whose.
    expect(story?.history).toMatchObject([{ action: 'sent', actor: { role: 'helper' } }]);
    expect(firstBrokenEntry(story?.history ?? [])).toBe(-1);
    expect(JSON.stringify(story?.history)).not.toContain(helper);
  });

  it('is sent where every use is refused (P6), and with the days that an older form asked for', () => {
    const story = sent({ uses: { web: false, kiosk: false, research: false } });
    expect(story?.consent[0]?.answers.map(({ granted }) => granted)).toEqual([false, false, false]);
    const showing = { from: new Date('2027-01-01T00:00:00Z'), until: null };
    expect(sent({ showing })?.consent[0]).toMatchObject(showing);
  });

  it('of words alone goes straight to the curators, and without either is not sent', () => {
    const words = { ...aFullDraft(), media: [] };
    expect(completeDraft(words, someContext)).toBeNull();
    const poem = { ...words, answers: { ...words.answers, words: 'A poem' } };
    expect(completeDraft(poem, someContext)).toMatchObject({
      state: 'inReview',
      waitingSince: someContext.now,
      words: 'A poem',
      media: [],
    });
  });

  it('is asked for every exhibition that is asking, and for none that has stopped', () => {
    const exhibition = {
      slug: 'spring-show' as ExhibitionSlug,
      name: 'the Spring Show',
      about: '',
      place: 'Workington Library',
      opens: null,
      closes: null,
      asking: true,
      ...nothingChosen,
    };
    const context = { ...someContext, exhibitions: [exhibition] };
    expect(sent({}, context)).toBeNull();
    const uses = { web: true, kiosk: false, research: false, 'exhibition:spring-show': true } as const;
    expect(sent({ uses }, context)?.consent[0]?.answers[2]).toEqual({
      use: 'exhibition:spring-show',
      question: expect.stringMatching(/^May we show your story at the Spring Show\? .*Workington Library/),
      granted: true,
    });
    expect(sent({ uses })?.consent[0]?.answers.map(({ use }) => use)).toEqual(['web', 'kiosk', 'research']);
  });

  it('is not sent to a neighbourhood that has closed since', () => {
    const closed = { ...someContext, neighbourhoods: someContext.neighbourhoods.slice(1) };
    expect(completeDraft(aFullDraft(), closed)).toBeNull();
    expect(resumeAddress(aFullDraft(), closed)).toBe('/share/place');
  });

  it('is not sent under words that nobody has read', () => {
    const wording = { ...someContext.wording, version: '2099-01' };
    expect(completeDraft(aFullDraft(), { ...someContext, wording })).toBeNull();
  });

  it('is sent by somebody who is not sure whose work it is, with all rights kept', () => {
    const rights = { own: 'unsure', makers: '', quoted: 'A song' } as const;
    const story = sent({ rights, licence: 'cc-by-4.0' });
    expect(story).toMatchObject({ rights, licence: 'own' });
    expect(story?.consent[0]?.statements.map(({ about }) => about)).toEqual(['age', 'rights']);
  });

  it('keeps the hard subjects that there are', () => {
    const [first] = someContext.topics;
    const topics = [first?.slug, 'none' as TopicSlug].filter((slug) => slug !== undefined);
    expect(sent({ sensitiveTopics: topics })?.sensitive).toEqual({ topics: [first?.slug], note: null });
    expect(sent({ sensitiveTopics: null, licence: null, showing: null })).toMatchObject({
      sensitive: { topics: [], note: null },
      licence: 'own',
    });
  });

  it('keeps what is said of files that stayed, and asks nothing of those that went', () => {
    const draft = aFullDraft();
    const hearing = { transcript: 'Hello', captions: null, waiver: null };
    const sound = { ...aReceivedFile(draft, 'sound'), hearing };
    const story = completeDraft({ ...draft, media: [...draft.media, sound] }, someContext);
    expect(story?.media.at(-1)?.hearing).toEqual(hearing);
    expect(openQuestions(draft, someContext)).toEqual([]);
  });
});

describe('A draft of somebody under 18 (P8)', () => {
  const contact = {
    of: anEmptyDraft().id,
    email: null,
    phone: null,
    guardian: { name: 'Grace Example', reach: '01632 960 001' },
    toldUpTo: 0,
  };
  const reached = { ...someContext, contact };

  it('is sent with their guardian’s yes, and the record says in which words', () => {
    const story = sent({ age: 'child', guardianAgreed: true }, reached);
    expect(story).toMatchObject({ age: 'child', guardianAgreed: true });
    const words = someContext.wording.questions.guardian;
    expect(story?.consent[0]?.statements.slice(0, 2)).toEqual([
      { about: 'age', question: 'How old are you?', answer: 'Under 13' },
      { about: 'guardian', question: `${words.question} ${words.explanation}`, answer: words.yes },
    ]);
    expect(JSON.stringify(story)).not.toContain('Grace');
  });

  it('is sent at 13 with "not yet", and under 13 not', () => {
    const teen = sent({ age: 'teen', guardianAgreed: false });
    expect(teen).toMatchObject({ age: 'teen', guardianAgreed: false });
    expect(teen?.consent[0]?.statements[1]).toMatchObject({ about: 'guardian', answer: 'Not yet' });
    expect(sent({ age: 'child', guardianAgreed: false })).toBeNull();
    expect(sent({ age: 'teen', guardianAgreed: null })).toBeNull();
  });

  it('is not sent while nobody can reach the guardian who agreed', () => {
    expect(sent({ age: 'teen', guardianAgreed: true })).toBeNull();
  });

  it('says nothing of a guardian who was an earlier answer’s', () => {
    const story = sent({ age: 'adult', guardianAgreed: true });
    expect(story).toMatchObject({ guardianAgreed: false });
    expect(story?.consent[0]?.statements.map(({ about }) => about)).not.toContain('guardian');
  });
});
