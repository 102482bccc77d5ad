import { describe, expect, it } from '@jest/globals';
import { allTicked, aReadyArtwork, aStoryInReview, consentTo } from '../../../test/support/stories.ts';
import type { ConcernId } from '../ids.ts';
import { manualCheckNames, manualChecksFor } from '../manual-checks.ts';
import { type Hearing, type MediaFacts, nothingToRead, type ReadyMedia } from '../media.ts';
import type { InReviewStory } from '../story.ts';
import { type CheckItem, checklist, publishingObstacles } from './publish-rules.ts';

const at = new Date('2026-03-01T12:00:00Z');
const drawing = aReadyArtwork(aStoryInReview().id);
const film: MediaFacts = {
  form: 'film',
  container: 'mp4',
  codec: 'h264',
  seconds: 5,
  width: 640,
  height: 360,
  frameRate: 25,
  hdr: null,
  audio: { codec: 'aac', channels: 2 },
};
const sound: MediaFacts = { form: 'sound', container: 'mp3', codec: 'mp3', seconds: 5, channels: 1 };
const captions = { vtt: 'WEBVTT', language: 'en', checked: true };
const concern = {
  id: 'abcdefghjk' as ConcernId,
  askedAt: at,
  dueBy: at,
  words: '',
  childhood: false,
  settled: null,
};
const sister = { who: 'my sister', shownBy: ['seen'] } as const;

const moving: MediaFacts = { ...film, audio: null, animation: true };
const page = { width: 800, height: 1000, text: 'A draft' };
const pdf = { form: 'artwork', container: 'pdf', width: 800, height: 1000, frames: 1, alpha: false } as const;

function booklet(pageAlts: ReadyMedia['pageAlts']): ReadyMedia {
  return { ...drawing, facts: { ...pdf, pages: [page, page] }, ...(pageAlts && { pageAlts }) };
}

function of(facts: MediaFacts, hearing: Partial<Hearing> = {}): ReadyMedia {
  return { ...drawing, facts, alt: null, hearing: { ...nothingToRead, ...hearing } };
}

function unmet(over: Partial<InReviewStory>): CheckItem['name'][] {
  return publishingObstacles(aStoryInReview(over)).map(({ name }) => name);
}

describe('The checklist', () => {
  it('finds nothing in the way of a story with all it needs', () => {
    expect(unmet({})).toEqual([]);
  });

  const rows: readonly (readonly [string, Partial<InReviewStory>, readonly CheckItem['name'][]])[] = [
    ['no use is agreed to', { consent: [consentTo({})] }, ['consent']],
    ['there is no record of consent', { consent: [] }, ['consent']],
    ['one exhibition is agreed to', { consent: [consentTo({ 'exhibition:spring': true })] }, []],
    ['a teenager sends it alone', { age: 'teen' }, ['guardian']],
    ['a child sends it alone', { age: 'child' }, ['guardian']],
    ['a child sends it with a guardian', { age: 'child', guardianAgreed: true }, []],
    ['somebody said no', { others: [{ ...sister, permission: 'no' }] }, ['others']],
    ['somebody was not asked yet', { others: [{ ...sister, permission: 'not-yet' }] }, ['others']],
    ['everybody agreed', { others: [{ ...sister, permission: 'yes' }] }, []],
    ['nobody knows whose work it is', { rights: { own: 'unsure', makers: '', quoted: '' } }, ['rights']],
    ['it is shared work', { rights: { own: 'shared', makers: 'Joe', quoted: '' } }, []],
    ['somebody asks to hide it', { concerns: [concern] }, ['concern']],
    ['a picture has no words', { media: [{ ...drawing, alt: null }] }, ['alt-text']],
    ['a picture is decorative', { media: [{ ...drawing, alt: { kind: 'decorative' } }] }, []],
    ['a film has no captions', { media: [of(film)] }, ['captions']],
    [
      'no person has read a film’s captions',
      { media: [of(film, { captions: { ...captions, checked: false } })] },
      ['captions'],
    ],
    ['a film has read captions', { media: [of(film, { captions })] }, []],
    ['a film says why it needs none', { media: [of(film, { waiver: 'Nobody speaks.' })] }, []],
    ['a film is silent', { media: [of({ ...film, audio: null })] }, []],
    ['a sound is not written down', { media: [of(sound)] }, ['transcript']],
    ['captions stand by a sound', { media: [of(sound, { captions })] }, ['transcript']],
    ['a sound is written down', { media: [of(sound, { transcript: 'Hello.' })] }, []],
    ['a picture that moves has no words', { media: [of(moving)] }, ['alt-text']],
    ['a picture that moves is described', { media: [{ ...of(moving), alt: drawing.alt }] }, []],
    ['a booklet’s pages have no words', { media: [booklet(undefined)] }, ['page-alts']],
    ['one page of a booklet has no words', { media: [booklet([drawing.alt, null])] }, ['page-alts']],
    ['the words for the whole are enough', { media: [booklet([drawing.alt, { kind: 'decorative' }])] }, []],
    [
      'a booklet as a whole has no words',
      { media: [{ ...booklet([drawing.alt, drawing.alt]), alt: null }] },
      ['alt-text'],
    ],
    ['a document has one page', { media: [{ ...drawing, facts: { ...pdf, pages: [page] } }] }, []],
    ['there is neither a file nor a word', { media: [], words: '' }, ['something-to-show']],
    ['words stand alone', { media: [], words: 'A poem' }, []],
    [
      'no file could be prepared',
      { media: [{ ...refused(), reason: 'It is empty.' }] },
      ['something-to-show'],
    ],
    ['one of two files could be prepared', { media: [drawing, refused()] }, []],
    [
      'a film may not be followed without seeing',
      { media: [of(film, { captions })], checks: allTicked(at).slice(0, 2) },
      ['film-described'],
    ],
    ['nothing is ticked', { checks: [] }, ['private-details', 'sensitive']],
  ];
  it.each(rows)('where %s', (_where, over, names) => {
    expect(unmet(over)).toEqual(names);
  });

  it('says of each line what would meet it', () => {
    for (const item of checklist(aStoryInReview({ media: [drawing, of(film), of(sound)] }))) {
      expect(item.label).toMatch(/\w/);
      expect(item.remedy).toMatch(/\.$/);
    }
  });
});

describe('What a curator ticks', () => {
  it('is about the film only where there is one', () => {
    const names = (media: readonly ReadyMedia[]) => manualChecksFor({ media }).map(({ name }) => name);
    expect(names([drawing])).toEqual(['private-details', 'sensitive']);
    expect(names([drawing, of(film)])).toEqual([...manualCheckNames]);
    expect(names([of(moving)])).toEqual(['private-details', 'sensitive']);
  });
});

function refused() {
  const { facts: _facts, renditions: _renditions, placeholder: _placeholder, ...rest } = drawing;
  return { ...rest, state: 'refused', reason: 'It is empty.' } as const;
}
