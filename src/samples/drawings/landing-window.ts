import { between, createRandom, type Random } from '../prng.ts';
import { page, paperDefs, sheet } from './page.ts';
import { curve, hatch, mark, oval, type Point, rectangle, wobble } from './pen.ts';

const width = 1500;
const height = 1875;
const ink = '#2b2f3a';
const blue = '#4f7da3';

/** Pen and a little blue: a tall window on a stair landing, rain on it, hills behind, a chair with a rug. */
export function landingWindow(): string {
  const random = createRandom(606);
  const line = { stroke: ink, width: 4 } as const;
  const glass = rectangle(430, 200, 640, 950);
  const body =
    hatch(random, rectangle(60, 60, 330, 1330), 78, 13, { stroke: ink, width: 2.2, opacity: 0.55 }) +
    hatch(random, rectangle(60, 60, 330, 1330), 20, 17, { stroke: ink, width: 1.8, opacity: 0.35 }) +
    hatch(random, rectangle(1110, 60, 330, 1330), 102, 13, { stroke: ink, width: 2.2, opacity: 0.55 }) +
    hatch(random, rectangle(390, 60, 720, 104), 4, 13, { stroke: ink, width: 2, opacity: 0.5 }) +
    mark(wobble(random, glass, 4, true), { fill: '#e6ecec' }) +
    `<g clip-path="url(#glass)">${hills(random)}</g>` +
    rain(random) +
    frame(random) +
    curtains(random) +
    floor(random) +
    chair(random);
  return page(
    width,
    height,
    sheet(width, height, '#f4eee1') +
      body +
      mark(wobble(random, rectangle(56, 56, width - 112, height - 112), 3, true), line),
    `${paperDefs}<clipPath id="glass"><rect x="432" y="202" width="636" height="946"/></clipPath>`,
  );
}

function hills(random: Random): string {
  const far: readonly Point[] = [
    [430, 700],
    [560, 590],
    [700, 560],
    [850, 640],
    [960, 610],
    [1070, 660],
    [1070, 1150],
    [430, 1150],
  ];
  const near: readonly Point[] = [
    [430, 860],
    [560, 800],
    [720, 850],
    [900, 780],
    [1070, 830],
    [1070, 1150],
    [430, 1150],
  ];
  const roofs = [450, 560, 670, 790, 900, 990]
    .map((x, index) => {
      const top = 960 + (index % 3) * 34;
      const house: readonly Point[] = [
        [x, 1150],
        [x, top + 54],
        [x + 52, top],
        [x + 104, top + 54],
        [x + 104, 1150],
      ];
      const clipped = house.map(([px, py]): Point => [Math.min(px, 1068), py]);
      const chimney = mark(wobble(random, rectangle(Math.min(x + 66, 1030), top - 24, 20, 40), 2, true), {
        fill: '#e6ecec',
        stroke: ink,
        width: 3,
      });
      return (
        chimney +
        mark(wobble(random, clipped, 2, true), { fill: '#f4eee1', stroke: ink, width: 3.5 }) +
        hatch(
          random,
          [
            [x, top + 54],
            [x + 52, top],
            [Math.min(x + 104, 1068), top + 54],
          ],
          90,
          9,
          { stroke: ink, width: 2 },
        ) +
        mark(wobble(random, rectangle(x + 26, top + 84, 28, 36), 1, true), {
          fill: index === 3 ? '#f0b93a' : '#e6ecec',
          stroke: ink,
          width: 3,
        })
      );
    })
    .join('');
  return (
    mark(curve(far, true), { fill: blue, opacity: 0.35 }) +
    mark(curve(near, true), { fill: blue, opacity: 0.55 }) +
    hatch(random, near, 12, 15, { stroke: ink, width: 1.8, opacity: 0.45 }) +
    roofs
  );
}

/** Drops that hang, and drops that run. */
function rain(random: Random): string {
  let drops = '';
  let trails = '';
  for (let index = 0; index < 190; index += 1) {
    const [x, y] = [between(random, 448, 1052), between(random, 220, 1130)];
    const size = between(random, 3, 10);
    drops += curve(oval(x, y, size * 0.8, size), true);
    if (index % 5 === 0)
      trails += wobble(
        random,
        [
          [x, y - size],
          [x + between(random, -6, 6), Math.max(215, y - between(random, 60, 240))],
        ],
        3,
      );
  }
  return (
    mark(trails, { stroke: '#ffffff', width: 5, opacity: 0.75 }) +
    mark(drops, { fill: '#ffffffd0', stroke: blue, width: 2.4 })
  );
}

function frame(random: Random): string {
  const bars =
    wobble(random, rectangle(430, 200, 640, 950), 3, true) +
    wobble(random, rectangle(396, 166, 708, 1018), 3, true) +
    wobble(
      random,
      [
        [738, 204],
        [738, 1146],
      ],
      2,
    ) +
    wobble(
      random,
      [
        [762, 204],
        [762, 1146],
      ],
      2,
    ) +
    wobble(
      random,
      [
        [434, 500],
        [1066, 500],
      ],
      2,
    ) +
    wobble(
      random,
      [
        [434, 520],
        [1066, 520],
      ],
      2,
    );
  const sill = rectangle(350, 1184, 800, 46);
  return (
    mark(
      wobble(random, rectangle(740, 204, 20, 942), 1, true) +
        wobble(random, rectangle(434, 502, 632, 16), 1, true),
      { fill: '#f4eee1' },
    ) +
    mark(bars, { stroke: ink, width: 4 }) +
    mark(wobble(random, sill, 2, true), { fill: '#f4eee1', stroke: ink, width: 4.5 }) +
    hatch(random, sill, 0, 9, { stroke: ink, width: 1.8, opacity: 0.5 }) +
    jar(random, 905, 1184)
  );
}

function jar(random: Random, x: number, y: number): string {
  const stems = [
    [-40, -200],
    [0, -250],
    [36, -190],
  ].map(
    ([dx = 0, dy = 0]) =>
      mark(
        curve([
          [x, y - 60],
          [x + dx * 0.4, y - 140],
          [x + dx, y + dy],
        ]),
        { stroke: ink, width: 4 },
      ) +
      mark(curve(oval(x + dx, y + dy, 26, 24, random, 0.2), true), {
        fill: '#f0b93a',
        stroke: ink,
        width: 3.5,
      }),
  );
  return (
    stems.join('') +
    mark(
      wobble(
        random,
        [
          [x - 42, y - 112],
          [x + 42, y - 112],
          [x + 48, y],
          [x - 48, y],
        ],
        2,
        true,
      ),
      { fill: '#dfe9ecdd', stroke: ink, width: 4 },
    ) +
    hatch(
      random,
      [
        [x + 8, y - 70],
        [x + 44, y - 70],
        [x + 46, y],
        [x + 8, y],
      ],
      70,
      9,
      { stroke: blue, width: 2.4 },
    )
  );
}

function curtains(random: Random): string {
  const drape = (side: 1 | -1, hang: number): readonly Point[] => [
    [750 + side * 390, 120],
    [750 + side * 210, 120],
    [750 + side * 240, 560],
    [750 + side * 330, hang],
    [750 + side * 420, 1240],
  ];
  return (
    [drape(-1, 860), drape(1, 860)]
      .map(
        (shape, index) =>
          mark(wobble(random, shape, 5, true), { fill: '#f4eee1', stroke: ink, width: 4.5 }) +
          hatch(random, shape, index ? 84 : 96, 20, { stroke: blue, width: 3, opacity: 0.8 }) +
          hatch(random, shape, index ? 84 : 96, 47, { stroke: ink, width: 2.5 }),
      )
      .join('') +
    mark(
      wobble(
        random,
        [
          [330, 112],
          [1170, 112],
        ],
        2,
      ),
      { stroke: ink, width: 13 },
    )
  );
}

function floor(random: Random): string {
  const boards = [0, 1, 2, 3, 4].map((row) =>
    wobble(
      random,
      [
        [60, 1396 + row * row * 16 + row * 34],
        [1440, 1392 + row * row * 16 + row * 34],
      ],
      3,
    ),
  );
  return (
    mark(boards.join(''), { stroke: ink, width: 3.5 }) +
    hatch(
      random,
      [
        [620, 1500],
        [1320, 1480],
        [1380, 1720],
        [560, 1760],
      ],
      3,
      12,
      { stroke: ink, width: 2, opacity: 0.5 },
    )
  );
}

function chair(random: Random): string {
  const back: readonly Point[] = [
    [500, 1470],
    [520, 1060],
    [560, 1010],
    [760, 1010],
    [800, 1060],
    [820, 1470],
  ];
  const seat: readonly Point[] = [
    [470, 1440],
    [860, 1440],
    [900, 1530],
    [430, 1530],
  ];
  const rug: readonly Point[] = [
    [566, 1000],
    [744, 1000],
    [764, 1250],
    [752, 1330],
    [548, 1330],
    [556, 1250],
  ];
  const squares = [0, 1, 2, 3].flatMap((row) =>
    [0, 1, 2]
      .filter((column) => (row + column) % 2 === 0)
      .map((column) =>
        hatch(random, rectangle(566 + column * 64, 1014 + row * 78, 56, 70), column === 1 ? 45 : -45, 8, {
          stroke: (row + column) % 4 === 2 ? '#c8562e' : blue,
          width: 5,
        }),
      ),
  );
  const legs = [
    [470, 1530, 450, 1740],
    [858, 1530, 884, 1740],
    [530, 1530, 524, 1690],
    [806, 1530, 814, 1690],
  ]
    .map(([a = 0, b = 0, c = 0, d = 0]) =>
      wobble(
        random,
        [
          [a, b],
          [c, d],
        ],
        2,
      ),
    )
    .join('');
  return (
    mark(legs, { stroke: ink, width: 16 }) +
    mark(curve(back), { fill: '#f4eee1', stroke: ink, width: 6 }) +
    hatch(random, back, 88, 13, { stroke: ink, width: 2.2, opacity: 0.7 }) +
    mark(wobble(random, seat, 3, true), { fill: '#f4eee1', stroke: ink, width: 6 }) +
    hatch(random, seat, 8, 10, { stroke: ink, width: 2.2, opacity: 0.7 }) +
    mark(wobble(random, rug, 4, true), { fill: '#f7e7cf', stroke: ink, width: 5 }) +
    squares.join('') +
    mark(
      [556, 586, 616, 646, 676, 706, 742]
        .map((x) =>
          wobble(
            random,
            [
              [x, 1332],
              [x - 3, 1366],
            ],
            2,
          ),
        )
        .join(''),
      { stroke: ink, width: 4 },
    )
  );
}
