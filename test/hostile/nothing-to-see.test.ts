import { describe, expect, it } from '@jest/globals';
import { nameProblem } from '../../src/curators/accounts/name-and-email.ts';
import { readExhibition } from '../../src/kiosk/exhibitions/exhibition-form.ts';
import { freshScreen, readScreen } from '../../src/kiosk/screens/screen-form.ts';
import { reasonProblem } from '../../src/moderation/review/review-form.ts';
import { readTheme } from '../../src/settings/places/place-forms.ts';
import type { TopicSlug } from '../../src/story/ids.ts';
import { cleanText } from '../../src/story/text/plain-text.ts';
import type { Topic } from '../../src/story/topics.ts';
import { judgeReach } from '../../src/story-form/age.ts';
import { captionsField } from '../../src/story-form/captions.ts';
import { contactField } from '../../src/story-form/contact.ts';
import { creditField } from '../../src/story-form/credit.ts';
import { descriptionsField } from '../../src/story-form/descriptions.ts';
import type { FormContext, StoryField, Values } from '../../src/story-form/field.ts';
import { hardSubjectsField } from '../../src/story-form/hard-subjects.ts';
import { peopleField } from '../../src/story-form/people.ts';
import { rightsField } from '../../src/story-form/rights.ts';
import { titleAndWordsField } from '../../src/story-form/title-and-words.ts';
import { transcriptsField } from '../../src/story-form/transcripts.ts';
import { readTopic, typedAsKept } from '../../src/support/topic-form.ts';
import type { Problem } from '../../src/web/form-fields.ts';
import { readConcern } from '../../src/withdraw/concern-form.ts';
import { aFullDraft, someContext } from '../support/drafts.ts';
import { aReadyArtwork, aReadyFilm, aReadySound, aStoryInReview } from '../support/stories.ts';
import { postField } from '../support/told.ts';

/** Every form that takes words, given words of which nothing can be seen, and words as long as they may be. */

const none = '\u200b\u2800 \u3164\u00ad\ufe0f\u{e0067}\u2060';
const family = '👨‍👩‍👧‍👦';
const story = aStoryInReview();
const picture = aReadyArtwork(story.id);
const sound = aReadySound(story.id);
const topic: Topic = { slug: 'loss' as TopicSlug, name: 'Loss', note: 'Of loss.', links: [], order: 1 };

const curators: FormContext = { ...someContext, voice: 'curator', sent: true };
const told = { ...aFullDraft(), media: [picture, sound] };
/** Posts one field's inputs, as the page of either voice does. */
const post = (field: StoryField, posted: Values, context = someContext) => {
  return postField(field, posted, told, context);
};
const exhibition = (over: object) =>
  readExhibition(
    {
      name: 'Harbour',
      about: '',
      place: 'Library',
      opens: '',
      closes: '',
      asking: true,
      leaseDays: '7',
      neighbourhood: '',
      ...over,
    },
    { before: null, others: [], neighbourhoods: [], mayBelongToNone: true },
  ).errors;
const place = (name: string, about: string) =>
  readTheme({ name, about, order: '1', colour: 'rust', open: true }, null, []).errors;
const person = (who: string) =>
  post(peopleField, { others: 'yes', who, shown: ['seen'], permission: 'yes' }).problems;
const title = (text: string, context = someContext) =>
  post(titleAndWordsField, { title: text, words: '', language: 'en' }, context).problems;

/** As readForm() gives it. */
const seen = (text: string) => cleanText(text);

/** What asks for words, by what is wrong where they cannot be seen. */
const asking: Readonly<Record<string, (text: string) => readonly Problem[]>> = {
  title: (text) => title(text),
  'a name to show': (name) => post(creditField, { credit: 'another-name', name }).problems,
  'another person': person,
  'a guardian': (text) => judgeReach({ 'guardian-name': seen(text) }, 'guardian-name'),
  'how to reach a guardian': (text) => judgeReach({ 'guardian-reach': seen(text) }, 'guardian-reach'),
  'a title by a curator': (text) => title(text, curators),
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
    const words = post(titleAndWordsField, { title: 'A', words: none, language: 'en' });
    expect(words.told.answers.words).toBe('');
    const contact = post(contactField, { email: none, phone: none });
    expect(contact.problems).toEqual([]);
    const kept = { of: told.id, email: 'ann@example.org', phone: null, guardian: null, toldUpTo: 0 };
    expect(contact.contact?.(kept)).toMatchObject({ email: null, phone: null });
    expect(readConcern({ words: none, childhood: [], email: '', phone: '' }).asking.words).toBe('');
    for (const context of [someContext, curators]) {
      const alt = post(descriptionsField, { [`alt-${picture.id}`]: none }, context);
      expect(alt.told.media[0]?.alt).toBeNull();
      const heard = post(transcriptsField, { [`transcript-${sound.id}`]: none }, context);
      expect(heard.told.media[1]?.hearing).toEqual({ transcript: null, captions: null, waiver: null });
    }
    const waived = post(transcriptsField, { [`waiver-${sound.id}`]: none }, curators);
    expect(waived.told.media[1]?.hearing.waiver).toBeNull();
    expect(post(hardSubjectsField, { note: none }, curators).told.answers.note).toBeNull();
    const film = aReadyFilm(story.id);
    const captions = postField(
      captionsField,
      { [`captions-${film.id}`]: none, [`captions-read-${film.id}`]: 'yes' },
      { ...told, media: [film] },
      curators,
    );
    expect(captions.problems).toEqual([]);
    expect(captions.told.media[0]?.hearing.captions).toBeNull();
  });
});

describe('Words as long as they may be', () => {
  it.each<[string, number, (text: string) => readonly Problem[]]>([
    ['a title', 200, asking.title ?? (() => [])],
    ['a name to show', 100, asking['a name to show'] ?? (() => [])],
    ['a description', 1000, (text) => post(descriptionsField, { [`alt-${picture.id}`]: text }).problems],
    ['a title by a curator', 200, asking['a title by a curator'] ?? (() => [])],
    ['where an exhibition is', 120, asking['where it is'] ?? (() => [])],
    ['makers', 1000, (makers) => post(rightsField, { rights: 'shared', makers }).problems],
    [
      'what somebody tells',
      5000,
      (words) => readConcern({ words, childhood: [], email: '', phone: '' }).problems,
    ],
    ['a reason', 2000, (text) => reasonProblem(text, true)],
    ['about a theme', 600, (text) => place('Rust', text)],
  ])('%s: %d families, and not one more', (_name, most, read) => {
    expect(read(family.repeat(most))).toEqual([]);
    expect(read(family.repeat(most + 1))).toHaveLength(1);
  });
});
