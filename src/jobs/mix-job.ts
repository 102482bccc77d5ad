import { createReadStream } from 'node:fs';
import { isStoreUnavailable, Unacceptable } from '../errors.ts';
import type { Inspector } from '../inspect/inspector.ts';
import { sentences } from '../inspect/sentences.ts';
import type { Logger } from '../logger.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { newRenditionKey } from '../storage/keys.ts';
import { withLocalCopy, withScratch } from '../storage/local-copy.ts';
import { changeStory } from '../story/changes/change-story.ts';
import { dueToMix, type Narrated, withMixing } from '../story/changes/narration.ts';
import type { MediaId, StoryId } from '../story/ids.ts';
import type { MediaFacts, Mixing, Rendition } from '../story/media.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import { isSent } from '../story/story.ts';
import type { NarrationMixer } from '../transcode/narration-mixer.ts';
import { say } from '../words/say.ts';
import { again, done, givenUp, type Handler, type Run } from './handler.ts';
import { withHeartbeat } from './heartbeat.ts';

export interface MixServices {
  readonly stories: StoryStore;
  readonly blobs: Pick<BlobStore, 'get' | 'put' | 'delete'>;
  readonly inspector: Inspector;
  readonly mixer: NarrationMixer;
  readonly logger: Logger;
  readonly scratch: string;
  /** Attempts at one voice before it counts as failed. */
  readonly tries: number;
}

/** Short side of the film that the voice is laid over, in pixels: every screen plays it, and no line is too slow. */
const enough = 720;

/**
 * Lays a recorded voice over its film. What it writes has fresh keys, and counts only while that voice still waits; whoever
 * comes late takes back what it wrote. Attempts are counted when they begin. Run it as often as you like.
 */
export function mixHandler(services: MixServices): Handler<'mix'> {
  return async ({ story: id, media: mediaId }, run) => {
    const film = await begin(services, id, mediaId);
    if (film === 'given-up') return givenUp(null, services.tries);
    if (!film) return done;
    const log = services.logger.child({ story: id, media: mediaId });
    try {
      const described = await withHeartbeat(run, () => mix(services, id, film, run));
      if (await settle(services, id, film, { state: 'mixed' }, described)) {
        log.info('laid a voice over a film');
      } else {
        await services.blobs.delete(described.key);
        log.info('the voice was replaced meanwhile; what was mixed is taken back');
      }
      return done;
    } catch (error) {
      return await afterFailure(services, id, film, error, run, log);
    }
  };
}

/** @returns the film with its voice, one attempt noted; null where there is nothing to do. */
async function begin(
  services: MixServices,
  id: StoryId,
  mediaId: MediaId,
): Promise<Narrated | 'given-up' | null> {
  const story = await services.stories.find(id);
  const film = story && isSent(story) ? dueToMix(story).find((media) => media.id === mediaId) : null;
  if (!film) return null;
  const tries = triesOf(film);
  if (tries >= services.tries) {
    await settle(services, id, film, { state: 'failed', reason: sentences.ourFault() });
    return 'given-up';
  }
  const begun = { state: 'due', tries: tries + 1 } as const;
  if (!(await settle(services, id, film, begun))) return null;
  return { ...film, narration: { ...film.narration, mixing: begun } };
}

const triesOf = ({ narration: { mixing } }: Narrated) => (mixing.state === 'due' ? mixing.tries : 0);

async function mix(services: MixServices, id: StoryId, film: Narrated, { signal }: Run): Promise<Rendition> {
  const { blobs, inspector, mixer } = services;
  const { original, begins } = film.narration;
  return withScratch(services.scratch, (scratch) =>
    withLocalCopy(blobs, filmBelow(film).key, scratch, (below) =>
      withLocalCopy(blobs, original.key, scratch, async (voice) => {
        const found = await inspector.inspect(voice, scratch, signal);
        if (found.kind === 'refused') throw new Unacceptable(found.reason);
        if (!hasSound(found.facts)) throw new Unacceptable(say('described-recording-without-sound'));
        const { path, ...made } = await mixer.mix(below, voice, begins, scratch, signal);
        const key = newRenditionKey(id, film.id, made.name);
        const facts = await blobs.put(key, createReadStream(path), { type: made.type });
        return { ...made, key, ...facts };
      }),
    ),
  );
}

const hasSound = (facts: MediaFacts) =>
  facts.form === 'sound' || (facts.form === 'film' && facts.audio !== null);

/** The largest of those that are large enough for any screen, or the smallest there is. */
function filmBelow({ renditions }: Narrated): Rendition {
  const shortSide = ({ width = 0, height = 0 }: Rendition) => Math.min(width, height);
  const films = renditions
    .filter(({ kind }) => kind === 'film')
    .toSorted((one, other) => shortSide(one) - shortSide(other));
  const film = films.findLast((each) => shortSide(each) <= enough) ?? films[0];
  if (!film) throw new Error('Expected a film but received no rendition of one');
  return film;
}

async function afterFailure(
  services: MixServices,
  id: StoryId,
  film: Narrated,
  error: unknown,
  run: Run,
  log: Logger,
) {
  if (error instanceof Unacceptable) {
    log.info({ reason: error.message }, 'a voice was refused');
    await settle(services, id, film, { state: 'failed', reason: error.message });
    return done;
  }
  const tries = triesOf(film);
  // Draining and an absent store are nobody's fault: the attempt is handed back and not counted (S20).
  if (run.signal.aborted || isStoreUnavailable(error)) {
    await settle(services, id, film, { state: 'due', tries: tries - 1 });
    return again(run.signal.aborted ? 0 : 60);
  }
  const isLast = tries >= services.tries;
  log.warn({ err: error, tries }, 'a voice could not be laid over its film');
  if (!isLast) return again(60 * tries);
  await settle(services, id, film, { state: 'failed', reason: sentences.ourFault() });
  return givenUp(error, tries);
}

/** @returns false where that voice waits no longer. */
async function settle(
  { stories }: MixServices,
  id: StoryId,
  { id: mediaId, narration }: Narrated,
  mixing: Mixing,
  described: Rendition | null = null,
): Promise<boolean> {
  let taken = false;
  await changeStory(stories, id, (latest) => {
    const after = isSent(latest)
      ? withMixing(latest, mediaId, narration.original.key, mixing, described)
      : null;
    taken = after !== null;
    return after;
  });
  return taken;
}
