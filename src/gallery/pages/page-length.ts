/** Stories on one page of a gallery: two or three screens of a phone's patience, and light enough for patchy signal. */
export const pageLength = 12;
