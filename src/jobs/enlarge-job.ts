import { copyInto, withLocalCopy } from '../storage/local-copy.ts';
import { enlarged, notEnlarged, partsDue, withFilm } from '../story/changes/larger-sizes.ts';
import type { StoryId } from '../story/ids.ts';
import { type FilmFacts, type FilmPart, type GrowingMedia, isReady } from '../story/media.ts';
import { isSent } from '../story/story.ts';
import { addWhatFollows, type EnlargeServices, growing } from './enlarge-common.ts';
import type { Handler } from './handler.ts';
import { prepareMedia, type Stage } from './prepare-media.ts';
import { removeRenditions, storeRenditions } from './store-renditions.ts';

/**
 * Makes the larger sizes of a film that can be looked at in its smallest, or divides a long one into parts for any worker, and joins them
 * once they are there. The story goes its way meanwhile: what people say of the film stays, and a story that is taken
 * back takes nothing more. What the new files stand in the place of, posters and the list of sizes, and the parts, are
 * left to the sweep, since somebody may be reading them.
 */
export function enlargeHandler(services: EnlargeServices): Handler<'enlarge'> {
  const { blobs, transcoder, divideSeconds } = services;

  /** The parts of a long film that is not divided yet; null of any other. */
  async function divided(
    { parts }: GrowingMedia,
    facts: FilmFacts,
    below: string,
    scratch: string,
    signal: AbortSignal,
  ) {
    if (parts || facts.seconds <= divideSeconds) return null;
    const found = await transcoder.partsOf(facts, below, divideSeconds / 2, scratch, signal);
    if (found.length < 2) return null;
    return found.map((part): FilmPart => ({ ...part, attempt: null, tries: 0, files: null }));
  }

  async function joined(
    parts: readonly FilmPart[],
    facts: FilmFacts,
    below: string,
    scratch: string,
    signal: AbortSignal,
  ) {
    const copied = [];
    for (const { from, frames, files } of parts) {
      const copies = [];
      for (const { lines, key } of files ?? [])
        copies.push({ lines, path: await copyInto(blobs, key, scratch) });
      copied.push({ from, frames, files: copies });
    }
    return transcoder.joinParts(facts, below, copied, scratch, signal);
  }

  const stageOf = (id: StoryId): Stage<GrowingMedia> => ({
    name: 'larger',
    due: (story, mediaId) => {
      const film = growing(story, mediaId);
      return film && partsDue(film).length === 0 ? film : null;
    },
    async work(film, path, scratch, attempt) {
      const { id: media, facts, renditions } = film;
      const smallest = renditions.find(({ kind }) => kind === 'film');
      if (!smallest || facts.form !== 'film') throw new Error('Expected a film but received none');
      return withLocalCopy(blobs, smallest.key, scratch, async (below) => {
        const parts = await divided(film, facts, below, scratch, attempt.signal);
        if (parts) {
          return {
            becomes: (now: GrowingMedia) => ({ ...now, attempt: null, tries: 0, parts }),
            discard: async () => undefined,
          };
        }
        const { progress, signal } = attempt;
        const files = film.parts
          ? await joined(film.parts, facts, below, scratch, signal)
          : await transcoder.enlarge(path, facts, below, scratch, progress, signal);
        const larger = await storeRenditions(blobs, { story: id, media }, files, attempt.signal);
        return {
          becomes: (now: GrowingMedia) => enlarged(now, larger),
          discard: () => removeRenditions(blobs, larger),
        };
      });
    },
    giveUp: notEnlarged,
    settle: (story, film) => (isSent(story) && isReady(film) ? withFilm(story, film) : story),
  });

  return async (job, run) => {
    const outcome = await prepareMedia(services, job, stageOf(job.story), run);
    await addWhatFollows(services, job.story);
    return outcome;
  };
}
