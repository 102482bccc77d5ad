import { createRandom } from '../prng.ts';
import { brass, knock } from './instruments.ts';
import { finish, lay, silence, type Track, withRoom } from './track.ts';

/** Sixteen bars for four brass players, made for this archive: tune, two inner parts and a bass. About 31 seconds. */
export function bandPractice(): Track {
  const random = createRandom(12);
  const beat = 0.6;
  const music = silence(50 * beat + 2.6);
  // Each bar: bass note, two inner notes, and the tune as [note, beats].
  const bars: readonly (readonly [number, number, number, readonly (readonly [number, number])[]])[] = [
    [
      46,
      62,
      65,
      [
        [70, 1],
        [74, 1],
        [77, 1],
      ],
    ],
    [
      51,
      63,
      67,
      [
        [79, 2],
        [77, 1],
      ],
    ],
    [
      50,
      62,
      65,
      [
        [74, 1],
        [77, 1],
        [74, 1],
      ],
    ],
    [53, 60, 65, [[72, 3]]],
    [
      55,
      62,
      67,
      [
        [70, 1],
        [74, 1],
        [79, 1],
      ],
    ],
    [
      51,
      63,
      67,
      [
        [82, 2],
        [79, 1],
      ],
    ],
    [
      53,
      65,
      69,
      [
        [77, 1],
        [75, 1],
        [72, 1],
      ],
    ],
    [46, 62, 65, [[70, 3]]],
    [
      51,
      67,
      70,
      [
        [79, 1.5],
        [77, 0.5],
        [75, 1],
      ],
    ],
    [
      50,
      65,
      70,
      [
        [77, 1.5],
        [75, 0.5],
        [74, 1],
      ],
    ],
    [
      48,
      63,
      67,
      [
        [75, 1.5],
        [74, 0.5],
        [72, 1],
      ],
    ],
    [53, 65, 69, [[77, 3]]],
    [
      55,
      67,
      70,
      [
        [79, 1],
        [82, 1],
        [79, 1],
      ],
    ],
    [
      51,
      63,
      67,
      [
        [77, 1],
        [75, 1],
        [79, 1],
      ],
    ],
    [
      53,
      63,
      69,
      [
        [77, 1],
        [74, 0.5],
        [75, 0.5],
        [72, 1],
      ],
    ],
    [46, 62, 65, [[70, 4]]],
  ];
  for (let count = 0; count < 3; count += 1)
    lay(music, knock(random, 900, 0.05), 0.1 + count * beat, 0.12, 0.3);
  bars.forEach(([bass, tenor, alto, tune], bar) => {
    const at = 0.1 + (bar + 1) * 3 * beat;
    const hold = bar === bars.length - 1 ? 4.4 : 3;
    const late = () => random() * 0.022;
    lay(music, brass(bass - 12, beat * hold * 0.97, 1.3), at + late(), 0.52, 0.25);
    lay(music, brass(bass, beat * hold * 0.97, 1.3), at + late(), 0.26, -0.1);
    lay(music, brass(tenor, beat * hold * 0.96, 1.2), at + late(), 0.2, 0.55);
    lay(music, brass(alto, beat * hold * 0.96, 1.2), at + late(), 0.2, -0.55);
    let step = 0;
    for (const [note, beats] of tune) {
      lay(
        music,
        brass(note, beat * (beats + (beats > 3 ? 0.4 : 0)) * 0.95, 0.95),
        at + step * beat + late(),
        0.36,
        -0.2,
      );
      step += beats;
    }
  });
  return finish(withRoom(music, 0.75, 0.82), 0.02, 1.4);
}
