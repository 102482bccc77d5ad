/** Width over height, times 100, of the mounts that the stylesheet can cut. Common papers and screens are exact. */
export const shapes: readonly number[] = [
  40, 50, 56, 60, 67, 71, 75, 80, 90, 100, 110, 125, 133, 141, 150, 160, 178, 200, 235, 300,
];

/** Sounds have no shape of their own: their waveform hangs on a landscape sheet. */
export const soundShape = 160;

/** The mount that is nearest to a work's own proportions; the work keeps them and is never cropped to it. */
export function nearestShape(width: number, height: number): number {
  const wanted = Math.log((100 * width) / height);
  const distance = (shape: number) => Math.abs(Math.log(shape) - wanted);
  return shapes.reduce((best, shape) => (distance(shape) < distance(best) ? shape : best));
}
