import { describe, expect, it } from '@jest/globals';
import {
  allTicked,
  aPublishedStory,
  aReadyArtwork,
  aReceivedArtwork,
  aStoryInReview,
  consentTo,
} from '../../../test/support/stories.ts';
import { Conflict } from '../../errors.ts';
import type { Concern } from '../concern.ts';
import { firstBrokenEntry } from '../history.ts';
import type { ConcernId, CuratorId } from '../ids.ts';
import { type Media, mediaBase } from '../media.ts';
import type { ProcessingStory, SentStory, WithdrawnStory } from '../story.ts';
import { raiseConcern, settleConcern } from './concerns.ts';
import { answer, askForChange, takeQuestionBack } from './conversation.ts';
import { correct, type Edits, edit, markSensitive, notePermissions } from './correct.ts';
import { askErasure } from './erase.ts';
import { withMedia } from './prepare.ts';
import { prepareAgain } from './prepare-again.ts';
import { approve, decline, reconsider, unpublish } from './publish.ts';
import { revise, setUses } from './revise.ts';
import { expectState } from './story-parts.ts';
import { undo } from './undo.ts';
import { hide, showAgain, takeNameOff } from './withdraw.ts';

/** Every change tried on a story in every state: what comes out, or that it is refused. */

const at = new Date('2026-03-01T12:00:00Z');
const curator = { role: 'curator', id: '0123456789abcdef' as CuratorId } as const;
const teller = { role: 'storyteller' } as const;
const open: Concern = {
  id: 'abcdefghjk' as ConcernId,
  askedAt: at,
  dueBy: at,
  words: '',
  childhood: false,
  settled: null,
};

const waiting = aStoryInReview({ concerns: [{ ...open, settled: { at, by: curator.id, outcome: '' } }] });
const ready = aReadyArtwork(waiting.id);
const received = aReceivedArtwork(waiting.id);
const { waitingSince: _waiting, ...sent } = waiting;
const gaveUp: Media = { ...mediaBase(received), state: 'failed', reason: 'Ours.' };
const processing: ProcessingStory = { ...sent, state: 'processing', media: [received] };

type Starting = Exclude<SentStory['state'], 'withdrawn'> | 'hidden' | 'being erased';
const stories: Readonly<Record<Starting, SentStory>> = {
  processing,
  inReview: waiting,
  changesRequested: askForChange(waiting, 'Who is it?', at, curator),
  published: approve(waiting, at, curator),
  declined: decline(waiting, 'Too quiet.', at, curator),
  hidden: hide(approve(waiting, at, curator), at, teller),
  'being erased': askErasure(waiting, at, teller),
};

const edits = (story: SentStory): Edits => ({
  ...{ title: 'Other', words: '', themes: story.themes, videoTour: false, sensitive: story.sensitive },
  alt: new Map(),
  hearing: new Map(),
  checks: allTicked(at).map(({ name }) => name),
});

/** Each as its callers do it: what needs a certain state asks for it first. */
const changes = {
  approve: (story) => approve(expectState(story, 'inReview'), at, curator),
  decline: (story) => decline(expectState(story, 'inReview'), 'No.', at, curator),
  'ask for a change': (story) => askForChange(expectState(story, 'inReview'), 'Who?', at, curator),
  edit: (story) => edit(expectState(story, 'inReview'), edits(story), at, curator),
  correct: (story) => correct(expectState(story, 'published'), edits(story), at, curator),
  unpublish: (story) => unpublish(expectState(story, 'published'), null, at, curator),
  reconsider: (story) => reconsider(expectState(story, 'declined'), at, curator),
  'take the question back': (story) => takeQuestionBack(expectState(story, 'changesRequested'), at, curator),
  undo: (story) => undo(story, at, curator),
  'a prepared file': (story) => withMedia(expectState(story, 'processing'), prepared(story), at),
  'prepare again': (story) => prepareAgain({ ...story, media: [gaveUp] }, gaveUp.id, at, curator),
  'raise a concern': (story) => raiseConcern(story, open, at),
  'settle a concern': (story) =>
    settleConcern({ ...story, concerns: [open] }, open.id, 'Cut out.', at, curator),
  'mark it sensitive': (story) => markSensitive(story, { topics: [], note: 'Sad.' }, at, curator),
  'note permissions': (story) => notePermissions(story, { others: [], guardianAgreed: true }, at, curator),
  revise: (story) => revise(story, { title: 'Mine' }, at, teller),
  'add a file': (story) => revise(story, { addMedia: [received] }, at, teller),
  answer: (story) => answer(expectState(story, 'changesRequested'), 'My aunt.', at, teller),
  'change uses': (story) => setUses(story, consentTo({ web: true }), at, teller),
  'take the name off': (story) => takeNameOff(story, at, teller),
  hide: (story) => hide(story, at, teller),
  'show again': (story) => showAgain(expectState(story, 'withdrawn'), at, teller),
  'ask for erasure': (story) => askErasure(story, at, teller),
} satisfies Record<string, (story: SentStory) => SentStory>;

function prepared(story: SentStory): Media {
  return { ...ready, id: story.media[0]?.id ?? ready.id };
}

const no = 'refused';
const columns: readonly Starting[] = [
  'processing',
  'inReview',
  'changesRequested',
  'published',
  'declined',
  'hidden',
  'being erased',
];
const same = columns;
const withTheStoryteller = [
  'processing',
  'inReview',
  'changesRequested',
  'inReview',
  'inReview',
  'hidden',
  no,
] as const;

/** What each change makes of a story that is processing, in review, asked about, published, declined, hidden, being erased. */
const outcomes: Readonly<Record<keyof typeof changes, readonly (Starting | typeof no)[]>> = {
  approve: [no, 'published', no, no, no, no, no],
  decline: [no, 'declined', no, no, no, no, no],
  'ask for a change': [no, 'changesRequested', no, no, no, no, no],
  edit: [no, 'inReview', no, no, no, no, no],
  correct: [no, no, no, 'published', no, no, no],
  unpublish: [no, no, no, 'inReview', no, no, no],
  reconsider: [no, no, no, no, 'inReview', no, no],
  'take the question back': [no, no, 'inReview', no, no, no, no],
  undo: [no, no, 'inReview', 'inReview', 'inReview', no, no],
  'a prepared file': ['inReview', no, no, no, no, no, no],
  'prepare again': ['processing', 'processing', no, no, no, no, no],
  'raise a concern': same.with(3, 'inReview'),
  'settle a concern': same,
  'mark it sensitive': same,
  'note permissions': same,
  revise: withTheStoryteller,
  'add a file': ['processing', 'processing', 'changesRequested', 'processing', 'processing', 'hidden', no],
  answer: [no, no, 'inReview', no, no, no, no],
  'change uses': same,
  'take the name off': same,
  hide: ['hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'being erased'],
  'show again': [no, no, no, no, no, 'inReview', no],
  'ask for erasure': columns.map(() => 'being erased' as const),
};

const nameOf = (story: SentStory): Starting =>
  story.state !== 'withdrawn' ? story.state : story.erasure ? 'being erased' : 'hidden';

const table = columns.flatMap((start, column) =>
  (Object.keys(changes) as (keyof typeof changes)[]).map((change) => ({
    start,
    change,
    outcome: outcomes[change][column] ?? no,
  })),
);

describe('Every change on a story in every state', () => {
  it.each(table)('$start, $change: $outcome', ({ start, change, outcome }) => {
    const story = stories[start];
    if (outcome === no) {
      expect(() => changes[change](story)).toThrow(Conflict);
      return;
    }
    const after = changes[change](story);
    expect(nameOf(after)).toBe(outcome);
    expect(firstBrokenEntry(after.history)).toBe(-1);
    expect(after.history.slice(0, story.history.length)).toEqual(story.history);
    expect(after.consent.slice(0, story.consent.length)).toEqual(story.consent);
  });

  it('leaves on each state the fields of that state and no other', () => {
    const own: Readonly<Record<SentStory['state'], readonly string[]>> = {
      processing: [],
      inReview: ['waitingSince'],
      changesRequested: ['askedAt', 'askedBy'],
      published: ['publishedAt', 'decidedBy'],
      declined: ['declinedAt', 'decidedBy', 'reason'],
      withdrawn: ['withdrawnAt', 'erasure'],
    };
    const all = [...new Set(Object.values(own).flat())];
    for (const { start, change, outcome } of table) {
      if (outcome === no) continue;
      const after = changes[change](stories[start]);
      const there = all.filter((field) => Object.hasOwn(after, field)).sort();
      expect({ start, change, there }).toEqual({ start, change, there: [...own[after.state]].sort() });
    }
  });

  it('undoes a withdrawal by no change but the storyteller’s own', () => {
    const undoing = table.filter(
      ({ start, outcome }) =>
        (start === 'hidden' && outcome !== no && outcome !== 'hidden' && outcome !== 'being erased') ||
        (start === 'being erased' && outcome !== no && outcome !== 'being erased'),
    );
    expect(undoing.map(({ start, change }) => `${start}: ${change}`)).toEqual(['hidden: show again']);
  });

  it('puts on the withdrawal list whatever takes something back', () => {
    const listed = (Object.keys(changes) as (keyof typeof changes)[]).filter((change) => {
      const start = outcomes[change][3] !== no ? stories.published : stories.hidden;
      const outcome = outcomes[change][3] !== no ? outcomes[change][3] : outcomes[change][5];
      return outcome !== no && changes[change]({ ...start, wishUnlisted: false }).wishUnlisted;
    });
    expect(listed).toEqual([
      'raise a concern',
      'settle a concern',
      'change uses',
      'take the name off',
      'hide',
      'show again',
      'ask for erasure',
    ]);
  });

  it('takes a worker’s result for a withdrawn story for nothing', () => {
    const hidden: WithdrawnStory = hide(processing, at, teller);
    expect(() => withMedia(expectState(hidden, 'processing'), ready, at)).toThrow(Conflict);
    // Shown again, its files are prepared first.
    expect(showAgain(hidden, at, teller).state).toBe('processing');
  });

  it('does not wake a published story’s approval by anything that brought it down', () => {
    for (const change of ['unpublish', 'raise a concern', 'revise', 'hide', 'ask for erasure'] as const) {
      const down = changes[change](aPublishedStory());
      expect(down.state).not.toBe('published');
      expect(down).not.toHaveProperty('publishedAt');
    }
  });
});
