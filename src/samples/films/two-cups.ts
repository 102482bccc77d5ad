import { page, paperDefs, sheet } from '../drawings/page.ts';
import { curve, hatch, mark, oval, type Point, px, rectangle, wobble } from '../drawings/pen.ts';
import { createRandom, type Random } from '../prng.ts';
import { type Film, frameRate } from '../sample-tools.ts';
import { kettleSong } from '../sounds/film-music.ts';
import { blank, cover, drawn, ease, paste, type Raster } from './raster.ts';

const width = 1080;
const height = 1350;
const seconds = 12;
const ink = '#2a2a33';
const rust = '#c2522f';
const steamRate = 8;

/** A kitchen table at dusk: a kettle's steam draws itself, then a second cup does. */
export function twoCups(): Film {
  return { width, height, seconds, music: () => kettleSong(seconds), frames };
}

async function* frames(render: Parameters<Film['frames']>[0]): AsyncIterable<Buffer> {
  const [kitchen, dusk, glow] = [
    await drawn(render, room()),
    await drawn(render, evening()),
    await drawn(render, lamp()),
  ];
  const canvas = blank(width, height);
  let air: Raster | null = null;
  let airAt = -1;
  for (let frame = 0; frame < seconds * frameRate; frame += 1) {
    const time = frame / frameRate;
    // Drawn on threes, as by hand: eight new drawings a second.
    const drawing = Math.floor(time * steamRate);
    if (drawing !== airAt || !air) {
      air = await drawn(
        render,
        page(
          width,
          1010,
          steam(drawing) + secondCup(ease(time, 5.6, 9.2)) + visitorSteam(drawing, ease(time, 9, 10.4)),
        ),
      );
      airAt = drawing;
    }
    cover(canvas, kitchen, 0);
    paste(canvas, dusk, 350, 130, ease(time, 0.5, 8));
    paste(canvas, glow, 0, 0, 0.15 + ease(time, 1, 6) * 0.85);
    paste(canvas, air, 0, 250);
    yield canvas.pixels;
  }
}

function room(): string {
  const random = createRandom(901);
  const line = { stroke: ink, width: 5 } as const;
  const table: readonly Point[] = [
    [60, 1010],
    [1020, 1010],
    [1080, 1350],
    [0, 1350],
  ];
  return page(
    width,
    height,
    sheet(width, height, '#e9d6b5') +
      hatch(random, rectangle(0, 0, 320, 980), 84, 17, { stroke: ink, width: 2, opacity: 0.22 }) +
      hatch(random, rectangle(770, 0, 310, 980), 96, 17, { stroke: ink, width: 2, opacity: 0.22 }) +
      windowFrame(random, '#cfdcd8') +
      mark(
        wobble(
          random,
          [
            [120, 0],
            [122, 96],
          ],
          1,
        ),
        { stroke: ink, width: 5 },
      ) +
      mark(
        wobble(
          random,
          [
            [60, 170],
            [94, 94],
            [150, 94],
            [186, 170],
          ],
          2,
          true,
        ),
        { fill: rust, ...line },
      ) +
      shelf(random) +
      mark(wobble(random, table, 3, true), { fill: '#d9b98a', ...line }) +
      mark(
        curve([
          [330, 1350],
          [400, 1180],
          [700, 1180],
          [780, 1350],
        ]),
        { fill: '#f6efdf', stroke: ink, width: 4 },
      ) +
      hatch(
        random,
        [
          [356, 1340],
          [420, 1192],
          [690, 1192],
          [752, 1340],
        ],
        45,
        26,
        { stroke: rust, width: 3, opacity: 0.7 },
      ) +
      hatch(
        random,
        [
          [356, 1340],
          [420, 1192],
          [690, 1192],
          [752, 1340],
        ],
        -45,
        26,
        { stroke: rust, width: 3, opacity: 0.7 },
      ) +
      kettle(random) +
      cup(random, 610, 1040, '#f6efdf'),
    paperDefs,
  );
}

function windowFrame(random: Random, glass: string): string {
  return (
    mark(wobble(random, rectangle(350, 130, 400, 520), 3, true), { fill: glass, stroke: ink, width: 6 }) +
    mark(
      wobble(random, rectangle(330, 110, 440, 560), 3, true) +
        wobble(
          random,
          [
            [550, 132],
            [550, 648],
          ],
          2,
        ) +
        wobble(
          random,
          [
            [352, 360],
            [748, 360],
          ],
          2,
        ),
      { stroke: ink, width: 6 },
    ) +
    mark(wobble(random, rectangle(310, 668, 480, 34), 2, true), { fill: '#f6efdf', stroke: ink, width: 5 }) +
    mark(wobble(random, rectangle(672, 596, 66, 72), 2, true), { fill: rust, stroke: ink, width: 5 }) +
    [
      [-40, -120],
      [-14, -170],
      [16, -150],
      [44, -104],
    ]
      .map(([dx = 0, dy = 0]) =>
        mark(
          curve(
            [
              [705, 596],
              [705 + dx * 0.3, 596 + dy * 0.6],
              [705 + dx, 596 + dy],
              [705 + dx * 0.6, 596 + dy * 0.45],
              [708, 596],
            ],
            true,
          ),
          { fill: '#5f7d4a', stroke: ink, width: 4 },
        ),
      )
      .join('')
  );
}

/** The same window later: night, a moon, and one lit window over the way. */
function evening(): string {
  const random = createRandom(902);
  const roofs: readonly Point[] = [
    [0, 520],
    [0, 400],
    [70, 330],
    [150, 400],
    [150, 430],
    [230, 360],
    [320, 430],
    [400, 380],
    [400, 520],
  ];
  return page(
    400,
    520,
    mark(wobble(random, rectangle(2, 2, 396, 516), 1, true), { fill: '#2d3f66' }) +
      mark(curve(oval(292, 96, 40, 40), true), { fill: '#f3e6bd' }) +
      mark(wobble(random, roofs, 2, true), { fill: '#1f2c4a', stroke: ink, width: 4 }) +
      mark(wobble(random, rectangle(50, 410, 40, 46), 1, true), { fill: '#f1bf55' }) +
      (
        [
          [60, 60],
          [120, 150],
          [200, 50],
          [90, 250],
          [340, 210],
          [250, 240],
        ] as const
      )
        .map(([x, y]) => mark(curve(oval(x, y, 3, 3), true), { fill: '#f3e6bd' }))
        .join('') +
      mark(
        wobble(
          random,
          [
            [200, 2],
            [200, 518],
          ],
          2,
        ) +
          wobble(
            random,
            [
              [2, 230],
              [398, 230],
            ],
            2,
          ),
        { stroke: ink, width: 6 },
      ) +
      mark(wobble(random, rectangle(322, 466, 66, 72), 2, true), { fill: rust, stroke: ink, width: 5 }) +
      [
        [-40, -120],
        [-14, -170],
        [16, -150],
        [44, -104],
      ]
        .map(([dx = 0, dy = 0]) =>
          mark(
            curve(
              [
                [355, 466],
                [355 + dx * 0.3, 466 + dy * 0.6],
                [355 + dx, 466 + dy],
                [355 + dx * 0.6, 466 + dy * 0.45],
                [358, 466],
              ],
              true,
            ),
            { fill: '#5f7d4a', stroke: ink, width: 4 },
          ),
        )
        .join(''),
  );
}

function lamp(): string {
  const fade =
    '<radialGradient id="lamp"><stop stop-color="#ffd98a" stop-opacity=".75"/><stop offset="1" stop-color="#ffd98a" stop-opacity="0"/></radialGradient>';
  return page(width, height, `<ellipse cx="122" cy="430" rx="430" ry="430" fill="url(#lamp)"/>`, fade);
}

function shelf(random: Random): string {
  const jars = [850, 920, 990].map(
    (x, index) =>
      mark(wobble(random, rectangle(x, 372 - index * 12, 50, 88 + index * 12), 2, true), {
        fill: ['#5f7d4a', '#e0b04c', '#7fa3a8'][index] ?? rust,
        stroke: ink,
        width: 5,
      }) +
      mark(wobble(random, rectangle(x - 4, 354 - index * 12, 58, 18), 1, true), {
        fill: '#f6efdf',
        stroke: ink,
        width: 4,
      }),
  );
  return (
    mark(wobble(random, rectangle(820, 460, 260, 18), 2, true), { fill: '#a9793f', stroke: ink, width: 5 }) +
    jars.join('') +
    [860, 940].map((x) => mark(`M${x} 480v26q0 20 18 20`, { stroke: ink, width: 5 })).join('')
  );
}

function kettle(random: Random): string {
  const body: readonly Point[] = [
    [150, 1140],
    [136, 1030],
    [168, 920],
    [240, 872],
    [330, 872],
    [402, 920],
    [434, 1030],
    [420, 1140],
    [285, 1156],
  ];
  const shade: readonly Point[] = [
    [330, 900],
    [394, 930],
    [424, 1030],
    [412, 1130],
    [330, 1144],
  ];
  return (
    mark(
      curve([
        [176, 905],
        [170, 800],
        [285, 752],
        [400, 800],
        [394, 905],
      ]),
      { stroke: ink, width: 22 },
    ) +
    mark(
      curve([
        [176, 905],
        [170, 800],
        [285, 752],
        [400, 800],
        [394, 905],
      ]),
      { stroke: rust, width: 11 },
    ) +
    mark(
      wobble(
        random,
        [
          [410, 1010],
          [500, 960],
          [520, 900],
          [566, 896],
          [548, 990],
          [426, 1084],
        ],
        3,
        true,
      ),
      { fill: '#6f9197', stroke: ink, width: 6 },
    ) +
    mark(curve(body, true), { fill: '#7fa3a8', stroke: ink, width: 7 }) +
    hatch(random, shade, 78, 10, { stroke: ink, width: 2.5, opacity: 0.7 }) +
    mark(
      curve([
        [186, 1100],
        [172, 1030],
        [196, 948],
      ]),
      { stroke: '#eef4f1', width: 11 },
    ) +
    mark(curve(oval(285, 872, 74, 17), true), { fill: '#6f9197', stroke: ink, width: 6 }) +
    mark(curve(oval(285, 846, 18, 15), true), { fill: rust, stroke: ink, width: 5 })
  );
}

function cup(random: Random, x: number, y: number, glaze: string): string {
  return (
    mark(curve(oval(x + 62, y + 112, 108, 20), true), { fill: glaze, stroke: ink, width: 5 }) +
    mark(
      curve([
        [x + 122, y + 24],
        [x + 172, y + 28],
        [x + 168, y + 78],
        [x + 112, y + 84],
      ]),
      { stroke: ink, width: 9 },
    ) +
    mark(
      wobble(
        random,
        [
          [x, y],
          [x + 126, y],
          [x + 108, y + 108],
          [x + 20, y + 108],
        ],
        2,
        true,
      ),
      { fill: glaze, stroke: ink, width: 6 },
    ) +
    mark(
      wobble(
        random,
        [
          [x + 6, y + 36],
          [x + 120, y + 36],
        ],
        1,
      ),
      { stroke: rust, width: 9 },
    ) +
    hatch(
      random,
      [
        [x + 82, y + 46],
        [x + 118, y + 46],
        [x + 104, y + 104],
        [x + 76, y + 104],
      ],
      80,
      9,
      { stroke: ink, width: 2 },
    )
  );
}

/** Ribbons from the spout that grow, sway and thin out; `drawing` counts eighths of a second. */
function steam(drawing: number): string {
  const time = drawing / steamRate;
  const strength = ease(time, 0.6, 4) * (1 - 0.75 * ease(time, 7.5, 10.5));
  let ribbons = '';
  for (let ribbon = 0; ribbon < 5; ribbon += 1) {
    const reach = strength * (440 + ribbon * 56);
    const points: Point[] = [];
    for (let up = 0; up <= reach; up += 26) {
      const sway = Math.sin(up / 74 - time * 2.1 + ribbon * 1.25) * (6 + up * 0.11);
      points.push([552 + ribbon * 7 + sway + up * (0.06 + ribbon * 0.05), 636 - up]);
    }
    if (points.length > 2)
      ribbons +=
        mark(curve(points), { stroke: '#fffaf0', width: 13 - ribbon * 1.4, opacity: 0.85 }) +
        mark(curve(points), { stroke: '#7f8f96', width: 2.5, opacity: 0.9 });
  }
  return ribbons;
}

function visitorSteam(drawing: number, strength: number): string {
  const time = drawing / steamRate;
  return [
    [664, 776],
    [912, 856],
  ]
    .map(([x = 0, base = 0], which) =>
      [0, 1]
        .map((ribbon) => {
          const points: Point[] = [];
          for (let up = 0; up <= strength * 130; up += 16)
            points.push([
              x + ribbon * 30 - 15 + Math.sin(up / 24 - time * 2.4 + ribbon + which) * (4 + up * 0.07),
              base - up,
            ]);
          return points.length > 2
            ? mark(curve(points), { stroke: '#fffaf0', width: 8, opacity: 0.9 }) +
                mark(curve(points), { stroke: '#7f8f96', width: 2 })
            : '';
        })
        .join(''),
    )
    .join('');
}

/** The pen draws the second cup, then colour comes in. `done` from 0 to 1. */
function secondCup(done: number): string {
  if (done === 0) return '';
  const [x, y] = [850, 850];
  const random = createRandom(903);
  const outline: Point[] = [];
  const corners: readonly Point[] = [
    [x + 108, y + 128],
    [x + 20, y + 128],
    [x, y + 20],
    [x + 126, y + 20],
    [x + 108, y + 128],
  ];
  corners.forEach(([fromX, fromY], index) => {
    const [toX, toY] = corners[index + 1] ?? [fromX, fromY];
    for (let step = 0; step < 6; step += 1)
      outline.push([fromX + ((toX - fromX) * step) / 6, fromY + ((toY - fromY) * step) / 6]);
  });
  const saucer = oval(x + 62, y + 132, 108, 20);
  const handle: readonly Point[] = [
    [x + 122, y + 44],
    [x + 150, y + 44],
    [x + 170, y + 54],
    [x + 170, y + 84],
    [x + 150, y + 102],
    [x + 112, y + 104],
  ];
  const path = [...outline, ...saucer, ...handle].length;
  const strokes = [outline, saucer, handle];
  let left = Math.ceil(done * 1.15 * path);
  const pen = strokes.map((stroke) => {
    const shown = stroke.slice(0, Math.max(0, left));
    left -= stroke.length;
    return shown.length > 1
      ? mark(shown.map(([a, b], index) => `${index ? 'L' : 'M'}${px(a)} ${px(b)}`).join(''), {
          stroke: ink,
          width: 5,
        })
      : '';
  });
  const colour = ease(done, 0.75, 1);
  return pen.join('') + `<g opacity="${px(colour)}">${cup(random, x, y + 20, '#e0b04c')}</g>`;
}
