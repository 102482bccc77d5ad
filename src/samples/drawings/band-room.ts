import { between, createRandom, type Random } from '../prng.ts';
import { page, paperDefs, printedInk, sheet } from './page.ts';
import { curve, hatch, mark, oval, type Point, rectangle, wobble } from './pen.ts';
import { standing } from './people.ts';

const width = 1900;
const height = 1267;
const ink = '#20222c';
const gold = '#eab54a';
const dusk = '#46587f';

/** Brush and wash: a band room with its doors open, its light on the wet street, people who have stopped to hear. */
export function bandRoom(): string {
  const random = createRandom(707);
  const wall = rectangle(0, 0, width, 930);
  const door = rectangle(760, 330, 520, 600);
  const light: readonly Point[] = [
    [760, 930],
    [1280, 930],
    [1640, 1267],
    [420, 1267],
  ];
  const body =
    mark(wobble(random, wall, 2, true), { fill: dusk }) +
    bricks(random) +
    `<rect y="930" width="${width}" height="337" fill="#303c5c"/>` +
    mark(wobble(random, light, 4, true), { fill: gold, opacity: 0.8 }) +
    hatch(
      random,
      [
        [0, 950],
        [760, 950],
        [430, 1250],
        [0, 1250],
      ],
      3,
      26,
      { stroke: '#8fa3c4', width: 3, opacity: 0.6 },
    ) +
    hatch(
      random,
      [
        [1290, 950],
        [1900, 950],
        [1900, 1250],
        [1630, 1250],
      ],
      -3,
      26,
      { stroke: '#8fa3c4', width: 3, opacity: 0.6 },
    ) +
    mark(wobble(random, door, 3, true), { fill: '#f5d078' }) +
    inside(random) +
    leaf(random, [
      [760, 330],
      [610, 290],
      [610, 985],
      [760, 930],
    ]) +
    leaf(random, [
      [1280, 330],
      [1430, 290],
      [1430, 985],
      [1280, 930],
    ]) +
    mark(
      wobble(
        random,
        [
          [730, 320],
          [1310, 320],
        ],
        3,
      ),
      { stroke: ink, width: 22 },
    ) +
    notes(random) +
    windows(random) +
    listeners();
  return page(
    width,
    height,
    sheet(width, height, '#efe6d2') + `<g filter="url(#ink)">${body}</g>`,
    paperDefs + printedInk('ink', 0, 4),
  );
}

function bricks(random: Random): string {
  let marks = '';
  for (let row = 0; row < 26; row += 1)
    for (let x = (row % 2) * 46; x < width; x += 92)
      if (random() < 0.34) marks += wobble(random, rectangle(x + 6, row * 36 + 6, 78, 25), 2, true);
  return mark(marks, { fill: '#566990', opacity: 0.7 });
}

function leaf(random: Random, points: readonly Point[]): string {
  return (
    mark(wobble(random, points, 3, true), { fill: '#7e3630', stroke: ink, width: 6 }) +
    hatch(random, points, 90, 34, { stroke: '#5c2420', width: 5 })
  );
}

/** Three players, each with an instrument's bright bell. */
function inside(random: Random): string {
  const player = (x: number, facing: 1 | -1, coat: string, hands: readonly (readonly [number, number])[]) =>
    standing({ x, y: 936, tall: 500, coat, skin: '#8a5636', hair: ink, legs: ink, facing, hands });
  const cornet = (x: number, y: number) =>
    mark(`M${x} ${y}H${x + 70}`, { stroke: '#b9802a', width: 11 }) +
    mark(
      `M${x + 62} ${y}Q${x + 88} ${y - 4} ${x + 104} ${y - 28}V${y + 28}Q${x + 88} ${y + 4} ${x + 62} ${y}Z`,
      { fill: '#fbe7a8', stroke: '#8a5c18', width: 5 },
    ) +
    mark(`M${x + 26} ${y}v-16M${x + 38} ${y}v-16M${x + 50} ${y}v-16`, { stroke: '#8a5c18', width: 6 });
  const tuba = (x: number, y: number) =>
    mark(
      curve([
        [x - 14, y - 30],
        [x - 54, y + 10],
        [x - 50, y + 100],
        [x + 14, y + 112],
        [x + 44, y + 40],
        [x + 40, y - 90],
      ]),
      { stroke: '#b9802a', width: 24 },
    ) +
    mark(`M${x - 22} ${y - 150}Q${x + 40} ${y - 110} ${x + 100} ${y - 150}L${x + 52} ${y - 70}H${x + 26}Z`, {
      fill: '#fbe7a8',
      stroke: '#8a5c18',
      width: 6,
    });
  const trombone = (x: number, y: number) =>
    mark(`M${x} ${y}L${x + 104} ${y + 40}M${x + 6} ${y + 26}L${x + 98} ${y + 62}`, {
      stroke: '#b9802a',
      width: 9,
    }) +
    mark(`M${x + 4} ${y + 24}L${x - 56} ${y - 34}L${x - 18} ${y - 50}Z`, {
      fill: '#fbe7a8',
      stroke: '#8a5c18',
      width: 5,
    });
  return (
    mark(
      wobble(
        random,
        [
          [770, 800],
          [1270, 800],
        ],
        2,
      ),
      { stroke: '#d39a3c', width: 4 },
    ) +
    `<circle cx="1020" cy="392" r="40" fill="#fffbe6"/><path d="M1020 330V352" stroke="${ink}" stroke-width="6"/>` +
    player(890, -1, '#3b2b4a', [
      [0.12, 0.1],
      [0.17, 0.1],
    ]) +
    `<g transform="translate(1732 -118) scale(-1 1)">${cornet(858, 610)}</g>` +
    player(1010, 1, '#6d2f2b', [[0.14, 0.1]]) +
    trombone(1050, 478) +
    player(1212, -1, '#2d3d52', [[0.16, -0.16]]) +
    tuba(1180, 650)
  );
}

/** Sound, drawn as ribbons that leave by the door. */
function notes(random: Random): string {
  let ribbons = '';
  for (let ribbon = 0; ribbon < 5; ribbon += 1) {
    const points: Point[] = [];
    for (let step = 0; step <= 9; step += 1)
      points.push([
        752 - step * 92,
        470 - step * 34 + ribbon * 28 + Math.sin(step * 1.15 + ribbon * 0.35) * (18 + step * 7),
      ]);
    ribbons += mark(curve(points), { stroke: gold, width: 6, opacity: 0.85 });
  }
  const spots = [
    [560, 330],
    [420, 210],
    [300, 300],
    [190, 110],
    [640, 200],
    [120, 260],
  ] as const;
  return (
    ribbons +
    spots
      .map(
        ([x, y]) =>
          mark(curve(oval(x, y, 22, 17), true), { fill: gold }) +
          mark(
            wobble(
              random,
              [
                [x + 19, y],
                [x + 21, y - 70 - between(random, 0, 14)],
              ],
              1,
            ),
            { stroke: gold, width: 7 },
          ),
      )
      .join('')
  );
}

function windows(random: Random): string {
  return [1500, 1700]
    .map(
      (x) =>
        mark(wobble(random, rectangle(x, 150, 130, 210), 3, true), {
          fill: '#2a3450',
          stroke: ink,
          width: 6,
        }) +
        mark(
          wobble(
            random,
            [
              [x + 65, 154],
              [x + 65, 356],
            ],
            2,
          ) +
            wobble(
              random,
              [
                [x + 4, 250],
                [x + 126, 250],
              ],
              2,
            ),
          { stroke: dusk, width: 7 },
        ),
    )
    .join('');
}

function listeners(): string {
  const dark = { skin: '#c98f6a', hair: ink, legs: '#1c2030' } as const;
  return (
    standing({
      x: 330,
      y: 1180,
      tall: 480,
      coat: '#b8452f',
      ...dark,
      hat: '#e8dcc0',
      longCoat: true,
      hands: [[0.05, -0.32]],
    }) +
    standing({
      x: 470,
      y: 1196,
      tall: 300,
      coat: '#3f7f7c',
      ...dark,
      hair: '#5a3522',
      hands: [
        [0.16, 0.24],
        [0.05, -0.3],
      ],
    }) +
    standing({
      x: 1600,
      y: 1190,
      tall: 500,
      coat: '#d9c7a0',
      ...dark,
      skin: '#8c5a3c',
      facing: -1,
      hands: [[0.06, -0.28]],
    }) +
    mark(
      'M1690 1120Q1700 1090 1740 1092L1800 1094Q1822 1090 1826 1060M1700 1120V1184M1722 1120V1184M1790 1112V1184M1810 1110V1184',
      { stroke: ink, width: 18 },
    ) +
    mark(curve(oval(1748, 1104, 62, 32), true), { fill: ink }) +
    mark(curve(oval(1680, 1076, 34, 26), true), { fill: ink })
  );
}
