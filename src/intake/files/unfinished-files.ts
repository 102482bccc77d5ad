import type { Arrival } from '../../story/arrival.ts';
import { partInWords } from '../../uploads/file-sentences.ts';

/** Files of which a part has arrived, as the page lists them: one that was chosen goes on when it is chosen again. */
export function unfinishedFiles(arrivals: readonly Arrival[]) {
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
