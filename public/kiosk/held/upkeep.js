const seconds = 1000;
const minute = 60 * seconds;
const hour = 60 * minute;

/**
 * What goes on by itself for months: beats, and checks of the files held.
 * @param {{ keeper: import('../types.d.ts').Keeper, glass: import('../types.d.ts').Glass, isIdle(): boolean, settle(again?: boolean): void }} parts
 */
export function startUpkeep({ keeper, glass, isIdle, settle }) {
  setInterval(() => {
    void keeper.dropExpired();
    settle();
  }, seconds);

  const beat = async () => {
    if (!keeper.isPaired()) return;
    // The time is noted even when nobody hears, so that a power cut does not lengthen a lease.
    if (!(await keeper.contact())) await keeper.save();
    settle();
  };
  // From a moment of its own on, so that the screens of a town do not beat as one after a power cut.
  setTimeout(() => {
    void beat();
    setInterval(beat, minute);
  }, Math.random() * minute);
  addEventListener('online', beat);

  setInterval(() => {
    if (keeper.profile()?.burnInShift) glass.shift();
  }, 2 * minute);

  checkFiles(keeper, isIdle);
}

/**
 * Reads every file again once a day, one after another and only while nobody is there.
 * @param {import('../types.d.ts').Keeper} keeper
 * @param {() => boolean} isIdle
 */
async function checkFiles(keeper, isIdle) {
  const pause = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time));
  for (;;) {
    for (const sha256 of keeper.heldFiles()) {
      while (!isIdle()) await pause(minute);
      await keeper.check(sha256);
      await pause(seconds / 10);
    }
    await pause(24 * hour);
  }
}
