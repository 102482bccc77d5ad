import { Readable } from 'node:stream';
import {
  hashCode,
  newCuratorId,
  newDeviceId,
  newMediaId,
  newPrivateCode,
  newStoryId,
} from '../../src/random.ts';
import { raiseConcern } from '../../src/story/changes/concerns.ts';
import { askForChange } from '../../src/story/changes/conversation.ts';
import { askErasure, makeTombstone } from '../../src/story/changes/erase.ts';
import { approve, decline, unpublish } from '../../src/story/changes/publish.ts';
import { hide } from '../../src/story/changes/withdraw.ts';
import { type Concern, oneCalendarMonthAfter } from '../../src/story/concern.ts';
import type { ConsentEntry } from '../../src/story/consent.ts';
import type { ConcernId, CuratorId } from '../../src/story/ids.ts';
import type { Story } from '../../src/story/story.ts';
import type { Stores } from '../../src/wire.ts';
import { aFullDraft, aReceivedFile } from './drafts.ts';
import { aReadyArtwork, aStoryInReview, consentTo } from './stories.ts';

/** Every state that a story can be in, and those that the public could mistake for published. */
export const situations = [
  'draft',
  'processing',
  'in review',
  'asked about',
  'published',
  'published for screens only',
  'published for research only',
  'under embargo',
  'past its expiry',
  'declined',
  'unpublished again',
  'hidden because somebody is in it',
  'hidden',
  'hidden before it showed',
  'being erased',
  'erased',
  'erased before it showed',
] as const;
export type Situation = (typeof situations)[number];

/** Taken back by its storyteller after the public had met it: its address says that it is gone. */
export function isGone(situation: Situation): boolean {
  return situation === 'hidden' || situation === 'being erased' || situation === 'erased';
}

/** Nothing is left of it but its tombstone. */
export function isErased(situation: Situation): boolean {
  return situation === 'erased' || situation === 'erased before it showed';
}

export interface Kept {
  readonly story: Story;
  readonly code: string;
  /** Of the media whose bytes are stored. */
  readonly media: string;
  readonly rendition: string;
}

/** In every title, and nowhere else. */
export const titleWords = 'A quince in yard';
/** Who tells every story. */
export const tellersName = 'Quillon Ash';
export const captionWords = 'WEBVTT\n\n00:00.500 --> 00:01.000\nA gate closes.';
export const renditionBytes = 'the rendition of a drawing';
export const originalBytes = 'the original of a drawing';

const teller = { role: 'storyteller' } as const;
const day = 24 * 3600 * 1000;

function consentIn(situation: Situation): ConsentEntry {
  switch (situation) {
    case 'published for screens only':
      return consentTo({ kiosk: true });
    case 'published for research only':
      return consentTo({ research: true });
    case 'under embargo':
      return consentTo({ web: true, kiosk: true }, { from: new Date(Date.now() + day) });
    case 'past its expiry':
      return consentTo({ web: true, kiosk: true }, { until: new Date(Date.now() - day) });
    default:
      return consentTo({ web: true, kiosk: true });
  }
}

function aConcern(at: Date): Concern {
  const dueBy = oneCalendarMonthAfter(at);
  const id = newMediaId() as string as ConcernId;
  return { id, askedAt: at, dueBy, words: 'That is me.', childhood: false, settled: null };
}

/**
 * Stores a story of that situation with its bytes, whatever its state: only the rules stand between them and a visitor.
 * `helper` sat beside its storyteller.
 */
export async function keepStory(
  { stories, blobs }: Pick<Stores, 'stories' | 'blobs'>,
  situation: Situation,
  helper: CuratorId | null = null,
): Promise<Kept> {
  const id = newStoryId();
  const code = newPrivateCode();
  const ready = aReadyArtwork(id);
  const renditions = await Promise.all(
    ready.renditions.map(async (rendition) => ({
      ...rendition,
      ...(await blobs.put(rendition.key, Readable.from([Buffer.from(renditionBytes)]))),
    })),
  );
  const original = {
    ...ready.original,
    ...(await blobs.put(ready.original.key, Readable.from([Buffer.from(originalBytes)]))),
  };
  const captions = { vtt: captionWords, language: 'en', checked: true };
  const media = { ...ready, hearing: { ...ready.hearing, captions }, original, renditions };
  const waiting = aStoryInReview({
    id,
    media: [media],
    codeHash: hashCode(code),
    consent: [{ ...consentIn(situation), ...(helper && { helper }) }],
    title: `${titleWords} ${id}`,
    credit: { kind: 'full-name', name: tellersName },
  });
  const at = new Date();
  const curator = { role: 'curator', id: newCuratorId() } as const;
  const archive = { role: 'archive' } as const;

  async function keep(story: Story): Promise<Story> {
    await stories.insert(story);
    return story;
  }

  async function build(): Promise<Story> {
    switch (situation) {
      case 'draft': {
        const draft = aFullDraft();
        return keep({
          ...draft,
          id,
          helper,
          codeHash: hashCode(code),
          media: [{ ...aReceivedFile(draft, 'artwork'), id: media.id, original, alt: media.alt }],
          answers: { ...draft.answers, title: waiting.title },
          typed: [
            {
              question: 'words',
              device: newDeviceId(),
              at,
              madeFrom: '',
              fields: { title: `${waiting.title}, typed and not sent`, words: tellersName },
            },
          ],
        });
      }
      case 'processing': {
        const { waitingSince: _waiting, ...sent } = waiting;
        return keep({
          ...sent,
          state: 'processing',
          media: [media, aReceivedFile({ ...aFullDraft(), id }, 'film')],
        });
      }
      case 'in review':
        return keep(waiting);
      case 'asked about':
        return keep(askForChange(waiting, 'Whose quince is it?', at, curator));
      case 'published':
      case 'published for screens only':
      case 'published for research only':
      case 'under embargo':
      case 'past its expiry':
        return keep(approve(waiting, at, archive));
      case 'declined':
        return keep(decline(waiting, 'Too quiet to hear, sorry.', at, curator));
      case 'hidden because somebody is in it':
        return keep(raiseConcern(approve(waiting, at, archive), aConcern(at), at));
      case 'hidden':
        return keep(hide(approve(waiting, at, archive), at, teller));
      case 'hidden before it showed':
        return keep(hide(waiting, at, teller));
      case 'being erased':
        return keep(askErasure(approve(waiting, at, archive), at, teller));
      case 'erased':
        return keep(makeTombstone(askErasure(approve(waiting, at, archive), at, teller), at));
      case 'erased before it showed':
        return keep(makeTombstone(askErasure(waiting, at, teller), at));
      case 'unpublished again': {
        const published = approve(waiting, at, archive);
        await stories.insert(published);
        return stories.replace(published, unpublish(published, null, at, archive));
      }
    }
  }

  return { story: await build(), code, media: media.id, rendition: renditions[0]?.name ?? '' };
}
