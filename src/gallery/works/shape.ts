import type { Strip } from '../../story/framing.ts';

/** Width over height, times 100, of the mounts that the stylesheet can cut. Common papers and screens are exact. */
export const shapes: readonly number[] = [
  40, 45, 50, 53, 56, 60, 63, 67, 71, 75, 80, 85, 90, 95, 100, 105, 110, 117, 125, 133, 141, 150, 155, 160,
  170, 178, 188, 200, 218, 235, 265, 300,
];

/** A strip shows its beginning in a gallery, and its whole length on its own page, where it scrolls. */
export const stripShapes: Readonly<Record<Strip, number>> = { across: 235, down: 56 };

/** Sounds have no shape of their own: their waveform hangs on a landscape sheet. */
export const soundShape = 160;

/** What hangs for a story with a content note: the theme's cover, with room for a line or two. */
export const noteShape = 133;

/** A sheet of words is upright for a poem of short lines, and wider for long ones. @param widest characters of the longest line */
export function sheetShape(widest: number): number {
  if (widest <= 30) return 85;
  if (widest <= 38) return 110;
  return widest <= 50 ? 133 : 150;
}

/** The mount that is nearest to a work's own proportions; the work keeps them and is never cropped to it. */
export function nearestShape(width: number, height: number): number {
  const wanted = Math.log((100 * width) / height);
  const distance = (shape: number) => Math.abs(Math.log(shape) - wanted);
  return shapes.reduce((best, shape) => (distance(shape) < distance(best) ? shape : best));
}
