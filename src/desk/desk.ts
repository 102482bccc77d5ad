import * as Y from 'yjs';
import { BadRequest, NotFound, TooLarge, Unavailable } from '../errors.ts';
import { base32 } from '../random.ts';
import type { SpeechDraftStore } from '../speech/speech-draft.ts';
import type { MediaId } from '../story/ids.ts';
import { isReady, type Media } from '../story/media.ts';
import { removeWhereErased } from '../story/stores/kept-beside.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { SentStory } from '../story/story.ts';
import { heard } from '../story-form/transcripts.ts';
import { say } from '../words/say.ts';
import { deskSource } from './desk-source.ts';
import type { DeskText, DeskTextStore, Present } from './desk-text.ts';
import { newDoc, piecesIn, readDoc, sharedWords } from './pieces.ts';
import { placed } from './placed-words.ts';
import { type WrittenWords, writtenWords } from './written-words.ts';

export interface DeskServices {
  readonly stories: Pick<StoryStore, 'find'>;
  readonly deskTexts: DeskTextStore;
  readonly speechDrafts: Pick<SpeechDraftStore, 'of'>;
  now(): Date;
}

/** Letters that a transcript may have. */
const longest = 200_000;
/** Bytes of a document with all that was ever typed into it. */
const largest = 4_000_000;
/** Milliseconds after which somebody who says nothing is not there any more. */
const stays = 15_000;

/** Recordings whose words can be worked on. */
export const atDesk = (story: SentStory): readonly Media[] => heard(story).filter(isReady);

/**
 * The words of a recording as people are working on them. Where nobody has typed yet they are made anew of what is written
 * or heard by now.
 */
export async function openDesk(services: DeskServices, story: SentStory, media: Media): Promise<DeskText> {
  const { deskTexts } = services;
  const kept = await deskTexts.find(story.id, media.id);
  if (kept && kept.version > 0) return kept;
  const fresh = await made(services, story, media);
  if (!kept) await add(services, fresh);
  else if (textOf(kept) !== textOf(fresh)) await deskTexts.replace(fresh, kept);
  // Somebody else may have been first.
  return (await deskTexts.find(story.id, media.id)) ?? fresh;
}

async function add({ deskTexts, stories }: DeskServices, text: DeskText): Promise<void> {
  await deskTexts.add(text);
  if (!(await removeWhereErased(stories, text.story, deskTexts)))
    throw new NotFound(say('desk-no-recording'));
}

async function made(services: DeskServices, story: SentStory, media: Media): Promise<DeskText> {
  const drafts = story.noMachine ? [] : await services.speechDrafts.of(story.id);
  const { pieces, known } = deskSource(media, drafts.find((each) => each.media === media.id) ?? null);
  return {
    ...{ story: story.id, media: media.id, id: base32(12), version: 0 },
    doc: Y.encodeStateAsUpdate(newDoc(pieces)),
    ...{ known, here: [], at: services.now() },
  };
}

const textOf = ({ doc }: DeskText) => JSON.stringify(piecesIn(readDoc(doc)));

/** What one page says to the desk. */
export interface Typed {
  /** Of the text that the page has. */
  readonly id: string;
  /** What was typed there, as a Yjs update; empty for nothing. */
  readonly update: Uint8Array;
  /** What the page has, as a Yjs state vector: it gets the rest. */
  readonly has: Uint8Array;
  readonly from: Omit<Present, 'seen'>;
}

export type Exchanged =
  | {
      readonly kind: 'kept';
      /** What the page lacks, as a Yjs update. */
      readonly update: Uint8Array;
      readonly others: readonly Present[];
    }
  /** The words have become the story's, or are gone with it: nothing was kept of what was typed. */
  | { readonly kind: 'gone' };

const tries = 8;

/**
 * Takes in what a page typed, and gives it what others did.
 * @throws BadRequest for what is no update; TooLarge; Unavailable where others keep coming first.
 */
export async function exchange(
  { deskTexts, now }: Pick<DeskServices, 'deskTexts' | 'now'>,
  { id: story }: SentStory,
  media: MediaId,
  typed: Typed,
): Promise<Exchanged> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const kept = await deskTexts.find(story, media);
    if (!kept || kept.id !== typed.id) return { kind: 'gone' };
    const doc = merged(kept, typed);
    const state = Y.encodeStateAsUpdate(doc);
    const here = withMe(kept.here, typed.from, now());
    const isNew = !Buffer.from(state).equals(Buffer.from(kept.doc));
    if (isNew) {
      checkSize(doc, state);
      const text = { ...kept, doc: state, version: kept.version + 1, at: now(), here };
      if (!(await deskTexts.replace(text, kept))) continue;
    } else {
      await deskTexts.note(kept, here);
    }
    const others = here.filter(({ page }) => page !== typed.from.page);
    return { kind: 'kept', update: sinceThen(doc, typed.has), others };
  }
  throw new Unavailable(say('desk-busy'), { retryAfter: 1 });
}

function merged({ doc: state }: DeskText, { update }: Typed): Y.Doc {
  const doc = readDoc(state);
  if (update.length === 0) return doc;
  try {
    Y.applyUpdate(doc, update);
    return doc;
  } catch (error) {
    throw new BadRequest(say('desk-unreadable'), { cause: error });
  }
}

function sinceThen(doc: Y.Doc, has: Uint8Array): Uint8Array {
  try {
    return Y.encodeStateAsUpdate(doc, has.length > 0 ? has : undefined);
  } catch (error) {
    throw new BadRequest(say('desk-unreadable'), { cause: error });
  }
}

function checkSize(doc: Y.Doc, state: Uint8Array): void {
  if (sharedWords(doc).length > longest || state.length > largest)
    throw new TooLarge(say('desk-too-long', { most: longest }));
}

const withMe = (here: readonly Present[], me: Omit<Present, 'seen'>, now: Date): readonly Present[] => [
  ...here.filter(({ page, seen }) => page !== me.page && now.getTime() - seen.getTime() < stays),
  { ...me, seen: now },
];

/** Words that somebody has worked on and that are not the story's yet. */
export interface WorkedOn extends WrittenWords {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
}

/** Of one story, by recording. */
export async function workedOn(
  { deskTexts }: Pick<DeskServices, 'deskTexts'>,
  { id }: SentStory,
): Promise<ReadonlyMap<MediaId, WorkedOn>> {
  const texts = (await deskTexts.of(id)).filter(({ version }) => version > 0);
  return new Map(
    texts.map(({ media, id: desk, version, at, doc, known }) => [
      media,
      { ...writtenWords(placed(piecesIn(readDoc(doc)), known)), id: desk, version, at },
    ]),
  );
}
