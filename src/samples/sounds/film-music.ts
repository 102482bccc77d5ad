import { between, createRandom } from '../prng.ts';
import { bell, chirp, drop, knock, noise, pluck, reed } from './instruments.ts';
import { finish, lay, silence, type Track, withRoom } from './track.ts';

/** The soft tracks under the four films; each as long as its film, in seconds. */

/** Water that comes to the boil, then is quiet; a few low strings. */
export function kettleSong(seconds: number): Track {
  const random = createRandom(21);
  const music = silence(seconds);
  const tune = [57, 64, 69, 68, 64, 61, 62, 69, 66, 64, 57] as const;
  tune.forEach((note, index) => {
    lay(
      music,
      pluck(random, note, 3, 0.75),
      0.6 + index * ((seconds - 3.5) / tune.length),
      0.6,
      Math.sin(index) * 0.4,
    );
  });
  for (const [note, at] of [
    [45, 0.3],
    [42, seconds * 0.34],
    [38, seconds * 0.58],
    [45, seconds * 0.8],
  ] as const)
    lay(music, reed(note + 12, seconds * 0.3), at, 0.1);
  const room = withRoom(music, 0.6);
  const boil = noise(random, seconds, 500, 2600).map((value, index) => {
    const time = index / 48_000 / seconds;
    return value * (time < 0.6 ? (time / 0.6) ** 2 : Math.max(0, 1 - (time - 0.6) * 6));
  });
  lay(room, boil, 0, 0.13);
  for (let at = seconds * 0.25; at < seconds * 0.66; at += between(random, 0.04, 0.16))
    lay(room, drop(between(random, 300, 620)), at, 0.07, between(random, -0.5, 0.5));
  return finish(room, 0.4, 2);
}

/** Two feet and a dog's four, birds, and a tune to walk to. */
export function walkingTune(seconds: number): Track {
  const random = createRandom(22);
  const music = silence(seconds);
  const tune = [67, 71, 74, 76, 74, 71, 69, 67, 64, 67, 69, 71, 69, 66, 62, 66] as const;
  const bass = [43, 47, 48, 50] as const;
  const beat = 0.375;
  for (let count = 0; count * beat < seconds - 2.5; count += 1) {
    const skip = count % 8 === 7 || count % 16 === 12;
    if (!skip)
      lay(
        music,
        pluck(random, tune[count % 16] ?? 67, 1.8, 0.5),
        0.5 + count * beat,
        0.5,
        Math.sin(count * 0.7) * 0.35,
      );
    if (count % 4 === 0)
      lay(
        music,
        pluck(random, bass[Math.floor(count / 4) % 4] ?? 43, 2.2, 0.85),
        0.5 + count * beat,
        0.7,
        -0.1,
      );
  }
  const room = withRoom(music, 0.5, 0.75);
  for (let at = 0.5; at < seconds - 3; at += beat) lay(room, knock(random, 150, 0.1), at, 0.16, 0.1);
  for (let at = 1; at < seconds - 1; at += between(random, 0.7, 2))
    lay(room, chirp(random), at, 0.06, between(random, -1, 1));
  return finish(room, 0.3, 1.8);
}

/** Wind on a hill and a jig that takes its time. */
export function hillJig(seconds: number): Track {
  const random = createRandom(23);
  const music = silence(seconds);
  const tune = [62, 66, 69, 74, 73, 69, 71, 69, 66, 64, 66, 67, 69, 66, 62, 64, 61, 57] as const;
  for (let count = 0; 0.8 + count * 0.26 < seconds - 2.6; count += 1) {
    lay(
      music,
      pluck(random, tune[count % 18] ?? 62, 1.7, 0.45),
      0.8 + count * 0.26,
      count % 3 === 0 ? 0.6 : 0.4,
      Math.sin(count) * 0.3,
    );
    if (count % 6 === 0) lay(music, reed([50, 55, 57][(count / 6) % 3] ?? 50, 1.8), 0.8 + count * 0.26, 0.11);
  }
  const room = withRoom(music, 0.55);
  const wind = noise(random, seconds, 150, 900).map(
    (value, index) => value * (0.6 + 0.4 * Math.sin(index / 52_000)),
  );
  lay(room, wind, 0, 0.1);
  return finish(room, 0.5, 2);
}

/** Before it is light: a harmonium, a bell that strikes five, the first gulls of strings. */
export function beforeLight(seconds: number): Track {
  const random = createRandom(24);
  const music = silence(seconds);
  for (const [chord, at] of [
    [[46, 53, 58, 65], 0],
    [[43, 50, 58, 62], 0.26],
    [[51, 55, 58, 67], 0.5],
    [[46, 53, 62, 65], 0.74],
  ] as const)
    for (const note of chord) lay(music, reed(note, seconds * 0.31), at * seconds, 0.075);
  for (let stroke = 0; stroke < 5; stroke += 1) lay(music, bell(58, 4), 1 + stroke * 1.75, 0.16, 0.5);
  [70, 74, 77, 79, 77, 74, 82, 81, 77].forEach((note, index) => {
    lay(music, pluck(random, note, 2.6, 0.6), seconds * 0.28 + index * 0.9, 0.38, Math.sin(index * 2) * 0.5);
  });
  const room = withRoom(music, 0.8, 0.84);
  const sea = noise(random, seconds, 100, 1400).map(
    (value, index) => value * (0.55 + 0.45 * Math.sin(index / 38_000)),
  );
  lay(room, sea, 0, 0.1);
  return finish(room, 0.8, 2.2);
}
