import { describe, expect, it } from '@jest/globals';
import { aReadyArtwork, aStoryInReview, readyArtwork, theme } from '../../../test/support/stories.ts';
import { asReviewed } from '../../story/changes/story-parts.ts';
import type { SentStory } from '../../story/story.ts';
import { whatChanged } from './what-changed.ts';

const story = aStoryInReview({
  others: [{ who: 'My sister', shownBy: ['seen', 'heard'], permission: 'not-yet' }],
});
const before = asReviewed(story, new Date('2026-11-20T10:00:00Z'));
const picture = readyArtwork(story);
const names = (slug: string) => slug.toUpperCase();

/** Each change as its label with what went and what came, as whole lines. */
const told = (over: Partial<SentStory>) =>
  whatChanged(before, { ...story, ...over } as SentStory, names).map(({ label, rows }) => [
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
    [{ credit: { kind: 'first-name', name: 'Jo' } }, ['Credit', ['Anonymous', 'Jo (first name only)']]],
    [{ themes: [theme('isolation'), theme('employment')] }, ['Themes', [null, 'ISOLATION']]],
    [
      { others: [{ who: 'My sister', shownBy: ['seen', 'heard'], permission: 'yes' }] },
      [
        'Who else can be recognised',
        ['My sister (seen, heard): has not been asked yet', 'My sister (seen, heard): has agreed'],
      ],
    ],
    [
      { others: [] },
      ['Who else can be recognised', ['My sister (seen, heard): has not been asked yet', 'Nobody']],
    ],
    [
      { rights: { own: 'mine', makers: '', quoted: 'A song' } },
      ['Whose work it is', [null, 'Works of others in it: A song']],
    ],
    [
      withPicture({ alt: { kind: 'decorative' } }),
      ['Description of the picture', ['A drawing of a gate', 'Only decoration']],
    ],
    [
      withPicture({ hearing: { transcript: 'Hello.', captions: null, waiver: null } }),
      ['Transcript of the picture', [null, 'Hello.']],
    ],
    [
      withPicture({ hearing: { transcript: null, captions: null, waiver: 'Nobody speaks.' } }),
      ['Why the picture needs nothing to read', [null, 'Nobody speaks.']],
    ],
  ])('is told, case %#', (over, change) => {
    expect(told(over)).toEqual([change]);
  });

  it('names the captions in their own language', () => {
    const captions = { vtt: 'WEBVTT\n\n00:01.000 --> 00:02.000\nHelo', language: 'cy', checked: false };
    const [change] = whatChanged(
      before,
      { ...story, ...withPicture({ hearing: { transcript: null, captions, waiver: null } }) },
      names,
    );
    expect(change).toMatchObject({ label: 'Captions of the picture', lang: 'cy' });
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
