import type { MapPoint } from '../../story/places.ts';

/**
 * The coast of the north west of England as a hand would draw it, from the Solway to the Dee: enough of it to know where one is,
 * and nothing that a ship could steer by. Degrees north and east.
 */
export const coast: readonly MapPoint[] = points(`
  55.02 -3.02, 54.95 -3.09, 54.93 -3.27, 54.87 -3.39, 54.78 -3.43, 54.72 -3.50, 54.65 -3.58, 54.55 -3.60, 54.51 -3.64,
  54.44 -3.52, 54.35 -3.43, 54.27 -3.40, 54.19 -3.28, 54.24 -3.20, 54.16 -3.20, 54.05 -3.24, 54.06 -3.13, 54.14 -3.08,
  54.19 -3.00, 54.14 -2.97, 54.20 -2.87, 54.15 -2.81, 54.07 -2.88, 54.02 -2.90, 53.98 -2.88, 53.95 -2.95, 53.93 -3.03,
  53.83 -3.06, 53.76 -3.04, 53.735 -2.96, 53.75 -2.84, 53.71 -2.90, 53.67 -3.00, 53.60 -3.06, 53.55 -3.10, 53.47 -3.04,
  53.41 -3.00, 53.35 -2.94, 53.34 -2.78, 53.32 -2.86, 53.37 -2.97, 53.43 -3.04, 53.39 -3.19, 53.33 -3.11, 53.26 -3.02,
  53.28 -3.14, 53.35 -3.32, 53.29 -3.60, 53.30 -3.80`);

/** Where hills stand: the fells of the Lakes, Bowland, the Pennines. */
export const hills: readonly MapPoint[] = points(`
  54.60 -3.22, 54.50 -3.05, 54.42 -3.18, 54.58 -2.92, 54.40 -2.78, 54.68 -2.50, 54.45 -2.42, 54.22 -2.35, 54.28 -2.55,
  54.00 -2.50, 53.94 -2.62, 53.96 -2.18, 53.80 -2.10, 53.62 -2.03, 53.52 -2.10, 54.78 -2.62`);

function points(text: string): readonly MapPoint[] {
  return text.split(',').map((pair) => {
    const [north, east] = pair.trim().split(' ').map(Number);
    return { north: north ?? 0, east: east ?? 0 };
  });
}
