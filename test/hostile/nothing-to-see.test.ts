import { describe, expect, it } from '@jest/globals';
import { nameProblem } from '../../src/curators/accounts/name-and-email.ts';
import { readExhibition } from '../../src/kiosk/exhibitions/exhibition-form.ts';
import { freshScreen, readScreen } from '../../src/kiosk/screens/screen-form.ts';
import { readTheme } from '../../src/moderation/places/place-forms.ts';
import { checkLength } from '../../src/moderation/review/check-length.ts';
import { readEdits, reasonProblem } from '../../src/moderation/review/edits.ts';
import { typedAsStored } from '../../src/moderation/review/typed.ts';
import type { TopicSlug } from '../../src/story/ids.ts';
import type { Topic } from '../../src/story/topics.ts';
import { readTopic, typedAsKept } from '../../src/support/topic-form.ts';
import { readContact, readGuardian } from '../../src/telling/contact-details.ts';
import { readCredit } from '../../src/telling/credit.ts';
import { judgeDescriptions, readDescriptions } from '../../src/telling/descriptions.ts';
import { readHearings, withHearing } from '../../src/telling/hearing.ts';
import { readPerson } from '../../src/telling/other-people.ts';
import { judgeRightsWords } from '../../src/telling/rights.ts';
import { judgeWords, tidyWords } from '../../src/telling/words.ts';
import type { Problem } from '../../src/web/form-fields.ts';
import { readConcern } from '../../src/withdraw/concern-form.ts';
import { someContext } from '../support/drafts.ts';
import { aReadyArtwork, aReadySound, aStoryInReview } from '../support/stories.ts';

/** Every form that takes words, given words of which nothing can be seen, and words as long as they may be. */

const none = '\u200b\u2800 \u3164\u00ad\ufe0f\u{e0067}\u2060';
const family = '👨‍👩‍👧‍👦';
const story = aStoryInReview();
const picture = aReadyArtwork(story.id);
const sound = aReadySound(story.id);
const topic: Topic = { slug: 'loss' as TopicSlug, name: 'Loss', note: 'Of loss.', links: [], order: 1 };

const { themes, neighbourhoods, topics } = someContext;
const edits = (over: object) =>
  readEdits(story, { ...typedAsStored(story), ...over }, { themes, neighbourhoods, topics });
const exhibition = (over: object) =>
  readExhibition(
    {
      name: 'Harbour',
      about: '',
      place: 'Library',
      opens: '',
      closes: '',
      asking: true,
      neighbourhood: '',
      ...over,
    },
    { before: null, others: [], neighbourhoods: [], mayBelongToNone: true },
  ).errors;
const place = (name: string, about: string) =>
  readTheme({ name, about, order: '1', colour: 'rust' }, null, []).errors;
const person = (who: string) => readPerson({ who, shown: ['seen'], permission: 'yes' }, []).problems;

/** What asks for words, by what is wrong where they cannot be seen. */
const asking: Readonly<Record<string, (text: string) => readonly Problem[]>> = {
  title: (title) => judgeWords(tidyWords({ title, words: '', language: 'en' })),
  'a name to show': (name) => readCredit({ credit: 'another-name', name }).problems,
  'another person': person,
  'a guardian': (text) => readGuardian({ name: text, reach: '01632 960001' }).problems,
  'how to reach a guardian': (text) => readGuardian({ name: 'Ann', reach: text }).problems,
  'a description': (text) =>
    judgeDescriptions([picture], readDescriptions([picture], { [`alt-${picture.id}`]: text })),
  'a title by a curator': (title) => edits({ title }).errors,
  'an exhibition': (name) => exhibition({ name }),
  'where it is': (text) => exhibition({ place: text }),
  'a theme': (name) => place(name, ''),
  'a subject': (name) =>
    readTopic({ ...typedAsKept(topic), name, seen: '', more: false } as never, null, [], []).errors,
  'its note': (note) =>
    readTopic({ ...typedAsKept(topic), note, seen: '', more: false } as never, null, [], []).errors,
};

describe('Words of which nothing can be seen', () => {
  it.each(Object.entries(asking))('are no %s', (_name, read) => {
    expect(read(none)).not.toEqual([]);
    expect(read(none)).toEqual(read(''));
  });

  it('are no name of a screen, and no curator’s name', () => {
    const named = (name: string) => readScreen({ ...freshScreen, name }, []).errors;
    expect(named(none)).toEqual(named(''));
    expect(named('By the door')).not.toEqual(named(''));
    expect(nameProblem('')).toBe('Enter the name that your colleagues know you by.');
  });

  it('stand in for nothing that may be left empty', () => {
    expect(tidyWords({ title: 'A', words: none, language: 'en' }).words).toBe('');
    expect(readContact({ email: none, phone: none })).toEqual({
      contact: { email: null, phone: null },
      problems: [],
    });
    const heard = readHearings([sound], { [`said-${sound.id}`]: none });
    expect(withHearing(sound, heard.get(sound.id)).hearing.transcript).toBeNull();
    expect(readConcern({ words: none, childhood: [], email: '', phone: '' }).asking.words).toBe('');
    const hearing = {
      transcript: none,
      captions: none,
      captionsLanguage: 'en',
      captionsRead: true,
      waiver: none,
    };
    const read = edits({
      words: none,
      note: none,
      alt: new Map([[picture.id, { words: none, decorative: false }]]),
      hearing: new Map([[story.media[0]?.id ?? '', hearing]]),
    });
    expect(read.errors).toEqual([]);
    expect(read.edits.words).toBe('');
    expect(read.edits.sensitive.note).toBeNull();
    expect([...read.edits.alt.values()]).toEqual([null]);
    expect([...read.edits.hearing.values()]).toMatchObject([
      { transcript: null, waiver: null, captions: null },
    ]);
  });
});

describe('Words as long as they may be', () => {
  it.each<[string, number, (text: string) => readonly Problem[]]>([
    ['a title', 150, asking.title ?? (() => [])],
    ['a name to show', 100, asking['a name to show'] ?? (() => [])],
    ['a description', 1000, asking['a description'] ?? (() => [])],
    ['a title by a curator', 200, asking['a title by a curator'] ?? (() => [])],
    ['where an exhibition is', 120, asking['where it is'] ?? (() => [])],
    ['makers', 1000, (text) => judgeRightsWords('makers', text)],
    [
      'what somebody tells',
      5000,
      (words) => readConcern({ words, childhood: [], email: '', phone: '' }).problems,
    ],
    ['a reason', 2000, (text) => reasonProblem(text, true)],
    ['about a theme', 600, (text) => place('Rust', text)],
    [
      'anything that curators type',
      200_000,
      (text) => {
        const errors: Problem[] = [];
        checkLength(errors, 'transcript', 'The transcript', text, 200_000);
        return errors;
      },
    ],
  ])('%s: %d families, and not one more', (_name, most, read) => {
    expect(read(family.repeat(most))).toEqual([]);
    expect(read(family.repeat(most + 1))).toHaveLength(1);
  });
});
