import type { PictureSize } from '../plan-renditions.ts';

/** The formats that pictures are offered in, best first, as plain data. */
export const pictureFormats = [
  { ending: 'avif', type: 'image/avif', options: { quality: 55, effort: 2 } },
  { ending: 'webp', type: 'image/webp', options: { quality: 80, effort: 3 } },
  { ending: 'jpg', type: 'image/jpeg', options: { quality: 80, progressive: true, mozjpeg: false } },
] as const;

export type PictureFormat = (typeof pictureFormats)[number];

/** Of a size between two others there is the best format alone: whoever cannot read that takes the next larger size. */
export function formatsOf({ between }: PictureSize): readonly PictureFormat[] {
  return between ? pictureFormats.slice(0, 1) : pictureFormats;
}
