/** Whether whoever set up this screen wants nothing on it to move by itself. */
export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
