import { describe, expect, it } from '@jest/globals';
import { someContext } from '../../../test/support/drafts.ts';
import { aReadyArtwork, aReadyFilm, aReadySound, aStoryInReview } from '../../../test/support/stories.ts';
import { newCuratorId, newStoryId } from '../../random.ts';
import { edit } from '../../story/changes/correct.ts';
import { checklist } from '../../story/changes/publish-rules.ts';
import type { TopicSlug } from '../../story/ids.ts';
import type { FormContext, Values } from '../../story-form/field.ts';
import { asEdited, obstaclesInBoxes } from './obstacle-fields.ts';
import {
  changesNothing,
  editsIn,
  problemsIn,
  questionProblem,
  reasonProblem,
  reviewInputs,
  type Typed,
  typedAsStored,
  typedFrom,
} from './review-form.ts';

const context: FormContext = {
  ...someContext,
  ...{ voice: 'curator', sent: true },
  topics: [{ slug: 'grief' as TopicSlug, name: 'Grief', note: 'It speaks of grief.', links: [], order: 1 }],
};
const id = newStoryId();
const [drawing, sound, film] = [aReadyArtwork(id), aReadySound(id), aReadyFilm(id)];
const story = aStoryInReview({ id, media: [drawing, sound, film] });
const stored = typedAsStored(story, context);
/** What the boxes hold, with what was typed over it. */
const typed = (values: Values, over: Partial<Typed> = {}): Typed => ({
  ...typedFrom(story, { edits: 'yes', checks: stored.checks, ...stored.values, ...values }, context),
  ...over,
});
const fieldsWrong = (values: Values) => problemsIn(story, typed(values), context).map(({ field }) => field);
const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello.';

describe('What a curator typed', () => {
  it('changes nothing where it is what was there', () => {
    expect(problemsIn(story, typed({}), context)).toEqual([]);
    expect(changesNothing(story, typed({}), context)).toBe(true);
    // Nor where what is stored is untidy, as an older version of the archive kept it.
    const untidy = { ...story, words: ' Words about a gate.\n', themes: [...story.themes].reverse() };
    const asGiven = typedFrom(
      untidy,
      { edits: 'yes', checks: stored.checks, ...typedAsStored(untidy, context).values },
      context,
    );
    expect(changesNothing(untidy, asGiven, context)).toBe(true);
  });

  it.each<[string, Values, Partial<Typed>]>([
    ['title', { title: 'Another' }, {}],
    ['words', { words: 'Other words' }, {}],
    ['what it is made of', { 'made-of': 'Chalk' }, {}],
    ['themes', { themes: ['isolation', 'employment'] }, {}],
    ['neighbourhood', { neighbourhood: 'haslingden' }, {}],
    ['language', { language: 'cy' }, {}],
    ['tour', {}, { videoTour: true }],
    ['description', { [`alt-${drawing.id}`]: 'Another' }, {}],
    ['no description', { [`alt-${drawing.id}`]: '' }, {}],
    ['decoration', { [`alt-${drawing.id}`]: '', [`decorative-${drawing.id}`]: 'yes' }, {}],
    ['transcript', { [`transcript-${sound.id}`]: 'Hello.' }, {}],
    ['captions', { [`captions-${film.id}`]: vtt }, {}],
    ['moments', { [`moments-${film.id}`]: '0:05 A gate opens.' }, {}],
    ['waiver', { [`waiver-${film.id}`]: 'Nobody speaks in it.' }, {}],
    ['ticks', {}, { checks: ['sensitive'] }],
    ['hard subjects', { topics: ['grief'] }, {}],
    ['note', { note: 'It ends well.' }, {}],
  ])('changes the story by its %s', (_name, values, over) => {
    const sent = typed(values, over);
    expect(problemsIn(story, sent, context)).toEqual([]);
    expect(changesNothing(story, sent, context)).toBe(false);
    const by = { role: 'curator', id: newCuratorId() } as const;
    const after = edit(story, editsIn(story, sent, context), new Date(), by);
    expect(changesNothing(after, sent, context)).toBe(true);
  });

  it('is told what is wrong, field by field', () => {
    expect(fieldsWrong({ title: ' \t ', themes: [] })).toEqual(['title', 'themes']);
    expect(fieldsWrong({ themes: ['no-such-theme'] })).toEqual(['themes']);
    expect(fieldsWrong({ neighbourhood: 'nowhere' })).toEqual(['neighbourhood']);
    expect(fieldsWrong({ title: 'x'.repeat(201) })).toEqual(['title']);
    expect(fieldsWrong({ note: 'x'.repeat(501) })).toEqual(['note']);
    expect(fieldsWrong({ [`decorative-${drawing.id}`]: 'yes' })).toEqual([`alt-${drawing.id}`]);
    expect(fieldsWrong({ [`waiver-${sound.id}`]: 'x'.repeat(301) })).toEqual([`waiver-${sound.id}`]);
    expect(reasonProblem('', true)).toHaveLength(1);
    expect(reasonProblem('', false)).toEqual([]);
    expect(reasonProblem('x'.repeat(2001), false)).toHaveLength(1);
    expect(questionProblem('')).toHaveLength(1);
    expect(questionProblem('Who is it?')).toEqual([]);
  });

  it('leaves a language and a subject that there are none of as they were', () => {
    expect(changesNothing(story, typed({ language: 'xx-nothing', topics: ['no-such'] }), context)).toBe(true);
  });

  it('counts only where its boxes came along', () => {
    expect(typedFrom(story, { reason: ' Why ', question: ' Who? ', title: 'Not sent' }, context)).toEqual({
      ...stored,
      reason: 'Why',
      question: 'Who?',
    });
    expect(typedFrom(story, { topics: ['grief'] }, context).values.topics).toEqual([]);
    expect(typedFrom(story, { sensitive: 'yes', topics: ['grief'] }, context)).toEqual({
      ...stored,
      values: { ...stored.values, topics: ['grief'], note: '' },
    });
    const sent = { edits: 'yes', title: 'New', checks: ['sensitive'], [`decorative-${drawing.id}`]: 'yes' };
    const { values, checks } = typedFrom(story, sent, context);
    expect(checks).toEqual(['sensitive']);
    expect(values).toMatchObject({
      ...{ title: 'New', words: '', themes: [] },
      ...{ [`alt-${drawing.id}`]: '', [`decorative-${drawing.id}`]: 'yes' },
    });
  });

  it('has boxes for what can be shown and heard, and for nothing else', () => {
    const { state: _s, facts: _f, renditions: _r, placeholder: _p, ...rest } = aReadyArtwork(newStoryId());
    const failed = { ...rest, state: 'failed' as const, reason: 'It could not be read.' };
    const silent = { ...film, id: aReadyFilm(id).id, facts: { ...film.facts, audio: null } } as typeof film;
    const names = Object.keys(reviewInputs({ ...story, media: [...story.media, failed, silent] }, context));
    expect(names).toEqual(expect.arrayContaining([`alt-${drawing.id}`, `alt-${silent.id}`]));
    expect(names).toEqual(expect.arrayContaining([`transcript-${sound.id}`, `captions-${film.id}`]));
    expect(names).not.toContain(`alt-${failed.id}`);
    expect(names).not.toContain(`captions-${silent.id}`);
    expect(names).toEqual(expect.arrayContaining([`moments-${film.id}`, `moments-${silent.id}`]));
    expect(names.filter((name) => name.startsWith('moments-'))).toHaveLength(2);
    const moving = { ...silent, facts: { ...film.facts, animation: true } } as typeof film;
    const boxes = Object.keys(reviewInputs({ ...story, media: [moving] }, context));
    expect(boxes).toContain(`alt-${moving.id}`);
    expect(boxes).not.toContain(`moments-${moving.id}`);
    expect(names).not.toContain(`captions-${sound.id}`);
  });
});

describe('What is to be seen in a film, as a curator typed it', () => {
  const moments = `moments-${film.id}`;
  const hearingWith = (values: Values, of: typeof story = story) =>
    editsIn(of, typedFrom(of, { edits: 'yes', ...typed(values).values }, context), context).hearing.get(
      film.id,
    );

  it('is kept with its times beside what is said, and is gone once its box is empty', () => {
    const described = { [moments]: '0:05 A gate opens.\n\n0:12.5 She waves.', [`captions-${film.id}`]: vtt };
    const hearing = hearingWith(described);
    expect(hearing).toEqual({
      ...film.hearing,
      captions: { vtt, language: 'en', checked: false },
      description: {
        moments: [
          { at: 5, words: 'A gate opens.' },
          { at: 12.5, words: 'She waves.' },
        ],
      },
    });
    const kept = { ...story, media: [{ ...film, hearing: hearing ?? film.hearing }] };
    expect(typedAsStored(kept, context).values[moments]).toBe('0:05 A gate opens.\n0:12.5 She waves.');
    const emptied = hearingWith({ [moments]: ' ' }, kept);
    expect(Object.keys(emptied ?? {})).toEqual(Object.keys(film.hearing));
  });

  it('is refused with the line that is at fault, and what was typed stays', () => {
    const sent = typed({ [moments]: ' 0:05 A gate opens.\n0:20 She waves. ' });
    expect(problemsIn(story, sent, context)).toEqual([
      { field: moments, message: 'Line 2: It ends at 0:20. Give this line an earlier time.' },
    ]);
    expect(sent.values[moments]).toBe('0:05 A gate opens.\n0:20 She waves.');
    expect(fieldsWrong({ [moments]: `0:01 ${'x'.repeat(400)}\n`.repeat(130) })).toEqual([moments, moments]);
  });
});

describe('Captions that a curator typed', () => {
  const captions = (values: { text?: string; language?: string; read?: boolean }) => {
    const sent = typed({
      [`captions-${film.id}`]: values.text ?? vtt,
      [`captions-language-${film.id}`]: values.language ?? 'en',
      [`captions-read-${film.id}`]: values.read ? 'yes' : '',
    });
    return {
      captions: editsIn(story, sent, context).hearing.get(film.id)?.captions,
      errors: problemsIn(story, sent, context),
    };
  };

  it('are a draft until somebody says that they have read them', () => {
    expect(captions({}).captions).toEqual({ vtt, language: 'en', checked: false });
    expect(captions({ read: true, language: 'pl' }).captions).toEqual({ vtt, language: 'pl', checked: true });
    expect(captions({ language: 'nonsense' }).captions?.language).toBe('en');
  });

  it('that are none are told with the line, and nobody has read them', () => {
    const faulty = captions({ text: vtt.replace('00:02.000', '00:00.500'), read: true });
    expect(faulty.errors).toEqual([
      {
        field: `captions-${film.id}`,
        message: 'Line 3: This caption ends before it starts, or at the same moment.',
      },
    ]);
    expect(faulty.captions?.checked).toBe(false);
  });

  it('are none where there is nothing but space, ticked or not', () => {
    expect(captions({ text: ' \n ', read: true })).toEqual({ captions: null, errors: [] });
  });
});

describe('What is still missing in the boxes', () => {
  const checked = (values: Values, over: Partial<Typed> = {}) =>
    asEdited(story, editsIn(story, typed(values, over), context));
  const missing = (values: Values, over: Partial<Typed> = {}) =>
    obstaclesInBoxes(checked(values, over)).map(({ field }) => field);

  it('is told box by box', () => {
    expect(missing({ [`alt-${drawing.id}`]: ' ' }, { checks: [] })).toEqual([
      `alt-${drawing.id}`,
      `captions-${film.id}`,
      `transcript-${sound.id}`,
      'check-private-details',
      'check-sensitive',
      'check-film-described',
    ]);
    expect(missing({ [`captions-${film.id}`]: vtt })).toContain(`captions-read-${film.id}`);
  });

  it('is nothing once all are met, by words or by a reason', () => {
    const values = {
      [`transcript-${sound.id}`]: 'Hello.',
      [`waiver-${film.id}`]: 'Nobody speaks in it.',
    };
    expect(missing(values)).toEqual([]);
    expect(checklist(checked(values)).every(({ met }) => met)).toBe(true);
  });
});
