/** As long as the longest mounts of a gallery, and a little more. */
const longest = 3.2;

export type Strip = 'across' | 'down';

/** Which way a picture runs that is too long to be seen whole at once, such as a panorama or a scroll; otherwise null. */
export function stripOf({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): Strip | null {
  if (width > longest * height) return 'across';
  return height > longest * width ? 'down' : null;
}
