import { isStoreUnavailable, NotFound, Unacceptable } from '../errors.ts';
import { sentences } from '../inspect/sentences.ts';
import type { Logger } from '../logger.ts';
import { newAttemptToken } from '../random.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { withLocalCopy, withScratch } from '../storage/local-copy.ts';
import { changeStory } from '../story/changes/change-story.ts';
import { withMedia } from '../story/changes/prepare.ts';
import type { AttemptToken, MediaId, StoryId } from '../story/ids.ts';
import { type GrowingMedia, isSettled, type Media, mediaBase, type UnsettledMedia } from '../story/media.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { Story } from '../story/story.ts';
import { waitsUntil } from '../story/work-cost.ts';
import { again, done, givenUp, type Outcome, type Run } from './handler.ts';

export interface PreparationServices {
  readonly stories: StoryStore;
  readonly blobs: BlobStore;
  readonly logger: Logger;
  readonly now: () => Date;
  /** Folder for private temporary folders. */
  readonly scratch: string;
  readonly leaseSeconds: number;
  /** Attempts at one stage before a media counts as failed. */
  readonly tries: number;
}

/** A media that a worker can take hold of. */
export type Held = UnsettledMedia | GrowingMedia;

/** What one stage does with one media, and which story has it due. */
export interface Stage<From extends Held> {
  readonly name: string;
  /** The media where this stage is due; null where there is nothing to do. */
  due(story: Story, id: MediaId): From | null;
  /** Reads the original's local copy at `path`; resolves to what becomes of the media, whatever was said of it meanwhile. */
  work(media: From, path: string, scratch: string, attempt: AttemptInProgress): Promise<Result<From>>;
  /** What becomes of a media that cannot be taken: `reason` is a sentence for the storyteller, null where it is our fault. */
  giveUp(media: From, reason: string | null): Media;
  /** The story with the media as it has become. */
  settle(story: Story, media: Media, at: Date): Story;
  /** Notes the attempt's progress and lengthens its lease, where that is not noted on the media itself. */
  readonly note?: 'notePartProgress';
}

export interface Result<From extends Held> {
  becomes(media: From): Media;
  /** Removes what was stored, where the result is not taken. */
  discard(): Promise<void>;
}

/** A stage on the way to review, from the state that it starts from. */
export function preparing<State extends UnsettledMedia['state']>(
  from: State,
  work: Stage<Extract<UnsettledMedia, { state: State }>>['work'],
): Stage<Extract<UnsettledMedia, { state: State }>> {
  return {
    name: from,
    due(story, id) {
      const media = story.state === 'processing' ? mediaIn(story, id) : null;
      return isIn(from, media) ? media : null;
    },
    work,
    giveUp: (media, reason) =>
      reason === null
        ? { ...mediaBase(media), state: 'failed', reason: sentences.ourFault() }
        : { ...mediaBase(media), state: 'refused', reason },
    settle: (story, media, at) => (story.state === 'processing' ? withMedia(story, media, at) : story),
  };
}

function isIn<State extends UnsettledMedia['state']>(
  state: State,
  media: Media | null,
): media is Extract<UnsettledMedia, { state: State }> {
  return media?.state === state;
}

export interface AttemptInProgress {
  readonly signal: AbortSignal;
  /** 0 to 100. */
  progress(percent: number): void;
}

/**
 * One attempt at one stage of one media: takes hold of it with a token, borrows the original, works, and commits only
 * where the token still holds. Run it as often as you like, by as many workers as you like: one result is taken.
 */
export async function prepareMedia<From extends Held>(
  services: PreparationServices,
  target: { readonly story: StoryId; readonly media: MediaId },
  stage: Stage<From>,
  run: Run,
): Promise<Outcome> {
  const token = newAttemptToken();
  const start = await begin(services, target, stage, token);
  if (start.kind === 'given-up') return givenUp(null, start.tries);
  if (start.kind !== 'begun') return start.kind === 'held' ? again(start.inSeconds) : done;
  const { media } = start;
  const log = services.logger.child({ story: target.story, media: target.media, stage: stage.name });
  const life = keepAlive(services, target, token, run, stage.note ?? 'noteProgress');
  try {
    const result = await withScratch(services.scratch, (folder) =>
      withLocalCopy(services.blobs, media.original.key, folder, (path) =>
        stage.work(media, path, folder, life),
      ),
    );
    const taken = await commit(services, target, stage, token, (held) => result.becomes(held));
    if (!taken) {
      await result.discard();
      log.info('another attempt was faster; this one was taken back');
    } else {
      log.info({ state: taken.state }, 'media item advanced');
    }
    return done;
  } catch (error) {
    return await afterFailure(services, target, stage, token, media, error, life, log);
  } finally {
    life.end();
  }
}

type Start<From> =
  | { kind: 'begun'; media: From }
  | { kind: 'held'; inSeconds: number }
  | { kind: 'given-up'; tries: number }
  | { kind: 'nothing' };

async function begin<From extends Held>(
  services: PreparationServices,
  target: { story: StoryId; media: MediaId },
  stage: Stage<From>,
  token: AttemptToken,
): Promise<Start<From>> {
  let start: Start<From> = { kind: 'nothing' };
  await changeStory(services.stories, target.story, (story) => {
    start = { kind: 'nothing' };
    const media = stage.due(story, target.media);
    if (!media) return null;
    const now = services.now();
    if (media.attempt && media.attempt.leaseUntil > now) {
      start = {
        kind: 'held',
        inSeconds: Math.ceil((media.attempt.leaseUntil.getTime() - now.getTime()) / 1000),
      };
      return null;
    }
    const until = waitsUntil(media);
    if (until && until > now) {
      start = { kind: 'held', inSeconds: Math.ceil((until.getTime() - now.getTime()) / 1000) };
      return null;
    }
    // A worker that died each time leaves no word, so deaths are counted where attempts begin.
    if (media.tries >= services.tries) {
      start = { kind: 'given-up', tries: media.tries };
      return stage.settle(story, stage.giveUp(media, null), now);
    }
    const attempt = { token, leaseUntil: leaseFrom(services), percent: 0 };
    const held = { ...media, attempt, tries: media.tries + 1 };
    start = { kind: 'begun', media: held };
    return stage.settle(story, held, now);
  }).catch(ignoreMissing);
  return start;
}

/** @returns the media as it has become; null where the attempt no longer holds it. */
async function commit<From extends Held>(
  services: PreparationServices,
  target: { story: StoryId; media: MediaId },
  stage: Stage<From>,
  token: AttemptToken,
  becomes: (held: From) => Media,
): Promise<Media | null> {
  let taken: Media | null = null;
  await changeStory(services.stories, target.story, (story) => {
    const media = stage.due(story, target.media);
    taken = media?.attempt?.token === token ? becomes(media) : null;
    return taken && stage.settle(story, taken, services.now());
  }).catch(ignoreMissing);
  return taken;
}

async function afterFailure<From extends Held>(
  services: PreparationServices,
  target: { story: StoryId; media: MediaId },
  stage: Stage<From>,
  token: AttemptToken,
  media: From,
  error: unknown,
  life: Life,
  log: Logger,
): Promise<Outcome> {
  if (error instanceof Unacceptable) {
    log.info({ said: messageOf(error.cause) }, 'a file was refused');
    await commit(services, target, stage, token, (held) => stage.giveUp(held, error.message));
    return done;
  }
  if (life.lost) return done;
  // Draining and an absent store are nobody's fault: the attempt is handed back and not counted (S20).
  const blameless = life.signal.aborted || isStoreUnavailable(error);
  const tries = blameless ? media.tries - 1 : media.tries;
  if (tries >= services.tries) {
    log.error({ err: error, tries }, 'a media could not be prepared');
    await commit(services, target, stage, token, (held) => stage.giveUp(held, null));
    return givenUp(error, tries);
  }
  log.warn({ err: error, tries }, 'an attempt at a media failed; it will be tried again');
  await commit(services, target, stage, token, (held) => ({ ...held, attempt: null, tries }));
  return again(life.signal.aborted ? 0 : pause(Math.max(1, tries)));
}

/** Why, in a tool's own last words; null where the sentence says it all. */
const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : null);

interface Life extends AttemptInProgress {
  /** True where another attempt has taken the media over. */
  readonly lost: boolean;
  end(): void;
}

// Lengthens the lease and notes progress while the work runs; cuts the work off when the lease was lost.
function keepAlive(
  services: PreparationServices,
  target: { story: StoryId; media: MediaId },
  token: AttemptToken,
  run: Run,
  note: 'noteProgress' | 'notePartProgress',
): Life {
  const cut = new AbortController();
  const state = { percent: 0, lost: false };
  const beat = async () => {
    const held = await services.stories[note](
      target.story,
      token,
      Math.floor(state.percent),
      leaseFrom(services),
    );
    if (held) return run.touch();
    state.lost = true;
    cut.abort(new Error('another attempt holds this media now'));
  };
  const everyMilliseconds = Math.min(2000, (services.leaseSeconds * 1000) / 3);
  const timer = setInterval(() => {
    // A beat that fails is caught up by the next; if none comes through, the lease runs out.
    beat().catch(() => undefined);
  }, everyMilliseconds);
  return {
    signal: AbortSignal.any([run.signal, cut.signal]),
    progress: (percent) => {
      state.percent = Math.min(100, Math.max(state.percent, percent));
    },
    get lost() {
      return state.lost;
    },
    end: () => clearInterval(timer),
  };
}

function mediaIn(story: Story, id: MediaId): UnsettledMedia | null {
  const media = story.media.find((candidate) => candidate.id === id);
  return media && !isSettled(media) ? media : null;
}

const leaseFrom = (services: PreparationServices) =>
  new Date(services.now().getTime() + services.leaseSeconds * 1000);

/** Seconds before the next try: doubling from 5 to 300, with jitter. */
const pause = (tries: number) => Math.min(300, 5 * 2 ** (tries - 1)) * (0.5 + Math.random() / 2);

function ignoreMissing(error: unknown): void {
  if (!(error instanceof NotFound)) throw error;
}
