import type { SampleStory } from './sample-story.ts';
import {
  bandPracticeStory,
  ladderStory,
  oneSquareEachStory,
  overTheTopsStory,
} from './stories/connectedness.ts';
import {
  firstBusStory,
  machineRoomStory,
  secondChairStory,
  thingsICanDoStory,
} from './stories/employment.ts';
import {
  lightAcrossTheWayStory,
  rainOnTheLandingStory,
  roundTheBlockStory,
  twoCupsStory,
} from './stories/isolation.ts';

/** In the order in which they are planted; the gallery shows the last one first. */
export const sampleStories: readonly SampleStory[] = [
  twoCupsStory,
  secondChairStory,
  oneSquareEachStory,
  rainOnTheLandingStory,
  thingsICanDoStory,
  roundTheBlockStory,
  machineRoomStory,
  ladderStory,
  firstBusStory,
  lightAcrossTheWayStory,
  bandPracticeStory,
  overTheTopsStory,
];
