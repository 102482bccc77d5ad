import type { Random } from '../prng.ts';
import { type Ink, mark, type Point, wobble } from './pen.ts';

/** Strokes of each capital on a grid 4 wide and 6 high: drawn letters need no font on the machine. */
const strokes: Readonly<Record<string, string>> = {
  A: '06 20 46|14 34',
  B: '06 00 30 41 33 03|33 44 35 06 36 06',
  C: '41 30 10 01 05 16 36 45',
  D: '00 06 26 44 42 20 00',
  E: '40 00 06 46|03 33',
  F: '40 00 06|03 33',
  G: '41 30 10 01 05 16 36 45 43 23',
  H: '00 06|40 46|03 43',
  I: '20 26',
  J: '40 45 36 16 05',
  K: '00 06|40 03 46',
  L: '00 06 46',
  M: '06 00 23 40 46',
  N: '06 00 46 40',
  O: '10 01 05 16 36 45 41 30 10',
  P: '06 00 30 41 42 33 03',
  Q: '10 01 05 16 36 45 41 30 10|24 46',
  R: '06 00 30 41 42 33 03|23 46',
  S: '41 30 10 01 12 33 44 45 36 16 05',
  T: '00 40|20 26',
  U: '00 05 16 36 45 40',
  V: '00 26 40',
  W: '00 16 23 36 40',
  X: '00 46|40 06',
  Y: '00 23 40|23 26',
  Z: '00 40 06 46',
  0: '10 01 05 16 36 45 41 30 10',
  1: '11 20 26',
  2: '01 10 30 41 42 06 46',
  3: '01 10 30 41 32 23 34 45 36 16 05',
  4: '36 30 04 44',
  5: '40 00 03 33 44 45 36 06',
  6: '40 20 03 05 16 36 45 44 33 03',
  7: '00 40 16',
  8: '13 02 01 10 30 41 42 33 13 04 05 16 36 45 44 33',
  9: '43 13 02 01 10 30 41 43 26',
  '.': '26 25',
  "'": '20 21',
  '-': '13 33',
  '?': '01 10 30 41 42 23 24|26 26',
  '&': '46 12 11 20 31 32 04 05 16 26 44',
};

/** Hand-lettered capitals. `x` and `y` are the top left corner, `height` the height of a letter in pixels. */
export function letter(random: Random, text: string, x: number, y: number, height: number, ink: Ink): string {
  const unit = height / 6;
  let path = '';
  let left = x;
  for (const character of text.toUpperCase()) {
    const lean = (random() - 0.5) * unit * 0.35;
    for (const stroke of (strokes[character] ?? '').split('|')) {
      if (!stroke) continue;
      const points = stroke
        .split(' ')
        .map((spot): Point => [left + Number(spot[0]) * unit * 0.9, y + lean + Number(spot[1]) * unit]);
      path += wobble(random, points, unit * 0.13);
    }
    left += advance(character) * unit;
  }
  return mark(path, { width: height / 8, ...ink });
}

/** Width in pixels of what letter() draws at that height. */
export function letteredWidth(text: string, height: number): number {
  return [...text.toUpperCase()].reduce((sum, character) => sum + advance(character), -1.2) * (height / 6);
}

function advance(character: string): number {
  if (character === ' ') return 3;
  return character === 'M' || character === 'W' ? 5.1 : 4.9;
}
