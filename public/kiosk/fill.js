import { Refused } from './api.js';
import { filesOfAll, isDetail } from './exhibition.js';
import { NoRoom, WrongBytes } from './files.js';
import { say } from './say.js';

const triesForWrongBytes = 3;

/**
 * Fetches what is missing, one file after another; what is here stays, so a stop costs one file at most. The detail of
 * pictures comes last, and nothing waits for it.
 * Resolves to 'whole', 'stopped', 'lacking' (something did not come), 'gone' (the server has a file no more), 'refused',
 * or 'full' after `onFull` was told which file had no room.
 * @param {readonly import('./types.d.ts').ScreenStory[]} stories
 * @param {import('./types.d.ts').Files} files
 * @param {{ signal: AbortSignal, onProgress(): void, onTrouble(trouble: string): void, onFull(file: import('./types.d.ts').ScreenFile): void }} how
 * @returns {Promise<'whole' | 'stopped' | 'lacking' | 'gone' | 'refused' | 'full'>}
 */
export async function fill(stories, files, { signal, onProgress, onTrouble, onFull }) {
  /** @type {'whole' | 'lacking'} */
  let outcome = 'whole';
  const all = filesOfAll(stories);
  for (const file of [...all.filter((each) => !isDetail(each)), ...all.filter(isDetail)]) {
    if (signal.aborted) return 'stopped';
    if (files.has(file.sha256)) continue;
    try {
      await fetchTried(file, files, signal, onProgress);
    } catch (error) {
      if (signal.aborted) return 'stopped';
      onTrouble(say('player-error-file', { error: error instanceof Error ? error.message : String(error) }));
      if (error instanceof NoRoom) {
        onFull(error.file);
        return 'full';
      }
      if (error instanceof Refused && error.status === 401) return 'refused';
      if (!isDetail(file)) {
        if (error instanceof Refused && error.status === 404) return 'gone';
        outcome = 'lacking';
      }
      // Without a line the other files would not come either.
      if (!(error instanceof Refused) && !isWrong(error)) return outcome;
    }
    onProgress();
  }
  return outcome;
}

/** @param {unknown} error */
const isWrong = (error) => error instanceof WrongBytes;

/**
 * @param {import('./types.d.ts').ScreenFile} file
 * @param {import('./types.d.ts').Files} files
 * @param {AbortSignal} signal
 * @param {() => void} onProgress
 */
async function fetchTried(file, files, signal, onProgress) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await files.fetch(file, { signal, onBytes: onProgress });
    } catch (error) {
      // Only bytes that went wrong on the way are worth another try at once.
      if (signal.aborted || !isWrong(error) || tries === triesForWrongBytes) throw error;
    }
  }
}
