/** Fits the page to the glass: everything is measured in one unit, and targets in real millimetres (P34). */
const leastTargetMm = 15;
/** @type {readonly (readonly [number, number])[]} */
const burnInSteps = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [-4, 4],
  [-4, 0],
  [-4, -4],
  [0, -4],
];

/** @param {HTMLElement} root */
export function createGlass(root) {
  let pixelsPerMm = 3.78;
  let step = 0;

  function measure() {
    const { innerWidth, innerHeight } = window;
    const isPortrait = innerHeight > innerWidth;
    const unit = isPortrait
      ? Math.min(innerWidth / 36, innerHeight / 60)
      : Math.min(innerWidth / 64, innerHeight / 36);
    const html = document.documentElement;
    html.style.fontSize = `${Math.max(14, unit).toFixed(2)}px`;
    html.style.setProperty('--target', `${Math.ceil(leastTargetMm * pixelsPerMm) + 1}px`);
    html.dataset.glass = isPortrait ? 'portrait' : 'landscape';
  }
  addEventListener('resize', measure);
  measure();

  return {
    /** @param {import('../types.d.ts').Profile} profile */
    apply(profile) {
      pixelsPerMm = profile.pixelsPerMm;
      if (!profile.burnInShift) step = 0;
      measure();
    },
    /** Moves everything by a few pixels, so that nothing burns in. */
    shift() {
      step = (step + 1) % burnInSteps.length;
      const [x, y] = burnInSteps[step] ?? [0, 0];
      root.style.setProperty('--shift', `${x}px ${y}px`);
    },
  };
}
