import { between, createRandom, pick } from '../prng.ts';
import { drop, noise, pluck, reed } from './instruments.ts';
import { finish, lay, silence, type Track, withRoom } from './track.ts';

/** Rain on a window, a harmonium breathing under it, and a few plucked notes that find one another. 32 seconds. */
export function rainOnTheLanding(): Track {
  const random = createRandom(11);
  const seconds = 32;
  const music = silence(seconds);
  const chords = [
    [45, 52, 60, 64],
    [41, 53, 57, 64],
    [48, 55, 60, 64],
    [43, 55, 59, 62],
  ] as const;
  for (let bar = 0; bar < 7; bar += 1) {
    const chord = chords[bar % 4] ?? chords[0];
    const at = 1 + bar * 4.2;
    chord.forEach((note, voice) => {
      lay(music, reed(note, 4.9), at, 0.085, (voice - 1.5) * 0.3);
    });
    const tune = [
      [0, 12],
      [0.7, 7],
      [1.4, 12],
      [2.1, 16],
      [3.15, 14],
    ] as const;
    for (const [beat, step] of tune) {
      if (bar === 0 || (random() < 0.25 && beat > 0)) continue;
      const root = chord[0] + 12;
      lay(
        music,
        pluck(random, root + step - (step === 16 && bar % 4 < 1 ? 1 : 0), 3.4, 0.7),
        at + beat + between(random, 0, 0.03),
        0.5,
        between(random, -0.5, 0.5),
      );
    }
  }
  const room = withRoom(music, 0.7);
  for (const pan of [-0.8, 0.8]) lay(room, noise(random, seconds, 900, 5200), 0, 0.05, pan);
  for (const pan of [-0.4, 0.4]) lay(room, noise(random, seconds, 120, 700), 0, 0.06, pan);
  for (let at = 0; at < seconds; at += between(random, 0.02, 0.19)) {
    lay(
      room,
      drop(pick(random, [900, 1250, 1600, 2100, 2700])),
      at,
      between(random, 0.01, 0.075),
      between(random, -1, 1),
    );
  }
  return finish(room, 1.5, 3);
}
