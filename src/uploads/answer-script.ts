import type { Media } from '../story/media.ts';
import type { WebResponse } from '../web/private-page.ts';
import { fileSentences } from './file-sentences.ts';

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

/** Tells public/js/share/upload.js what came of an upload: the files that the story holds now, and what is wrong with the others. */
export function answerScript(
  response: WebResponse,
  media: readonly Media[],
  arrived: number,
  reasons: readonly string[],
): void {
  const isNone = arrived === 0 && reasons.length === 0;
  response
    .set('Cache-Control', 'no-store')
    .status(reasons.length > 0 || isNone ? 422 : 201)
    .json({ problems: isNone ? [fileSentences.none] : reasons, files: listOfFiles(media) });
}
