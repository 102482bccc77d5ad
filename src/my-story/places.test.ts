import { describe, expect, it } from '@jest/globals';
import { anExhibition, aPublishedStory, aStoryInReview, consentTo } from '../../test/support/stories.ts';
import { newCuratorId } from '../random.ts';
import { edit } from '../story/changes/correct.ts';
import { approve } from '../story/changes/publish.ts';
import type { Exhibition } from '../story/exhibitions.ts';
import type { SentStory } from '../story/story.ts';
import { madeFromStory } from '../story-form/made-from.ts';
import { editedByCurator, happenedSince } from './happened.ts';
import { placesOf } from './places.ts';

const now = new Date('2026-05-01T12:00:00Z');
const exhibition = (slug: string, over: Partial<Exhibition> = {}): Exhibition =>
  anExhibition(slug, { name: slug, place: 'the Library', ...over });
const of = (story: SentStory, exhibitions: readonly Exhibition[] = []) =>
  placesOf(story, exhibitions, now, (id) => `/stories/${id}`);
const saidOf = (story: SentStory, exhibitions: readonly Exhibition[] = []) =>
  Object.fromEntries(of(story, exhibitions).lines.map(({ place, words }) => [place, words]));

describe('The places of a story', () => {
  it('are each a yes or a no, and the public page is where it shows', () => {
    const story = aPublishedStory({}, { web: true, kiosk: false, research: true });
    expect(saidOf(story)).toEqual({
      'Our website': 'Yes, everyone can see it there now.',
      'Screens at exhibitions': 'No, as you asked.',
      Research: 'Yes, without your name.',
    });
    expect(of(story)).toMatchObject({ showing: true, lines: [{ link: `/stories/${story.id}` }, {}, {}] });
    expect(of(aStoryInReview())).toMatchObject({
      showing: false,
      lines: [{ words: 'Yes.', link: null }, {}, {}],
    });
  });

  it('name each exhibition that was answered or comes with the screens, while it is on', () => {
    const all = [
      exhibition('pier'),
      exhibition('mill', { asking: false }),
      exhibition('new'),
      exhibition('over', { closes: new Date('2026-04-30T00:00:00Z') }),
    ];
    const answered = {
      web: false,
      'exhibition:pier': true,
      'exhibition:mill': false,
      'exhibition:over': true,
    } as const;
    const refusing = aPublishedStory({}, { ...answered, kiosk: false });
    expect(saidOf(refusing, all)).toMatchObject({
      'pier, the Library': 'Yes.',
      'mill, the Library': 'No, as you asked.',
    });
    expect(Object.keys(saidOf(refusing, all)).join()).not.toMatch(/new|over/);
    const granting = aPublishedStory({}, { ...answered, kiosk: true });
    expect(saidOf(granting, all)).toMatchObject({
      'new, the Library': 'Yes.',
      'mill, the Library': 'No, as you asked.',
    });
  });

  it('are none before its day and after it', () => {
    const published = (time: { from?: Date; until?: Date }) =>
      aPublishedStory({ consent: [consentTo({ web: true, kiosk: true }, time)] });
    for (const time of [
      { from: new Date('2026-05-02T00:00:00Z') },
      { until: new Date('2026-05-01T00:00:00Z') },
    ]) {
      const places = of(published(time));
      expect(places).toMatchObject({ showing: false, ...time });
      expect(places.lines[0]).toMatchObject({ words: 'Yes.', link: null });
    }
    expect(of(published({ from: now })).showing).toBe(true);
  });

  it('show a story that is on one exhibition’s screens alone', () => {
    const story = aPublishedStory({}, { web: false, kiosk: false, 'exhibition:pier': true });
    expect(of(story, [exhibition('pier')]).showing).toBe(true);
  });
});

describe('What happened', () => {
  const by = { role: 'curator', id: newCuratorId() } as const;
  const edits = {
    title: 'Edited',
    words: '',
    themes: [],
    videoTour: false,
    alt: new Map(),
    hearing: new Map(),
    checks: [],
    sensitive: { topics: [], note: null },
  };

  it('is what people did since, and not what workers did', () => {
    const waiting = aStoryInReview();
    const story = approve(waiting, now, by);
    expect(happenedSince(story.history, madeFromStory(waiting)).map(({ words }) => words)).toEqual([
      'A curator said yes to your story.',
    ]);
    expect(happenedSince(story.history, madeFromStory(story))).toEqual([]);
    const [sent] = story.history;
    if (!sent) throw new Error('Expected a line');
    const prepared = { ...sent, action: 'prepared', actor: { role: 'worker' } } as const;
    expect(happenedSince([sent, prepared], madeFromStory(waiting))).toEqual([]);
  });

  it('tells when a curator changed the words, until the storyteller does', () => {
    const edited = edit(aStoryInReview(), edits, now, by);
    expect(editedByCurator(edited.history)).toEqual(now);
    const [line] = edited.history;
    if (!line) throw new Error('Expected a line');
    expect(editedByCurator([...edited.history, { ...line, action: 'revised' }])).toBeNull();
    expect(editedByCurator(aStoryInReview().history)).toBeNull();
  });
});
