import { type GrowingMedia, isSettled, type Media, type MediaFacts, type UnsettledMedia } from './media.ts';

/**
 * About how long one processor has with a media item, in seconds, reckoned from its facts: bytes say nothing of it. Four seconds of black
 * at 4096 by 2304 and 60 pictures a second are 33 kB.
 */
export function secondsOfWork(facts: MediaFacts): number {
  switch (facts.form) {
    case 'artwork':
      return (facts.pages ?? [facts]).reduce((sum, page) => sum + picture + dots(page) * aPictureDot, 0);
    case 'sound':
      return start + facts.seconds * aSoundSecond;
    case 'film': {
      const frames = facts.seconds * Math.min(facts.frameRate, fastest);
      const shown = Math.min(dots(facts), largestShown) * ofAllSizes;
      return (
        start + frames * (dots(facts) * aDecodedDot + shown * anEncodedDot) + facts.seconds * aSoundSecond
      );
    }
  }
}

/** The same of a look at what just arrived, of which nothing is known but what its first bytes suggest. */
export function secondsOfLook({ guess, original }: Pick<Media, 'guess' | 'original'>): number {
  return guess === 'artwork' ? aLook : aLongLook + original.bytes * aReadByte;
}

/** What it takes to go on with it. */
export function secondsDue(media: UnsettledMedia | GrowingMedia): number {
  return media.state === 'received' ? secondsOfLook(media) : secondsOfWork(media.facts);
}

/** Work that others would notice waiting for: it has a lane of its own (jobs/), and its sender is told. */
export const isLongWork = (facts: MediaFacts): boolean => secondsOfWork(facts) > longWork;

/** With a mark of the address that sent it, where there is still work to do. */
export const withSender = <One extends Media>(media: One, sender: string): One =>
  isSettled(media) ? media : { ...media, sender };

/** A file that waits for a day that has room for it; null where it does not. */
export const waitsUntil = (media: Media): Date | null =>
  !isSettled(media) && media.state === 'inspected' ? (media.waitsUntil ?? null) : null;

const dots = ({ width, height }: { readonly width: number; readonly height: number }) => width * height;

// Measured on one core of 2024, on films, drawings and talk as people send them.
const picture = 4;
const aPictureDot = 0.6e-6;
const start = 3;
const aSoundSecond = 0.08;
const aDecodedDot = 4e-9;
const anEncodedDot = 20e-9;
const aLook = 2;
const aLongLook = 10;
const aReadByte = 20e-9;
const longWork = 120;
/** Films are shown at up to 1080 lines and at 60 pictures a second, in three sizes. */
const largestShown = 1920 * 1080;
const ofAllSizes = 1.64;
const fastest = 60;
