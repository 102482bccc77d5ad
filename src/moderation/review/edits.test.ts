import { describe, expect, it } from '@jest/globals';
import {
  aReadyArtwork,
  aReadyFilm,
  aReadySound,
  aStoryInReview,
  neighbourhood,
  theme,
} from '../../../test/support/stories.ts';
import { newCuratorId, newStoryId } from '../../random.ts';
import { edit } from '../../story/changes/correct.ts';
import { checklist } from '../../story/changes/publish-rules.ts';
import type { TopicSlug } from '../../story/ids.ts';
import type { Theme } from '../../story/places.ts';
import { type Choices, changesNothing, questionProblem, readEdits, reasonProblem } from './edits.ts';
import { asEdited, obstaclesInBoxes } from './obstacle-fields.ts';
import { reviewFields, type Typed, typedAsStored, typedFrom } from './typed.ts';

const choices: Choices = {
  themes: ['isolation', 'employment'].map(
    (slug, order): Theme => ({ slug: theme(slug), name: slug, about: '', colour: 'rust', order }),
  ),
  neighbourhoods: ['workington', 'haslingden'].map((slug, order) => ({
    slug: neighbourhood(slug),
    name: slug,
    about: '',
    order,
    open: true,
  })),
  topics: [{ slug: 'grief' as TopicSlug, name: 'Grief', note: 'It speaks of grief.', links: [], order: 1 }],
};
const id = newStoryId();
const [drawing, sound, film] = [aReadyArtwork(id), aReadySound(id), aReadyFilm(id)];
const story = aStoryInReview({ id, media: [drawing, sound, film] });
const stored = typedAsStored(story);
const read = (typed: Partial<Typed>) => readEdits(story, { ...stored, ...typed }, choices);
const fieldsOf = (typed: Partial<Typed>) => read(typed).errors.map(({ field }) => field);
const alt = (words: string, decorative = false) => ({
  alt: new Map([...stored.alt, [drawing.id, { words, decorative }]]),
});
const nothing = { transcript: '', captions: '', captionsLanguage: 'en', captionsRead: false, waiver: '' };
const heard = (media: { id: string }, over: Partial<typeof nothing>) => ({
  hearing: new Map([...stored.hearing, [media.id, { ...nothing, ...over }]]),
});
const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello.';

describe('What a curator typed', () => {
  it('changes nothing where it is what was there', () => {
    const { edits, errors } = read({});
    expect(errors).toEqual([]);
    expect(changesNothing(story, edits)).toBe(true);
  });

  it.each<[string, Partial<Typed>]>([
    ['title', { title: 'Another' }],
    ['words', { words: 'Other words' }],
    ['themes', { themes: ['isolation', 'employment'] }],
    ['neighbourhood', { neighbourhood: 'haslingden' }],
    ['language', { language: 'cy' }],
    ['tour', { videoTour: true }],
    ['description', alt('Another')],
    ['no description', alt('')],
    ['decoration', alt('', true)],
    ['transcript', heard(sound, { transcript: 'Hello.' })],
    ['captions', heard(film, { captions: vtt })],
    ['waiver', heard(film, { waiver: 'Nobody speaks in it.' })],
    ['ticks', { checks: ['sensitive'] }],
    ['hard subjects', { topics: ['grief'] }],
    ['note', { note: 'It ends well.' }],
  ])('changes the story by its %s', (_name, typed) => {
    const { edits, errors } = read(typed);
    expect(errors).toEqual([]);
    expect(changesNothing(story, edits)).toBe(false);
    const after = edit(story, edits, new Date(), { role: 'curator', id: newCuratorId() });
    expect(changesNothing(after, edits)).toBe(true);
  });

  it('is told what is wrong, field by field', () => {
    expect(fieldsOf({ title: ' \t ', themes: [] })).toEqual(['title', 'themes']);
    expect(fieldsOf({ themes: ['no-such-theme'] })).toEqual(['themes']);
    expect(fieldsOf({ title: 'x'.repeat(201) })).toEqual(['title']);
    expect(fieldsOf({ note: 'x'.repeat(501) })).toEqual(['note']);
    expect(fieldsOf(alt('Words', true))).toEqual([`alt-${drawing.id}`]);
    expect(fieldsOf(heard(sound, { waiver: 'x'.repeat(301) }))).toEqual([`waiver-${sound.id}`]);
    expect(reasonProblem('', true)).toHaveLength(1);
    expect(reasonProblem('', false)).toEqual([]);
    expect(reasonProblem('x'.repeat(2001), false)).toHaveLength(1);
    expect(questionProblem('')).toHaveLength(1);
    expect(questionProblem('Who is it?')).toEqual([]);
  });

  it('leaves a place, a language and a subject that there are none of as they were', () => {
    const { edits } = read({ neighbourhood: 'nowhere', language: 'xx-nothing', topics: ['no-such'] });
    expect(changesNothing(story, edits)).toBe(true);
  });

  it('counts only where its boxes came along', () => {
    expect(typedFrom(story, { version: '1', reason: ' Why ', question: ' Who? ' })).toEqual({
      ...stored,
      reason: 'Why',
      question: 'Who?',
    });
    expect(typedFrom(story, { topics: ['grief'] }).topics).toEqual([]);
    expect(typedFrom(story, { sensitive: 'yes', topics: ['grief'] })).toEqual({
      ...stored,
      topics: ['grief'],
    });
    const typed = typedFrom(story, {
      edits: 'yes',
      title: 'New',
      checks: ['sensitive'],
      [`decorative-${drawing.id}`]: 'yes',
      [`captions-read-${film.id}`]: 'yes',
    });
    expect(typed).toMatchObject({ title: 'New', words: '', themes: [], checks: ['sensitive'] });
    expect(typed.alt.get(drawing.id)).toEqual({ words: '', decorative: true });
    expect(typed.hearing.get(film.id)).toMatchObject({ captions: '', captionsRead: true });
  });

  it('has boxes for what can be shown and heard, and for nothing else', () => {
    const { state: _s, facts: _f, renditions: _r, placeholder: _p, ...rest } = aReadyArtwork(newStoryId());
    const failed = { ...rest, state: 'failed' as const, reason: 'It could not be read.' };
    const silent = { ...film, id: aReadyFilm(id).id, facts: { ...film.facts, audio: null } } as typeof film;
    const names = Object.keys(reviewFields({ ...story, media: [...story.media, failed, silent] }));
    expect(names).toEqual(expect.arrayContaining([`alt-${drawing.id}`, `alt-${silent.id}`]));
    expect(names).toEqual(expect.arrayContaining([`transcript-${sound.id}`, `captions-${film.id}`]));
    expect(names).not.toContain(`alt-${failed.id}`);
    expect(names).not.toContain(`captions-${silent.id}`);
  });
});

describe('Captions that a curator typed', () => {
  const captions = (over: Partial<typeof nothing>) => {
    const { edits, errors } = read(heard(film, { captions: vtt, ...over }));
    return { captions: edits.hearing.get(film.id)?.captions, errors };
  };

  it('are a draft until somebody says that they have read them', () => {
    expect(captions({}).captions).toEqual({ vtt, language: 'en', checked: false });
    expect(captions({ captionsRead: true, captionsLanguage: 'pl' }).captions).toEqual({
      vtt,
      language: 'pl',
      checked: true,
    });
    expect(captions({ captionsLanguage: 'nonsense' }).captions?.language).toBe('en');
  });

  it('that are none are told with the line, and nobody has read them', () => {
    const faulty = captions({ captions: vtt.replace('00:02.000', '00:00.500'), captionsRead: true });
    expect(faulty.errors).toEqual([
      {
        field: `captions-${film.id}`,
        message: 'Line 3: This caption ends before it starts, or at the same moment.',
      },
    ]);
    expect(faulty.captions?.checked).toBe(false);
  });

  it('are none where there is nothing but space, ticked or not', () => {
    expect(captions({ captions: ' \n ', captionsRead: true })).toEqual({ captions: null, errors: [] });
  });

  it('belong to films: a sound keeps what it had', () => {
    const { edits } = read(heard(sound, { captions: vtt }));
    expect(edits.hearing.get(sound.id)?.captions).toBeNull();
  });
});

describe('What is still missing in the boxes', () => {
  const missing = (typed: Partial<Typed>) => {
    const checked = asEdited(story, read(typed).edits);
    return obstaclesInBoxes(checked).map(({ field }) => field);
  };

  it('is told box by box', () => {
    expect(missing({ ...alt(' '), checks: [] })).toEqual([
      `alt-${drawing.id}`,
      `captions-${film.id}`,
      `transcript-${sound.id}`,
      'check-private-details',
      'check-sensitive',
      'check-film-described',
    ]);
    expect(missing(heard(film, { captions: vtt }))).toContain(`captions-read-${film.id}`);
  });

  it('is nothing once all are met, by words or by a reason', () => {
    const hearing = new Map([
      [sound.id, { ...nothing, transcript: 'Hello.' }],
      [film.id, { ...nothing, waiver: 'Nobody speaks in it.' }],
    ]);
    expect(missing({ hearing })).toEqual([]);
    expect(checklist(asEdited(story, read({ hearing }).edits)).every(({ met }) => met)).toBe(true);
  });
});
