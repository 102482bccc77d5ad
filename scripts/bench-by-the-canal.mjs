/** A drawing for the pictures' queue, made as the samples' drawings are. */
import { page, paperDefs, sheet } from '../dist/samples/drawings/page.js';
import { curve, hatch, mark, rectangle, wobble } from '../dist/samples/drawings/pen.js';
import { sitting } from '../dist/samples/drawings/people.js';
import { createRandom } from '../dist/samples/prng.js';
import { allowOwnSvg, renderOwnSvg } from '../dist/transcode/pictures/image.js';

const width = 1600;
const height = 1150;
const ink = '#26242a';

/** JPEG bytes: two people on a bench, and the canal in front of them. */
export function benchByTheCanal() {
  const random = createRandom(77);
  allowOwnSvg();
  const line = (points, wide = 6) => mark(wobble(random, points, 2), { stroke: ink, width: wide });
  const box = (x, y, w, h, fill) =>
    mark(wobble(random, rectangle(x, y, w, h), 2, true), { fill, stroke: ink, width: 5 });
  const far = rectangle(0, 330, width, 190);
  const water = rectangle(-10, 860, width + 20, 300);
  const mill =
    box(180, 110, 520, 330, '#b9654a') +
    box(600, 20, 70, 420, '#a3543c') +
    [0, 1, 2, 3, 4].map((each) => box(220 + each * 72, 190, 40, 70, '#f3d27a')).join('') +
    [0, 1, 2, 3, 4]
      .map((each) => box(220 + each * 72, 310, 40, 70, each === 2 ? '#f3d27a' : '#51606b'))
      .join('');
  const tree =
    line(
      [
        [1330, 700],
        [1320, 330],
      ],
      26,
    ) +
    mark(
      curve(
        [
          [1120, 300],
          [1200, 120],
          [1360, 70],
          [1500, 170],
          [1520, 330],
          [1330, 400],
        ],
        true,
      ),
      {
        fill: '#5f7a45',
        stroke: ink,
        width: 5,
      },
    ) +
    hatch(random, rectangle(1180, 150, 270, 200), 35, 26, { stroke: ink, width: 2.4, opacity: 0.5 });
  const bench =
    box(470, 560, 660, 26, '#8a5a34') +
    box(470, 605, 660, 26, '#8a5a34') +
    box(450, 690, 700, 34, '#9c6a40') +
    line(
      [
        [510, 724],
        [500, 850],
      ],
      16,
    ) +
    line(
      [
        [1090, 724],
        [1100, 850],
      ],
      16,
    );
  const people =
    sitting({
      x: 620,
      y: 850,
      tall: 560,
      coat: '#2c5f77',
      skin: '#e9c3a0',
      hair: '#8d8f94',
      legs: '#3b3a44',
    }) +
    sitting({
      x: 960,
      y: 850,
      tall: 540,
      coat: '#c8562e',
      skin: '#8c5a3c',
      hair: ink,
      legs: '#5b6470',
      facing: -1,
    });
  const svg = page(
    width,
    height,
    sheet(width, height, '#f1e8d5') +
      mark(wobble(random, far, 4, true), { fill: '#c9d0a8' }) +
      hatch(random, far, 4, 30, { stroke: ink, width: 1.8, opacity: 0.25 }) +
      mill +
      tree +
      bench +
      people +
      mark(wobble(random, water, 4, true), { fill: '#9fb8bd', stroke: ink, width: 6 }) +
      hatch(random, water, 1, 34, { stroke: '#f6f1e4', width: 5, opacity: 0.8 }, 4) +
      hatch(random, rectangle(420, 880, 760, 260), 1, 40, { stroke: '#c8562e', width: 4, opacity: 0.45 }, 5),
    paperDefs,
  );
  return renderOwnSvg(svg, 'jpeg');
}
