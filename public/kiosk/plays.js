import { forgetState, readState, writeState } from './state.js';

const hour = 3600_000;
/** The server takes no more lines at a time. */
const most = 2000;

/** Counts how often each story is opened, by the full hour; nothing else of a visitor is kept (P38). */
export async function openPlays(clock) {
  const counts = new Map((await readState('plays')) ?? []);
  const save = () => writeState('plays', [...counts]);
  return {
    count(story) {
      const key = `${story} ${new Date(Math.floor(clock.now() / hour) * hour).toISOString()}`;
      if (!counts.has(key) && counts.size >= most) return;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      void save();
    },
    lines: () =>
      [...counts].map(([key, count]) => {
        const [story, begins] = key.split(' ');
        return { story, hour: begins, count };
      }),
    /** These have been told: what was counted since stays. */
    async told(lines) {
      for (const { story, hour: begins, count } of lines) {
        const key = `${story} ${begins}`;
        const left = (counts.get(key) ?? 0) - count;
        if (left > 0) counts.set(key, left);
        else counts.delete(key);
      }
      if (lines.length > 0) await save();
    },
    async forget() {
      counts.clear();
      await forgetState('plays');
    },
  };
}
