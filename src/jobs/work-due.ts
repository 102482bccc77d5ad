import { never } from '../errors.ts';
import { dueToEnlarge, partsDue } from '../story/changes/larger-sizes.ts';
import { dueToHear } from '../story/changes/listening.ts';
import { dueToMix } from '../story/changes/narration.ts';
import type { StoryId } from '../story/ids.ts';
import { type InspectedMedia, isGrowing, isSettled } from '../story/media.ts';
import { isSent, type ProcessingStory, type SentStory, type Story } from '../story/story.ts';
import { isLongWork, secondsDue } from '../story/work-cost.ts';
import type { Job, MediaLane } from './job.ts';

/** The jobs that a story's own state calls for; what the reconciler adds where one was lost. */
export function workDue(story: Story): readonly Job[] {
  if (!isSent(story)) return [];
  const toPrepare = story.state === 'processing' ? preparation(story) : [];
  return [
    ...errands(story),
    ...toPrepare,
    ...enlargeJobsOf(story),
    ...listenJobsOf(story),
    ...mixJobsOf(story),
  ];
}

/** The storyteller's wish goes on the withdrawal list; an erasure is carried out. */
function errands(story: SentStory): readonly Job[] {
  const erased = story.state === 'withdrawn' && story.erasure !== null;
  return [
    ...(story.wishUnlisted ? [{ type: 'list-wish', story: story.id } as const] : []),
    ...(erased ? [{ type: 'erase', story: story.id } as const] : []),
  ];
}

/** A film that can be looked at gets its larger sizes: the parts of a long one first, and then all of it. */
export function enlargeJobsOf(story: SentStory): readonly Job[] {
  return dueToEnlarge(story).flatMap((film): Job[] => {
    const target = { story: story.id, media: film.id };
    const parts = partsDue(film);
    if (parts.length === 0) return [{ type: 'enlarge', ...target }];
    return parts.map((part) => ({ type: 'enlarge-part', ...target, part }));
  });
}

/** A machine listens to what is ready, whether people have begun with it or not; to nothing that was taken back. */
export function listenJobsOf(story: SentStory): readonly Job[] {
  return dueToHear(story).map(({ id }) => ({ type: 'listen', story: story.id, media: id }));
}

/** A voice that was recorded for a film is laid over it. */
function mixJobsOf(story: SentStory): readonly Job[] {
  return dueToMix(story).map(({ id }) => ({ type: 'mix', story: story.id, media: id }));
}

function preparation(story: ProcessingStory): readonly Job[] {
  return story.media.flatMap((media): Job[] => {
    if (isSettled(media)) return [];
    switch (media.state) {
      case 'received':
        return [{ type: 'inspect', story: story.id, media: media.id }];
      case 'inspected':
        return [transcodeJobOf(story.id, media)];
      default:
        return never(media);
    }
  });
}

export function transcodeJobOf(story: StoryId, media: InspectedMedia): Job {
  const lane = isLongWork(media.facts) ? 'long' : lanes[media.facts.form];
  return { type: 'transcode', lane, story, media: media.id };
}

/** About how long a processor has with a job of this story, for its place in line; 0 of what is the same for all. */
export function secondsOf(story: Story, job: Job): number {
  if (
    job.type !== 'inspect' &&
    job.type !== 'transcode' &&
    job.type !== 'enlarge' &&
    job.type !== 'enlarge-part'
  ) {
    return 0;
  }
  const media = story.media.find(({ id }) => id === job.media);
  if (!media || (isSettled(media) && !isGrowing(media))) return 0;
  const parts = job.type === 'enlarge-part' && isGrowing(media) ? (media.parts?.length ?? 1) : 1;
  return secondsDue(media) / parts;
}

const lanes = { artwork: 'image', sound: 'audio', film: 'video' } satisfies Record<string, MediaLane>;
