import { between, createRandom } from '../prng.ts';
import { knock, noise, pluck } from './instruments.ts';
import { finish, lay, silence, type Track, withRoom } from './track.ts';

/** Sewing machines as percussion: one starts, a second answers, and plucked strings walk over them. 28 seconds. */
export function machineRoom(): Track {
  const random = createRandom(13);
  const seconds = 28;
  const music = silence(seconds);
  const roots = [50, 50, 55, 55, 47, 47, 57, 57];
  const steps = [0, 7, 12, 15, 12, 7, 10, 7];
  const eighth = 0.214;
  for (let count = 0; at(count) < seconds - 2.4; count += 1) {
    const root = roots[Math.floor(count / 8) % roots.length] ?? 50;
    const minor = root === 50 || root === 47;
    const step = steps[count % 8] ?? 0;
    const note = root + (step === 15 && !minor ? 16 : step);
    if (count >= 16)
      lay(
        music,
        pluck(random, note, 1.9, 0.55),
        at(count),
        count % 8 === 0 ? 0.62 : 0.42,
        ((count % 8) - 3.5) * 0.14,
      );
    if (count >= 16 && count % 8 === 0) lay(music, pluck(random, root - 12, 2.6, 0.8), at(count), 0.8, 0);
    if (count >= 48 && [0, 3, 6].includes(count % 8)) {
      const high = [24, 22, 19, 24, 26, 27, 24, 19][Math.floor(count / 8) % 8] ?? 24;
      lay(music, pluck(random, root + high - (count % 8 === 6 ? 5 : 0), 2.2, 0.35), at(count), 0.3, 0.4);
    }
  }
  const room = withRoom(music, 0.45, 0.74);
  stitches(room, 0.4, seconds - 2.6, 0.35, -0.45);
  stitches(room, 6.8, seconds - 3.4, 0.22, 0.55);
  for (const start of [3.4, 12.6, 21.2])
    lay(
      room,
      noise(random, 0.5, 300, 2600).map((value, index) => value * Math.sin((index / 24_000) * Math.PI)),
      start,
      0.22,
      0.2,
    );
  return finish(room, 0.05, 2.2);

  function at(count: number): number {
    return 0.4 + count * eighth;
  }

  /** A machine runs in bursts: it gathers speed, holds the beat, and slows for the corner. */
  function stitches(into: Track, from: number, to: number, gain: number, pan: number): void {
    let time = from;
    for (let count = 0; time < to; count += 1) {
      const place = count % 64;
      const pause = place === 63 ? eighth * 4 : 0;
      const loud = gain * (0.55 + 0.45 * Math.min(1, place / 10)) * between(random, 0.85, 1);
      lay(into, knock(random, count % 2 ? 430 : 300, 0.06), time, loud, pan);
      time += eighth / 2 + pause;
    }
  }
}
