import type { Arrival } from '../story/arrival.ts';
import type { Media } from '../story/media.ts';
import { partInWords } from './file-sentences.ts';

/** A story's files as pages and scripts list them. */
export function listOfFiles(media: readonly Media[]) {
  return media.map(({ id, original, guess }) => ({
    id,
    name: original.fileName,
    bytes: original.bytes,
    form: guess,
    mayLieAskew: mayLieAskew({ guess, original }),
  }));
}

/** It may be a photo of a drawing on a table: booklets, scans and GIFs lie straight, as far as their names tell. */
export function mayLieAskew({ guess, original }: Pick<Media, 'guess' | 'original'>): boolean {
  return guess === 'artwork' && !/\.(pdf|gif|tiff?)$/i.test(original.fileName);
}

/** Files of which a part has arrived, as pages list them: one that was chosen goes on when it is chosen again. */
export function listOfUnfinished(arrivals: readonly Arrival[]) {
  return arrivals
    .filter(({ media }) => media === null)
    .map(({ id, fileName, received, bytes, recording }) => ({
      id,
      name: fileName,
      part: partInWords(received, bytes),
      choose: recording === null,
      keep: recording !== null,
    }));
}
