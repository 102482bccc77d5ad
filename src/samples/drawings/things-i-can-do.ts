import { between, createRandom, type Random } from '../prng.ts';
import { letter, letteredWidth } from './lettering.ts';
import { page, paperDefs, paperShadow, sheet } from './page.ts';
import { curve, mark, oval, type Point, rectangle, wobble } from './pen.ts';

const width = 1600;
const height = 2000;
const navy = '#22344f';
const mustard = '#e0a32e';
const coral = '#dd5f45';
const leaf = '#5f8a56';
const sky = '#9cc3cf';
const white = '#faf5e9';

/** A collage of cut paper: nine things two hands can do, each on a card of its own. */
export function thingsICanDo(): string {
  const random = createRandom(505);
  const cards: readonly [string, string, (random: Random) => string][] = [
    ['BAKE', coral, loaf],
    ['MEND', sky, button],
    ['GROW', mustard, seedling],
    ['LISTEN', navy, ear],
    ['LIFT', leaf, box],
    ['COUNT', coral, abacus],
    ['DRIVE', sky, van],
    ['TIDY', mustard, broom],
    ['SING', navy, notes],
  ];
  let body = '';
  cards.forEach(([word, colour, thing], index) => {
    const x = 122 + (index % 3) * 464 + between(random, -8, 8);
    const y = 330 + Math.floor(index / 3) * 546 + between(random, -8, 8);
    const card = mark(wobble(random, rectangle(0, 0, 428, 504), 4, true), { fill: colour });
    const label = letter(random, word, (428 - letteredWidth(word, 46)) / 2, 426, 46, {
      stroke: colour === navy ? white : navy,
      width: 8,
    });
    const tilt = between(random, -1.6, 1.6);
    body +=
      `<g transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) rotate(${tilt.toFixed(2)} 214 252)">` +
      `<g filter="url(#low)">${card}</g><g filter="url(#high)">${thing(random)}</g>${label}</g>`;
  });
  const title = 'THINGS I CAN DO';
  const heading = letter(random, title, (width - letteredWidth(title, 108)) / 2, 132, 108, {
    stroke: navy,
    width: 19,
  });
  return page(
    width,
    height,
    sheet(width, height, '#efe4cd') + heading + body,
    paperDefs + paperShadow('low', 6) + paperShadow('high', 4),
  );
}

const cutOut = (random: Random, points: readonly Point[], fill: string) =>
  mark(wobble(random, points, 3, true), { fill });
const round = (x: number, y: number, radius: number, fill: string) =>
  mark(curve(oval(x, y, radius, radius), true), { fill });

const loaf = (random: Random) =>
  mark(
    curve(
      [
        [70, 330],
        [66, 240],
        [110, 176],
        [214, 156],
        [320, 178],
        [362, 240],
        [358, 330],
        [214, 342],
      ],
      true,
    ),
    { fill: '#b9773a' },
  ) +
  mark(
    curve(
      [
        [86, 250],
        [120, 196],
        [214, 176],
        [310, 198],
        [344, 250],
        [214, 232],
      ],
      true,
    ),
    { fill: '#d9a05a' },
  ) +
  [130, 214, 298]
    .map((x) =>
      cutOut(
        random,
        [
          [x - 34, 228],
          [x + 20, 186],
          [x + 30, 194],
          [x - 22, 238],
        ],
        '#f0d7a3',
      ),
    )
    .join('') +
  [140, 214, 288]
    .map((x, index) =>
      mark(
        curve([
          [x, 128],
          [x - 14, 104],
          [x + 12, 82],
          [x, 56 + index * 4],
        ]),
        { stroke: white, width: 12 },
      ),
    )
    .join('');

const button = (random: Random) =>
  round(190, 224, 118, coral) +
  round(190, 224, 90, '#c74a33') +
  (
    [
      [162, 196],
      [218, 196],
      [162, 252],
      [218, 252],
    ] as const
  )
    .map(([x, y]) => round(x, y, 13, sky))
    .join('') +
  mark(
    wobble(
      random,
      [
        [162, 196],
        [218, 252],
      ],
      1,
    ) +
      wobble(
        random,
        [
          [218, 196],
          [162, 252],
        ],
        1,
      ),
    { stroke: white, width: 9 },
  ) +
  mark(
    curve([
      [218, 252],
      [280, 330],
      [330, 300],
      [342, 220],
      [352, 150],
    ]),
    { stroke: white, width: 8 },
  ) +
  cutOut(
    random,
    [
      [346, 160],
      [358, 160],
      [372, 50],
      [366, 50],
    ],
    navy,
  );

const seedling = (random: Random) =>
  mark(
    curve([
      [214, 300],
      [206, 230],
      [218, 150],
    ]),
    { stroke: leaf, width: 18 },
  ) +
  mark(
    curve(
      [
        [216, 190],
        [140, 186],
        [98, 116],
        [176, 110],
        [214, 160],
      ],
      true,
    ),
    { fill: leaf },
  ) +
  mark(
    curve(
      [
        [216, 160],
        [292, 150],
        [330, 76],
        [252, 78],
        [212, 130],
      ],
      true,
    ),
    { fill: '#7da463' },
  ) +
  cutOut(
    random,
    [
      [120, 258],
      [308, 258],
      [322, 296],
      [106, 296],
    ],
    '#b5482f',
  ) +
  cutOut(
    random,
    [
      [122, 296],
      [306, 296],
      [284, 384],
      [144, 384],
    ],
    coral,
  );

const ear = () =>
  mark(
    curve(
      [
        [168, 360],
        [136, 300],
        [104, 230],
        [118, 130],
        [204, 76],
        [290, 112],
        [312, 196],
        [276, 268],
        [240, 300],
        [222, 362],
      ],
      true,
    ),
    { fill: '#e9bd98' },
  ) +
  mark(
    curve([
      [150, 214],
      [162, 142],
      [216, 120],
      [262, 152],
      [264, 206],
      [228, 232],
      [214, 274],
      [206, 306],
    ]),
    { stroke: '#b9774f', width: 20 },
  ) +
  mark(
    curve([
      [196, 216],
      [212, 180],
      [238, 196],
    ]),
    { stroke: '#b9774f', width: 16 },
  ) +
  [0, 1]
    .map((ring) =>
      mark(
        curve([
          [336 + ring * 34, 118 - ring * 18],
          [358 + ring * 38, 180],
          [336 + ring * 34, 246 + ring * 18],
        ]),
        { stroke: mustard, width: 13 },
      ),
    )
    .join('');

const box = (random: Random) =>
  cutOut(
    random,
    [
      [104, 150],
      [324, 150],
      [324, 320],
      [104, 320],
    ],
    '#c99a5b',
  ) +
  cutOut(
    random,
    [
      [104, 150],
      [140, 96],
      [364, 96],
      [324, 150],
    ],
    '#e0ba80',
  ) +
  cutOut(
    random,
    [
      [324, 150],
      [364, 96],
      [364, 262],
      [324, 320],
    ],
    '#a97c43',
  ) +
  cutOut(
    random,
    [
      [196, 150],
      [234, 150],
      [234, 220],
      [196, 220],
    ],
    white,
  ) +
  mark(
    curve(
      [
        [62, 372],
        [70, 300],
        [110, 286],
        [126, 306],
        [96, 330],
        [100, 374],
      ],
      true,
    ),
    { fill: '#8c5a3c' },
  ) +
  mark(
    curve(
      [
        [378, 372],
        [370, 300],
        [326, 286],
        [308, 306],
        [338, 330],
        [334, 374],
      ],
      true,
    ),
    { fill: '#8c5a3c' },
  );

const abacus = (random: Random) => {
  const rails = [130, 200, 270].map((y, row) => {
    const beads = [0, 1, 2, 3, 4].map((bead) => {
      const x = bead < 3 - row + 1 ? 118 + bead * 40 : 320 - (4 - bead) * 40;
      return mark(curve(oval(x, y, 17, 26), true), {
        fill: [navy, mustard, white][(row + bead) % 3] ?? navy,
      });
    });
    return (
      mark(
        wobble(
          random,
          [
            [84, y],
            [344, y],
          ],
          1,
        ),
        { stroke: navy, width: 8 },
      ) + beads.join('')
    );
  });
  return (
    rails.join('') +
    [
      cutOut(random, rectangle(70, 80, 288, 22), '#7b3326'),
      cutOut(random, rectangle(70, 310, 288, 22), '#7b3326'),
      cutOut(random, rectangle(66, 76, 24, 260), '#93402f'),
      cutOut(random, rectangle(338, 76, 24, 260), '#93402f'),
    ].join('')
  );
};

const van = (random: Random) =>
  cutOut(
    random,
    [
      [52, 144],
      [250, 144],
      [250, 322],
      [52, 322],
    ],
    white,
  ) +
  cutOut(
    random,
    [
      [258, 180],
      [330, 180],
      [376, 250],
      [376, 322],
      [258, 322],
    ],
    coral,
  ) +
  cutOut(
    random,
    [
      [276, 196],
      [322, 196],
      [350, 248],
      [276, 248],
    ],
    navy,
  ) +
  cutOut(
    random,
    [
      [84, 200],
      [150, 164],
      [216, 200],
      [216, 250],
      [84, 250],
    ],
    mustard,
  ) +
  [118, 308].map((x) => round(x, 326, 42, navy) + round(x, 326, 17, '#cfd6d6')).join('');

const broom = (random: Random) =>
  cutOut(
    random,
    [
      [290, 40],
      [308, 50],
      [212, 232],
      [190, 222],
    ],
    '#8a5a36',
  ) +
  cutOut(
    random,
    [
      [166, 214],
      [242, 250],
      [226, 288],
      [146, 248],
    ],
    coral,
  ) +
  cutOut(
    random,
    [
      [146, 248],
      [226, 288],
      [206, 388],
      [70, 330],
    ],
    '#f3d98f',
  ) +
  [0, 1, 2, 3]
    .map((straw) =>
      mark(
        wobble(
          random,
          [
            [158 + straw * 18, 262 + straw * 9],
            [98 + straw * 30, 336 + straw * 13],
          ],
          1,
        ),
        { stroke: '#c89a3d', width: 5 },
      ),
    )
    .join('') +
  (
    [
      [300, 330],
      [340, 372],
      [272, 384],
    ] as const
  )
    .map(([x, y]) => mark(`M${x} ${y - 16}V${y + 16}M${x - 16} ${y}H${x + 16}`, { stroke: white, width: 8 }))
    .join('');

const notes = (random: Random) =>
  (
    [
      [130, 310],
      [276, 270],
    ] as const
  )
    .map(([x, y], index) => mark(curve(oval(x, y, 46, 34), true), { fill: index ? coral : mustard }))
    .join('') +
  cutOut(
    random,
    [
      [160, 312],
      [176, 312],
      [176, 130],
      [160, 130],
    ],
    mustard,
  ) +
  cutOut(
    random,
    [
      [306, 272],
      [322, 272],
      [322, 90],
      [306, 90],
    ],
    coral,
  ) +
  cutOut(
    random,
    [
      [160, 118],
      [322, 76],
      [322, 122],
      [160, 164],
    ],
    white,
  ) +
  round(92, 140, 22, sky) +
  round(362, 362, 18, sky);
