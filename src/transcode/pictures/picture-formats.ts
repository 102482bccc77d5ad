/** The formats that each size is offered in, best first, as plain data. */
export const pictureFormats = [
  { ending: 'avif', type: 'image/avif', options: { quality: 55, effort: 2 } },
  { ending: 'webp', type: 'image/webp', options: { quality: 80, effort: 3 } },
  { ending: 'jpg', type: 'image/jpeg', options: { quality: 80, progressive: true, mozjpeg: false } },
] as const;

export type PictureFormat = (typeof pictureFormats)[number];
