import { describe, expect, it } from '@jest/globals';
import { someContext } from '../../../test/support/drafts.ts';
import {
  aReadyArtwork,
  aReadyFilm,
  aReadySound,
  aStoryInReview,
  readyArtwork,
  theme,
} from '../../../test/support/stories.ts';
import { asReviewed } from '../../story/changes/story-parts.ts';
import type { SentStory } from '../../story/story.ts';
import type { FormContext } from '../../story-form/field.ts';
import { whatChanged } from './what-changed.ts';

const story = aStoryInReview({
  others: [{ who: 'My sister', shownBy: ['seen', 'heard'], permission: 'not-yet' }],
});
const before = asReviewed(story, new Date('2026-11-20T10:00:00Z'));
const picture = readyArtwork(story);
const [topic] = someContext.topics;
if (!topic) throw new Error('Expected a subject');
const context: FormContext = { ...someContext, voice: 'curator', sent: true };

/** Each change as its label with what went and what came, as whole lines. */
const told = (over: Partial<SentStory>) =>
  whatChanged(before, { ...story, ...over } as SentStory, context).map(({ label, rows }) => [
    label,
    ...rows.flatMap((row) => (row.kind === 'pair' ? [[text(row.before), text(row.now)]] : [])),
  ]);
const text = (runs: readonly { text: string }[] | null) => runs?.map((run) => run.text).join('') ?? null;
const withPicture = (over: object) => ({ media: [{ ...picture, ...over }] });

describe('What changed since the last decision', () => {
  it('is nothing where nothing did', () => {
    expect(told({})).toEqual([]);
    expect(told({ checks: [], version: 9, themes: [...story.themes].reverse() })).toEqual([]);
  });

  it.each<[Partial<SentStory>, unknown[]]>([
    [{ title: 'The green gate' }, ['Title', ['The gate', 'The green gate']]],
    [{ words: '' }, ['Words', ['Words about a gate.', null]]],
    [{ language: 'cy' }, ['Language', ['English', 'Welsh']]],
    [{ credit: { kind: 'first-name', name: 'Jo' } }, ['Named as', ['Anonymous', 'Jo (first name only)']]],
    [
      { themes: [theme('isolation'), theme('employment')] },
      ['Themes', ['Employment', 'Isolation and Employment']],
    ],
    [{ madeOf: 'Chalk' }, ['Made of', [null, 'Chalk']]],
    [
      { others: [{ who: 'My sister', shownBy: ['seen', 'heard'], permission: 'yes' }] },
      [
        'Other people',
        ['My sister: seen and heard. Has not agreed yet.', 'My sister: seen and heard. Agreed.'],
      ],
    ],
    [{ others: [] }, ['Other people', ['My sister: seen and heard. Has not agreed yet.', 'Nobody']]],
    [{ rights: { own: 'mine', makers: '', quoted: 'A song' } }, ['By someone else', [null, 'A song']]],
    [{ rights: { own: 'mine', makers: 'Class 4', quoted: '' } }, ['Made with', [null, 'Class 4']]],
    [{ sensitive: { topics: [topic.slug], note: null } }, ['Hard subjects', [null, topic.name]]],
    [
      withPicture({ alt: { kind: 'decorative' } }),
      ['Description of the picture', ['A drawing of a gate', 'Only decoration']],
    ],
  ])('is told, case %#', (over, change) => {
    expect(told(over)).toEqual([change]);
  });

  it('is told of what stands in for hearing, the captions in their own language', () => {
    const [sound, film] = [aReadySound(story.id), aReadyFilm(story.id)];
    const was = { ...story, media: [sound, film] };
    const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHelo';
    const media = [
      { ...sound, hearing: { ...sound.hearing, transcript: 'Hello.' } },
      {
        ...film,
        hearing: {
          transcript: null,
          captions: { vtt, language: 'cy', checked: false },
          waiver: 'So.',
          description: { moments: [{ at: 5, words: 'A gate opens.' }] },
        },
      },
    ];
    const all = whatChanged(asReviewed(was, before.at), { ...was, media }, context);
    expect(all.map(({ label, lang }) => ({ label, lang }))).toEqual([
      { label: 'What is to be seen in film 2 of 2, moment by moment', lang: 'en' },
      { label: 'Transcript of sound 1 of 2', lang: 'en' },
      { label: 'Why film 2 of 2 needs nothing to read', lang: null },
      { label: 'Captions of film 2 of 2', lang: 'cy' },
    ]);
  });

  it('tells of files that came and went', () => {
    const fresh = aReadyArtwork(story.id);
    expect(told({ media: [picture, fresh] })).toEqual([['New file: picture 2 of 2']]);
    expect(told({ media: [fresh] })).toEqual([
      ['A file was taken out', ['A drawing of a gate', null]],
      ['New file: the picture'],
    ]);
  });
});
