import { Refused } from '../api.js';
import { say } from '../say.js';
import { filesOf, filesOfAll, isDetail } from './exhibition.js';
import { large, NoRoom, WrongBytes } from './files.js';

const triesForWrongBytes = 3;
/** How often a large file goes on at once after it was cut, before it is left for a while. */
const mostCuts = 200;
/** So many files one after the other that did not come: it is the line, and not the files. */
const mostInARow = 3;

/**
 * Fetches what is missing, the smallest file first; what is here stays. A file that does not come keeps back its story and
 * nothing else, and is asked for again after a while; the detail of pictures comes last, and nothing waits for it.
 * Resolves to how it ended: 'whole', 'partly' (some stories lack a file), 'stopped', 'lacking' (there is no line), 'refused', or
 * 'full' after `onFull` was told which file had no room; and to the ids of the stories that lack a file.
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @param {import('../types.d.ts').Files} files
 * @param {ReturnType<typeof import('./tries.js').createTries>} tries
 * @param {{ signal: AbortSignal, onProgress(): void, onTrouble(trouble: string): void, onFull(file: import('../types.d.ts').ScreenFile): void, onGone(): void }} how
 * @returns {Promise<{ outcome: 'whole' | 'partly' | 'stopped' | 'lacking' | 'refused' | 'full', lacking: readonly string[] }>}
 */
export async function fill(stories, files, tries, { signal, onProgress, onTrouble, onFull, onGone }) {
  const all = filesOfAll(stories).toSorted((one, other) => one.bytes - other.bytes);
  const lacks = (/** @type {import('../types.d.ts').ScreenStory} */ story) =>
    filesOf(story).some((file) => !isDetail(file) && !files.has(file.sha256));
  /** @param {'whole' | 'stopped' | 'lacking' | 'refused' | 'full'} outcome */
  const end = (outcome) => {
    const lacking = stories.filter(lacks).map(({ id }) => id);
    return {
      outcome: outcome === 'whole' && lacking.length > 0 ? /** @type {const} */ ('partly') : outcome,
      lacking,
    };
  };
  let inARow = 0;
  for (const file of [...all.filter((each) => !isDetail(each)), ...all.filter(isDetail)]) {
    if (signal.aborted) return end('stopped');
    if (files.has(file.sha256) || tries.isWaiting(file.sha256)) continue;
    let came = 0;
    try {
      await fetchTried(file, files, signal, (bytes) => {
        came += bytes;
        onProgress();
      });
      tries.came(file.sha256);
      inARow = 0;
    } catch (error) {
      if (signal.aborted) return end('stopped');
      onTrouble(say('player-error-file', { error: error instanceof Error ? error.message : String(error) }));
      if (error instanceof NoRoom) {
        onFull(error.file);
        return end('full');
      }
      if (error instanceof Refused && error.status === 401) return end('refused');
      if (error instanceof Refused && error.status === 404 && !isDetail(file)) onGone();
      // What was refused was answered: the line is well.
      inARow = error instanceof Refused || isWrong(error) ? 0 : inARow + 1;
      if (inARow >= mostInARow || !navigator.onLine) return end('lacking');
      tries.failed(file.sha256, came > 0 && !isWrong(error));
    }
    onProgress();
  }
  return end('whole');
}

/** @param {unknown} error */
const isWrong = (error) => error instanceof WrongBytes;

/**
 * @param {import('../types.d.ts').ScreenFile} file
 * @param {import('../types.d.ts').Files} files
 * @param {AbortSignal} signal
 * @param {(bytes: number) => void} onBytes
 */
async function fetchTried(file, files, signal, onBytes) {
  let wrong = 0;
  for (let cuts = 0; ; ) {
    let came = 0;
    try {
      return await files.fetch(file, {
        signal,
        onBytes(bytes) {
          came += bytes;
          onBytes(bytes);
        },
      });
    } catch (error) {
      if (signal.aborted) throw error;
      // Worth another try at once are bytes that went wrong on the way, and a large file that comes on with each.
      if (isWrong(error)) wrong += 1;
      else if (error instanceof NoRoom || error instanceof Refused || file.bytes < large || came === 0)
        throw error;
      else cuts += 1;
      if (wrong === triesForWrongBytes || cuts === mostCuts) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
