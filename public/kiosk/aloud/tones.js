/** Hertz, one after another. */
const tunes = { moved: [660], opened: [523, 784], unusable: [220] };
/** Seconds. */
const long = 0.09;

/**
 * Short tones for a device that has no voice, so that a key is heard to do something.
 * @param {() => number} loudness 0 to 1
 */
export function createTones(loudness) {
  /** @type {AudioContext | null} */
  let context = null;
  return {
    /** @param {keyof typeof tunes} name */
    play(name) {
      context ??= new AudioContext();
      for (const [at, hertz] of tunes[name].entries()) {
        const start = context.currentTime + at * long;
        const [tone, level] = [context.createOscillator(), context.createGain()];
        tone.frequency.value = hertz;
        // It swells and fades, or it would crack.
        level.gain.setValueAtTime(0, start);
        level.gain.linearRampToValueAtTime(loudness() * 0.4, start + long / 4);
        level.gain.linearRampToValueAtTime(0, start + long);
        tone.connect(level).connect(context.destination);
        tone.start(start);
        tone.stop(start + long);
      }
    },
  };
}
