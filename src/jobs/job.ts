import type { MediaId, StoryId } from '../story/ids.ts';

/** All work there is, by type; a handler map over this union must name every one. */
export type Job =
  | { readonly type: 'inspect'; readonly story: StoryId; readonly media: MediaId }
  | { readonly type: 'transcode'; readonly lane: MediaLane; readonly story: StoryId; readonly media: MediaId }
  | { readonly type: 'enlarge'; readonly story: StoryId; readonly media: MediaId }
  | { readonly type: 'enlarge-part'; readonly story: StoryId; readonly media: MediaId; readonly part: number }
  | { readonly type: 'listen'; readonly story: StoryId; readonly media: MediaId }
  | { readonly type: 'mix'; readonly story: StoryId; readonly media: MediaId }
  | { readonly type: 'list-wish'; readonly story: StoryId }
  | { readonly type: 'erase'; readonly story: StoryId }
  | { readonly type: 'tell'; readonly story: StoryId }
  | { readonly type: 'watch-screens' }
  | { readonly type: 'reconcile' }
  | { readonly type: 'sweep' };

export type JobType = Job['type'];

/**
 * Work of one kind queues by itself, so that a hundred films do not hold up one drawing; long work of every kind too, and the larger sizes of
 * films that can be looked at already, so that nothing short waits until it has ended.
 */
export type MediaLane = 'image' | 'audio' | 'video' | 'long';
export type Lane =
  | MediaLane
  | 'inspect'
  | 'mix'
  | 'listen'
  | 'withdraw'
  | 'tell'
  | 'watch-screens'
  | 'reconcile'
  | 'sweep';

/** Hands work to the workers. Adding the same job twice is harmless: handlers check before they start. */
export interface JobQueue {
  /** `seconds`: about how long a processor has with it. Of one lane, short work goes before long. */
  add(job: Job, seconds?: number): Promise<void>;
}
