import { createRandom, type Random } from '../prng.ts';
import { page, paperDefs, sheet } from './page.ts';
import { curve, hatch, mark, oval, type Point, rectangle, wobble } from './pen.ts';
import { type Person, standing } from './people.ts';

const width = 2100;
const height = 1480;
const ink = '#26242a';
const teal = '#2d7d7a';
const rust = '#c8562e';
const cream = '#f5eddc';
const wash = '#dfe6d6';
const panel = { wide: 630, high: 640 } as const;

type Panel = (random: Random) => string;

/** A comic without words: one ladder goes from house to house, and comes home with a basket on it. */
export function ladder(): string {
  const random = createRandom(404);
  const scenes: readonly Panel[] = [gutter, lent, apples, banner, cat, home];
  let body = '';
  scenes.forEach((scene, index) => {
    const x = 75 + (index % 3) * (panel.wide + 30);
    const y = 75 + Math.floor(index / 3) * (panel.high + 50);
    const frame = wobble(random, rectangle(0, 0, panel.wide, panel.high), 3, true);
    body +=
      `<g transform="translate(${x} ${y})"><clipPath id="panel-${index}"><path d="${frame}"/></clipPath>` +
      `<g clip-path="url(#panel-${index})">${scene(random)}</g>${mark(frame, { stroke: ink, width: 7 })}</g>`;
  });
  return page(width, height, sheet(width, height, cream) + body, paperDefs);
}

const ground = 560;

function backdrop(random: Random, sky: string, floor = '#cdb98f'): string {
  return (
    `<rect width="${panel.wide}" height="${panel.high}" fill="${sky}"/>` +
    mark(
      wobble(
        random,
        [
          [-10, ground],
          [panel.wide + 10, ground - 4],
          [panel.wide + 10, panel.high + 10],
          [-10, panel.high + 10],
        ],
        3,
        true,
      ),
      { fill: floor, stroke: ink, width: 5 },
    ) +
    hatch(random, rectangle(0, ground + 34, panel.wide, 50), 2, 16, { stroke: ink, width: 2, opacity: 0.35 })
  );
}

function terrace(random: Random, x: number, wall: string, door: string): string {
  const top = 190;
  const shape = rectangle(x, top, 300, ground - top);
  return (
    mark(wobble(random, shape, 3, true), { fill: wall, stroke: ink, width: 5 }) +
    hatch(random, rectangle(x + 8, top + 10, 284, ground - top - 14), 0, 24, {
      stroke: ink,
      width: 1.6,
      opacity: 0.3,
    }) +
    mark(
      wobble(
        random,
        [
          [x - 18, top],
          [x + 30, 96],
          [x + 318, 96],
          [x + 318, top],
        ],
        3,
        true,
      ),
      { fill: '#5b6470', stroke: ink, width: 5 },
    ) +
    hatch(
      random,
      [
        [x - 8, top - 4],
        [x + 34, 102],
        [x + 312, 102],
        [x + 312, top - 4],
      ],
      72,
      18,
      { stroke: ink, width: 1.8, opacity: 0.5 },
    ) +
    mark(wobble(random, rectangle(x + 40, 250, 90, 104), 2, true), {
      fill: '#f3d27a',
      stroke: ink,
      width: 5,
    }) +
    mark(
      wobble(
        random,
        [
          [x + 85, 250],
          [x + 85, 354],
        ],
        1,
      ) +
        wobble(
          random,
          [
            [x + 40, 300],
            [x + 130, 300],
          ],
          1,
        ),
      { stroke: ink, width: 4 },
    ) +
    mark(wobble(random, rectangle(x + 178, 376, 88, ground - 376), 2, true), {
      fill: door,
      stroke: ink,
      width: 5,
    }) +
    `<circle cx="${x + 194}" cy="472" r="5" fill="${ink}"/>`
  );
}

/** Rails from foot to head, with rungs between. */
function rungs(random: Random, foot: Point, top: Point, count = 8, colour = rust): string {
  const length = Math.hypot(top[0] - foot[0], top[1] - foot[1]);
  const across: Point = [(-(top[1] - foot[1]) / length) * 26, ((top[0] - foot[0]) / length) * 26];
  const rail = (side: 1 | -1): Point[] =>
    [foot, top].map(([x, y]): Point => [x + across[0] * side, y + across[1] * side]);
  let steps = '';
  for (let step = 0.7; step < count; step += 1) {
    const [x, y] = [
      foot[0] + ((top[0] - foot[0]) * step) / count,
      foot[1] + ((top[1] - foot[1]) * step) / count,
    ];
    steps += wobble(
      random,
      [
        [x - across[0], y - across[1]],
        [x + across[0], y + across[1]],
      ],
      1,
    );
  }
  const lines = wobble(random, rail(1), 2) + wobble(random, rail(-1), 2) + steps;
  return mark(lines, { stroke: ink, width: 15 }) + mark(lines, { stroke: colour, width: 8 });
}

const anna = { coat: teal, hair: '#8d8f94', legs: ink, skin: '#e9c3a0', longCoat: true } as const;
const sam = { coat: rust, hair: ink, legs: '#5b6470', skin: '#8c5a3c' } as const;
const child = { coat: '#e3b23c', hair: '#5a3522', legs: teal, skin: '#efcdb0' } as const;
const body = (
  who: Pick<Person, 'coat' | 'hair' | 'legs' | 'skin'>,
  x: number,
  y: number,
  tall: number,
  more: Partial<Person> = {},
) => standing({ x, y, tall, ...who, ...more });

const gutter: Panel = (random) =>
  backdrop(random, wash) +
  terrace(random, 40, '#e6cda6', teal) +
  mark(
    wobble(
      random,
      [
        [16, 190],
        [348, 190],
      ],
      2,
    ),
    { stroke: ink, width: 16 },
  ) +
  rungs(random, [410, 592], [326, 170]) +
  body(anna, 384, 410, 290, {
    facing: -1,
    hands: [
      [0.14, 0.13],
      [0.2, 0.02],
    ],
  }) +
  [
    [300, 150],
    [276, 128],
    [258, 160],
  ]
    .map(([x = 0, y = 0]) =>
      mark(
        curve(
          [
            [x, y],
            [x - 16, y - 14],
            [x - 4, y - 22],
            [x, y],
          ],
          true,
        ),
        { fill: '#7d8b3a', stroke: ink, width: 3 },
      ),
    )
    .join('') +
  cloud(500, 110);

const lent: Panel = (random) =>
  backdrop(random, '#f0dfb9') +
  hedge(random) +
  rungs(random, [60, 330], [560, 322], 10) +
  body(anna, 150, 590, 380, { hands: [[0.06, 0.02]] }) +
  body(sam, 480, 592, 410, { facing: -1, hands: [[0.06, -0.04]] });

const apples: Panel = (random) =>
  backdrop(random, wash, '#a9b479') +
  mark(
    wobble(
      random,
      [
        [196, 590],
        [216, 400],
        [190, 300],
        [250, 300],
        [262, 410],
        [292, 590],
      ],
      4,
      true,
    ),
    { fill: '#7d5a3c', stroke: ink, width: 5 },
  ) +
  mark(curve(oval(240, 210, 232, 158, random, 0.09), true), { fill: '#7d8b3a', stroke: ink, width: 5 }) +
  hatch(random, oval(285, 255, 150, 95), 35, 17, { stroke: ink, width: 2, opacity: 0.4 }) +
  (
    [
      [110, 190],
      [180, 130],
      [250, 230],
      [330, 150],
      [380, 250],
      [160, 270],
      [300, 300],
    ] as const
  )
    .map(([x, y]) => mark(curve(oval(x, y, 16, 15), true), { fill: '#d13f2c', stroke: ink, width: 4 }))
    .join('') +
  rungs(random, [520, 600], [376, 200]) +
  body(sam, 486, 470, 300, {
    facing: -1,
    hands: [
      [0.28, 0.16],
      [0.16, 0],
    ],
  }) +
  basket(random, 110, 590);

const banner: Panel = (random) =>
  backdrop(random, '#cfdfe2') +
  mark(wobble(random, rectangle(-30, 120, 130, 460), 3, true), { fill: '#e6cda6', stroke: ink, width: 5 }) +
  mark(wobble(random, rectangle(530, 120, 130, 460), 3, true), { fill: '#d9a98b', stroke: ink, width: 5 }) +
  mark(
    curve([
      [100, 170],
      [315, 262],
      [530, 170],
    ]),
    { stroke: ink, width: 4 },
  ) +
  [0, 1, 2, 3, 4, 5, 6].map((flag) => flagAt(random, flag)).join('') +
  rungs(random, [420, 592], [522, 150]) +
  body(child, 462, 430, 230, {
    hands: [
      [0.16, 0.2],
      [0.16, 0],
    ],
  }) +
  body(sam, 300, 592, 380, {
    hands: [
      [0.26, 0.04],
      [0.24, -0.04],
    ],
  }) +
  body(anna, 178, 592, 350, {
    hands: [
      [0.12, 0.34],
      [0.04, -0.3],
    ],
  });

const cat: Panel = (random) =>
  backdrop(random, '#31466b', '#26344f') +
  `<circle cx="520" cy="96" r="44" fill="${cream}"/>` +
  mark(
    wobble(
      random,
      [
        [-20, 300],
        [290, 296],
        [290, 600],
        [-20, 600],
      ],
      3,
      true,
    ),
    { fill: '#7b3e31', stroke: ink, width: 6 },
  ) +
  hatch(random, rectangle(0, 306, 284, 250), 0, 30, { stroke: '#f5eddc', width: 2, opacity: 0.35 }) +
  mark(
    curve(
      [
        [150, 296],
        [146, 250],
        [168, 226],
        [196, 240],
        [206, 296],
      ],
      true,
    ),
    { fill: ink },
  ) +
  mark(curve(oval(164, 212, 26, 23), true) + 'M144 198L146 170L162 190ZM170 190L186 172L186 202Z', {
    fill: ink,
  }) +
  mark(
    curve([
      [204, 290],
      [246, 280],
      [252, 236],
      [236, 216],
    ]),
    { stroke: ink, width: 11 },
  ) +
  `<circle cx="156" cy="210" r="4" fill="#f3d27a"/><circle cx="172" cy="210" r="4" fill="#f3d27a"/>` +
  rungs(random, [400, 600], [276, 262], 7) +
  body(child, 376, 500, 250, {
    facing: -1,
    hands: [
      [0.36, 0.22],
      [0.16, 0.02],
    ],
  }) +
  body(anna, 500, 594, 360, { facing: -1, hands: [[0.2, 0]] });

const home: Panel = (random) =>
  backdrop(random, '#f0dfb9') +
  terrace(random, 300, '#e6cda6', teal) +
  rungs(random, [20, 520], [300, 520], 6) +
  mark(
    wobble(
      random,
      [
        [30, 548],
        [30, 594],
      ],
      1,
    ) +
      wobble(
        random,
        [
          [290, 548],
          [290, 594],
        ],
        1,
      ),
    { stroke: ink, width: 10 },
  ) +
  basket(random, 76, 494) +
  [0, 1]
    .map((loaf) =>
      mark(curve(oval(216, 482 - loaf * 2, 46, 24), true), { fill: '#c98e4b', stroke: ink, width: 4 }),
    )
    .join('') +
  body(anna, 430, 594, 370, {
    facing: -1,
    hands: [
      [0.1, 0.06],
      [0.08, 0.02],
    ],
  }) +
  heart(240, 330);

function cloud(x: number, y: number): string {
  return mark(
    curve(
      [
        [x - 70, y + 20],
        [x - 40, y - 16],
        [x, y - 30],
        [x + 42, y - 10],
        [x + 76, y + 20],
      ],
      false,
    ),
    { stroke: ink, width: 4, fill: '#ffffff90' },
  );
}

function hedge(random: Random): string {
  const top: Point[] = Array.from({ length: 12 }, (_, step) => [step * 60 - 20, 420 + random() * 30]);
  const shape: Point[] = [...top, [panel.wide + 20, ground + 6], [-20, ground + 6]];
  return (
    mark(curve(shape, true), { fill: '#7d8b3a', stroke: ink, width: 5 }) +
    hatch(random, rectangle(0, 460, panel.wide, 96), 60, 20, { stroke: ink, width: 2, opacity: 0.4 })
  );
}

function flagAt(random: Random, flag: number): string {
  const x = 112 + flag * 60;
  const y = 176 + Math.sin(((flag + 0.5) / 7) * Math.PI) * 80;
  const colour = [rust, cream, teal, '#e3b23c'][flag % 4] ?? rust;
  return mark(
    wobble(
      random,
      [
        [x, y],
        [x + 48, y + (flag < 3 ? 14 : -8)],
        [x + 26, y + 66],
      ],
      2,
      true,
    ),
    { fill: colour, stroke: ink, width: 4 },
  );
}

function basket(random: Random, x: number, y: number): string {
  const fruit = [0, 1, 2]
    .map((apple) =>
      mark(curve(oval(x + 26 + apple * 30, y - 62, 18, 17), true), {
        fill: '#d13f2c',
        stroke: ink,
        width: 4,
      }),
    )
    .join('');
  const side: readonly Point[] = [
    [x, y - 56],
    [x + 112, y - 56],
    [x + 98, y],
    [x + 14, y],
  ];
  return (
    fruit +
    mark(wobble(random, side, 2, true), { fill: '#d1a35f', stroke: ink, width: 5 }) +
    hatch(random, side, 45, 12, { stroke: ink, width: 2 }) +
    hatch(random, side, -45, 12, { stroke: ink, width: 2 })
  );
}

function heart(x: number, y: number): string {
  return mark(
    `M${x} ${y + 46}C${x - 62} ${y} ${x - 40} ${y - 48} ${x} ${y - 18}C${x + 40} ${y - 48} ${x + 62} ${y} ${x} ${y + 46}Z`,
    { fill: rust, stroke: ink, width: 5 },
  );
}
