import { describe, expect, it } from '@jest/globals';
import { aReadyArtwork } from '../../test/support/stories.ts';
import { newStoryId } from '../random.ts';
import {
  type Corners,
  cornerFault,
  isAsItCame,
  shownSize,
  straightSize,
  stripOf,
  turned,
  wholePicture,
  withFraming,
} from './framing.ts';
import { mediaBase } from './media.ts';

const at = (...all: [number, number][]): Corners => {
  const [one, two, three, four] = all.map(([x, y]) => ({ x, y }));
  if (!one || !two || !three || !four) throw new Error('Expected four corners');
  return [one, two, three, four];
};
const skewed = at([0.1, 0.2], [0.9, 0.1], [0.8, 0.9], [0.2, 0.8]);

describe('Four corners', () => {
  it.each<[string, Corners]>([
    ['of the whole photo', wholePicture],
    ['of a sheet seen from below', skewed],
    ['of a sheet on its head', at([0.9, 0.9], [0.1, 0.9], [0.1, 0.1], [0.9, 0.1])],
    ['of a sheet on its tip', at([0.5, 0], [1, 0.5], [0.5, 1], [0, 0.5])],
    ['of a small card', at([0.4, 0.4], [0.6, 0.4], [0.6, 0.55], [0.4, 0.55])],
  ])('%s are fine', (_name, corners) => {
    expect(cornerFault(corners)).toBeNull();
  });

  it.each<[string, Corners, string]>([
    ['outside the photo', at([-0.01, 0], [1, 0], [1, 1], [0, 1]), 'outside'],
    ['that are no numbers', at([Number.NaN, 0], [1, 0], [1, 1], [0, 1]), 'outside'],
    ['that cross like a bow tie', at([0, 0], [1, 1], [1, 0], [0, 1]), 'crossed'],
    ['that go round the other way', at([0, 0], [0, 1], [1, 1], [1, 0]), 'crossed'],
    ['of which one is pushed in', at([0, 0], [1, 0], [0.3, 0.3], [0, 1]), 'crossed'],
    ['of which three lie in a line', at([0, 0], [0.5, 0.5], [1, 1], [0, 1]), 'crossed'],
    ['of which two are one', at([0.5, 0.5], [0.5, 0.5], [1, 1], [0, 1]), 'small'],
    ['of a splinter', at([0, 0], [1, 0], [1, 0.01], [0, 0.01]), 'small'],
    ['of a stamp far away', at([0.4, 0.4], [0.5, 0.4], [0.5, 0.5], [0.4, 0.5]), 'small'],
  ])('%s are not', (_name, corners, fault) => {
    expect(cornerFault(corners)).toBe(fault);
  });
});

describe('A straightened picture', () => {
  const photo = { width: 1000, height: 500 };

  it('is as wide and high as opposite sides are on average', () => {
    expect(straightSize(photo, wholePicture)).toEqual(photo);
    const trapezoid = at([0.2, 0], [0.8, 0], [1, 1], [0, 1]);
    const slanted = Math.hypot(200, 500);
    expect(straightSize(photo, trapezoid)).toEqual({ width: 800, height: Math.round(slanted) });
  });

  it('is turned after that', () => {
    expect(turned(photo, 90)).toEqual({ width: 500, height: 1000 });
    expect(turned(photo, 180)).toEqual(photo);
  });
});

describe('A framed media', () => {
  const drawing = aReadyArtwork(newStoryId());
  const framing = { corners: skewed, turn: 90 } as const;

  it('shows in its straightened size', () => {
    expect(shownSize(drawing)).toEqual({ width: 320, height: 200 });
    const upright = withFraming(drawing, { corners: wholePicture, turn: 270 });
    expect(shownSize(upright)).toEqual({ width: 200, height: 320 });
  });

  it('carries its framing from state to state', () => {
    expect(mediaBase(withFraming(drawing, framing))).toMatchObject({ id: drawing.id, framing });
    expect(Object.keys(mediaBase(drawing))).not.toContain('framing');
  });

  it('has none where it shows as it came', () => {
    const framed = withFraming(drawing, framing);
    expect(Object.keys(withFraming(framed, null))).not.toContain('framing');
    expect(withFraming(framed, { corners: wholePicture, turn: 0 })).toEqual(drawing);
    expect(isAsItCame(framing)).toBe(false);
  });

  it('is a picture: nothing else is framed', () => {
    const { facts: _facts, renditions: _renditions, placeholder: _placeholder, ...rest } = drawing;
    const sound = { ...rest, state: 'received', guess: 'sound', attempt: null, tries: 0 } as const;
    expect(withFraming(sound, framing)).toBe(sound);
    expect(shownSize(sound)).toBeNull();
  });
});

describe('stripOf', () => {
  it.each([
    [60_000, 1500, 'across'],
    [1500, 60_000, 'down'],
    [3300, 1000, 'across'],
    [3000, 1000, null],
    [1000, 1000, null],
  ])('finds of %i by %i: %s', (width, height, strip) => {
    expect(stripOf({ width, height })).toBe(strip);
  });
});
