import { madePart, notEnlarged, partOf, withFilm, withPart } from '../story/changes/larger-sizes.ts';
import type { StoryId } from '../story/ids.ts';
import { type GrowingMedia, isGrowing, isReady } from '../story/media.ts';
import { isSent } from '../story/story.ts';
import { addWhatFollows, type EnlargeServices, growing } from './enlarge-common.ts';
import type { Handler } from './handler.ts';
import { prepareMedia, type Stage } from './prepare-media.ts';
import { removeRenditions, storeRenditions } from './store-renditions.ts';

/** Makes one part of a divided film; whoever makes the last has them joined. */
export function enlargePartHandler(services: EnlargeServices): Handler<'enlarge-part'> {
  const { blobs, transcoder } = services;
  const stageOf = (id: StoryId, at: number): Stage<GrowingMedia> => ({
    name: 'part',
    note: 'notePartProgress',
    due: (story, mediaId) => {
      const film = growing(story, mediaId);
      return film && partOf(film, at);
    },
    async work({ id: media, facts, parts }, path, scratch, { progress, signal }) {
      const part = parts?.[at];
      if (!part || facts.form !== 'film') throw new Error('Expected a part of a film but received none');
      const files = await transcoder.makePart(path, facts, part, scratch, progress, signal);
      const stored = await storeRenditions(
        blobs,
        { story: id, media },
        files.map(({ lines, path }) => ({
          kind: 'film',
          name: `part-${at}-${lines}.mp4`,
          type: 'video/mp4',
          path,
        })),
        signal,
      );
      const kept = files.flatMap(({ lines }, place) => {
        const key = stored[place]?.key;
        return key ? [{ lines, key }] : [];
      });
      return {
        becomes: (held) => madePart(held, at, kept),
        discard: () => removeRenditions(blobs, stored),
      };
    },
    giveUp: notEnlarged,
    settle(story, held) {
      if (!isSent(story) || !isReady(held)) return story;
      const film = growing(story, held.id);
      return withFilm(story, film && isGrowing(held) ? withPart(film, at, held) : held);
    },
  });
  return async (job, run) => {
    const outcome = await prepareMedia(services, job, stageOf(job.story, job.part), run);
    await addWhatFollows(services, job.story);
    return outcome;
  };
}
