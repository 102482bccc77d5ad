import type { LaneSettings } from '../../src/jobs/agenda-queue.ts';

/** Lanes that are looked at often and whose upkeep never comes by itself. */
export const quickLanes: LaneSettings = {
  concurrency: {
    inspect: 2,
    image: 1,
    audio: 1,
    video: 1,
    long: 1,
    mix: 1,
    listen: 1,
    withdraw: 1,
    tell: 1,
    'watch-screens': 1,
    reconcile: 1,
    sweep: 1,
  },
  pollMilliseconds: 50,
  leaseSeconds: 2,
  reconcileSeconds: 3600,
  sweepSeconds: 3600,
  screensSeconds: 3600,
};
