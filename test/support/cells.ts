import { Readable } from 'node:stream';
import { newStoryId } from '../../src/random.ts';
import { askForChange } from '../../src/story/changes/conversation.ts';
import { askErasure, makeTombstone } from '../../src/story/changes/erase.ts';
import { approve, decline } from '../../src/story/changes/publish.ts';
import { setUses } from '../../src/story/changes/revise.ts';
import { hide } from '../../src/story/changes/withdraw.ts';
import { type ConsentEntry, standingUses, type Use } from '../../src/story/consent.ts';
import type { StoryId } from '../../src/story/ids.ts';
import { type SentStory, type Story, type StoryState, sentStates } from '../../src/story/story.ts';
import type { Surface } from '../../src/story/visibility.ts';
import type { Stores } from '../../src/wire.ts';
import { aFullDraft, aReceivedFile } from './drafts.ts';
import { aReadyArtwork, aStoryInReview, consentTo, neighbourhood, theme } from './stories.ts';

/**
 * Every story there can be, as far as where it shows is concerned: each state, with each use agreed to or not, before,
 * within and after its time. Generated from the predicate's own types, so that a new state or use is in it by itself.
 */

/** Asked for by its name. */
export const spring = 'exhibition:spring' as const;
/** Nobody was asked about this one. */
export const autumn = 'exhibition:autumn' as const;
const askedUses: readonly Use[] = [...standingUses, spring];
export const surfaces: readonly Surface[] = [...askedUses, autumn];

const states: readonly (StoryState | 'being erased')[] = ['draft', ...sentStates, 'being erased', 'erased'];
/** When a time limit lies, seen from now. */
const moments = ['none', 'past', 'future'] as const;

export interface Cell {
  readonly state: (typeof states)[number];
  readonly agreed: readonly Use[];
  readonly embargo: (typeof moments)[number];
  readonly expiry: (typeof moments)[number];
}

export const cells: readonly Cell[] = states.flatMap((state) =>
  choices(state).flatMap((agreed) =>
    moments.flatMap((embargo) => moments.map((expiry) => ({ state, agreed, embargo, expiry }))),
  ),
);

/** Every combination of uses; where the state lets nothing show, none, each alone and all at once. */
function choices(state: Cell['state']): readonly (readonly Use[])[] {
  if (state !== 'published') return [[], ...askedUses.map((use) => [use]), askedUses];
  const combinations = 2 ** askedUses.length;
  return Array.from({ length: combinations }, (_, bits) => askedUses.filter((_use, at) => (bits >> at) & 1));
}

export const nameOf = ({ state, agreed, embargo, expiry }: Cell): string =>
  `${state}; ${agreed.join(' and ') || 'nothing'} agreed; embargo ${embargo}; expiry ${expiry}`;

/** What is kept of a cell, and where it would be found if it showed. */
export interface KeptCell {
  readonly cell: Cell;
  readonly id: StoryId;
  readonly media: string;
  readonly rendition: string;
  readonly bytes: string;
}

const hour = 3600 * 1000;
const teller = { role: 'storyteller' } as const;
const archive = { role: 'archive' } as const;

/** Stores the cell's story, and its bytes whatever its state; `at` is when it was decided on. */
export async function keepCell(
  { stories, blobs }: Pick<Stores, 'stories' | 'blobs'>,
  cell: Cell,
  at: Date,
): Promise<KeptCell> {
  const id = newStoryId();
  const ready = aReadyArtwork(id);
  const bytes = `the bytes of ${id}`;
  const [rendition] = ready.renditions;
  if (!rendition) throw new Error('Expected a drawing with a rendition');
  const stored = await blobs.put(rendition.key, Readable.from([Buffer.from(bytes)]));
  const media = { ...ready, renditions: [{ ...rendition, ...stored }] };
  await stories.insert(inCell(cell, id, media, at));
  return { cell, id, media: media.id, rendition: rendition.name, bytes };
}

function inCell(cell: Cell, id: StoryId, media: ReturnType<typeof aReadyArtwork>, at: Date): Story {
  const { answers, ...draft } = aFullDraft();
  const place = { neighbourhood: neighbourhood('workington'), themes: [theme('employment')] };
  const title = `A quince for ${id}`;
  if (cell.state === 'draft') {
    const uses = Object.fromEntries(cell.agreed.map((use) => [use, true]));
    const file = { ...aReceivedFile({ ...draft, answers, id }, 'artwork'), id: media.id };
    return { ...draft, id, media: [file], answers: { ...answers, ...place, title, uses } };
  }
  const everything = consentTo(Object.fromEntries(askedUses.map((use) => [use, true])));
  const waiting = aStoryInReview({ id, media: [media], consent: [everything], title, ...place });
  if (cell.state === 'processing') {
    const { waitingSince: _waited, ...sent } = waiting;
    const unprepared = aReceivedFile({ ...draft, answers, id }, 'film');
    const story = { ...sent, state: 'processing', media: [media, unprepared] } as const;
    return setUses(story, entryOf(cell), at, teller);
  }
  const published = setUses(approve(waiting, at, archive), entryOf(cell), at, teller);
  return decided(cell, waiting, published, at);
}

function decided(
  cell: Cell,
  waiting: ReturnType<typeof aStoryInReview>,
  published: SentStory,
  at: Date,
): Story {
  const curator = { role: 'curator', id: 'c'.repeat(16) as never } as const;
  const agreed = (story: SentStory) => setUses(story, entryOf(cell), at, teller);
  switch (cell.state) {
    case 'draft':
    case 'processing':
      throw new Error('Expected a state that curators and storytellers decide on');
    case 'inReview':
      return agreed(waiting);
    case 'changesRequested':
      return agreed(askForChange(waiting, 'Who is it?', at, curator));
    case 'declined':
      return agreed(decline(waiting, 'Too quiet.', at, curator));
    case 'published':
      return published;
    case 'withdrawn':
      return hide(published, at, teller);
    case 'being erased':
      return askErasure(published, at, teller);
    case 'erased':
      return makeTombstone(askErasure(published, at, teller), at);
  }
}

function entryOf({ agreed, embargo, expiry }: Cell): ConsentEntry {
  const choices = Object.fromEntries(askedUses.map((use) => [use, agreed.includes(use)]));
  const [from, until] = [momentOf(embargo), momentOf(expiry)];
  return consentTo(choices, { ...(from ? { from } : {}), ...(until ? { until } : {}) });
}

function momentOf(moment: (typeof moments)[number]): Date | null {
  if (moment === 'none') return null;
  return new Date(Date.now() + (moment === 'past' ? -hour : hour));
}
