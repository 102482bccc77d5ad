import { letter } from '../drawings/lettering.ts';
import { page, paperDefs, sheet } from '../drawings/page.ts';
import { curve, hatch, mark, oval, type Point, rectangle, wobble } from '../drawings/pen.ts';
import { createRandom, type Random } from '../prng.ts';
import { type Film, frameRate } from '../sample-tools.ts';
import { hillJig } from '../sounds/film-music.ts';
import { blank, cover, drawn, ease, paste, type Raster, type Render } from './raster.ts';

const width = 1280;
const height = 720;
const seconds = 14;
const ink = '#3a3a44';
const red = '#c2452d';
const handRate = 12;

/** A drawn map of a hill town; a red line sets off and finds six doors. */
export function overTheTops(): Film {
  return { width, height, seconds, music: () => hillJig(seconds), frames };
}

const walk: readonly Point[] = [
  [130, 610],
  [210, 590],
  [276, 560],
  [330, 508],
  [352, 440],
  [330, 372],
  [352, 306],
  [430, 262],
  [520, 250],
  [590, 286],
  [630, 350],
  [690, 402],
  [770, 410],
  [836, 372],
  [866, 300],
  [900, 226],
  [968, 176],
  [1046, 190],
  [1094, 250],
  [1090, 330],
  [1050, 400],
  [1020, 470],
  [1050, 540],
  [1124, 590],
];

interface Place {
  readonly at: Point;
  readonly label: string;
  readonly labelAt: Point;
  readonly draw: (random: Random, x: number, y: number) => string;
}

const places: readonly Place[] = [
  { at: [130, 610], label: 'MY DOOR', labelAt: [74, 640], draw: house },
  { at: [352, 440], label: 'KNIT & NATTER', labelAt: [384, 446], draw: wool },
  { at: [520, 250], label: 'ALLOTMENTS', labelAt: [446, 284], draw: leeks },
  { at: [770, 410], label: 'BREW ROOM', labelAt: [716, 440], draw: teapot },
  { at: [968, 176], label: 'THE TOP', labelAt: [1020, 122], draw: cairn },
  { at: [1124, 590], label: 'BAND CLUB', labelAt: [1072, 622], draw: horn },
];

async function* frames(render: Render): AsyncIterable<Buffer> {
  const steps = alongWalk();
  const ground = await drawn(render, land());
  const stops: { layer: Raster; after: number }[] = [];
  for (const [index, place] of places.entries()) {
    const random = createRandom(930 + index);
    const { at, label, labelAt, draw } = place;
    const svg = page(
      width,
      height,
      draw(random, at[0], at[1] - 46) +
        letter(random, label, labelAt[0], labelAt[1], 19, { stroke: ink, width: 3.4 }),
    );
    const reached = steps.findIndex(([x, y]) => Math.hypot(x - at[0], y - at[1]) < 14);
    stops.push({
      layer: await drawn(render, svg),
      after: Math.min(0.95, Math.max(0, reached) / steps.length),
    });
  }
  const canvas = blank(width, height);
  let route: Raster | null = null;
  let routeAt = -1;
  for (let frame = 0; frame < seconds * frameRate; frame += 1) {
    const time = frame / frameRate;
    const done = Math.min(1, Math.max(0, (time - 0.8) / 11.2));
    const drawing = Math.floor(time * handRate);
    if (drawing !== routeAt || !route) {
      route = await drawn(render, routeSoFar(steps, done, drawing));
      routeAt = drawing;
    }
    cover(canvas, ground, 0);
    paste(canvas, route, 0, 0);
    for (const { layer, after } of stops)
      paste(canvas, layer, 0, 0, ease(done, after - 0.02, after + 0.04) * ease(time, 0.2, 0.9));
    yield canvas.pixels;
  }
}

/** The walk as a point every few pixels. */
function alongWalk(): readonly Point[] {
  const at = (index: number): Point => walk[Math.min(walk.length - 1, Math.max(0, index))] ?? [0, 0];
  const steps: Point[] = [];
  for (let index = 0; index < walk.length - 1; index += 1) {
    const [a, b, c, d] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    for (let step = 0; step < 12; step += 1) {
      const t = step / 12;
      const mix = (axis: 0 | 1) =>
        0.5 *
        (2 * b[axis] +
          (c[axis] - a[axis]) * t +
          (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
          (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t ** 3);
      steps.push([mix(0), mix(1)]);
    }
  }
  return [...steps, at(walk.length - 1)];
}

/** Dashes up to where the walker is, and the walker: a small figure with a red scarf. */
function routeSoFar(steps: readonly Point[], done: number, drawing: number): string {
  const reached = Math.max(1, Math.floor(done * steps.length));
  const shown = steps.slice(0, reached);
  let dashes = '';
  for (let index = 0; index + 4 <= shown.length; index += 6) dashes += curve(shown.slice(index, index + 4));
  const [x, y] = shown.at(-1) ?? [0, 0];
  const step = done > 0 && done < 1 && drawing % 2 ? 4 : -4;
  const figure =
    mark(`M${x - 3} ${y - 14}L${x - 5 - step} ${y}M${x + 3} ${y - 14}L${x + 5 + step} ${y}`, {
      stroke: ink,
      width: 4.5,
    }) +
    mark(`M${x - 10} ${y - 13}L${x - 6} ${y - 36}H${x + 6}L${x + 10} ${y - 13}Z`, {
      fill: '#2d7d7a',
      stroke: ink,
      width: 2.5,
    }) +
    `<circle cx="${x.toFixed(1)}" cy="${(y - 43).toFixed(1)}" r="8" fill="#efcdb0" stroke="${ink}" stroke-width="2.5"/>` +
    mark(`M${x - 8} ${y - 35}H${x + 8}M${x - 6} ${y - 34}l${-8 - step * 0.5} 12`, { stroke: red, width: 5 });
  return page(width, height, mark(dashes, { stroke: red, width: 6 }) + (done < 1 ? figure : ''));
}

function land(): string {
  const random = createRandom(921);
  const hill = (x: number, y: number, size: number, rings: number, lean: number) =>
    Array.from({ length: rings }, (_, ring) => {
      const share = 1 - ring / rings;
      return mark(
        curve(oval(x + ring * lean, y - ring * 5, size * share, size * 0.62 * share, random, 0.045), true),
        {
          fill:
            ring === 0 ? '#d8d9b4' : (['#cfd3a6', '#c5cb98', '#b9c28b', '#adb87f'][ring % 4] ?? '#cfd3a6'),
          stroke: '#a3966a',
          width: 2,
        },
      );
    }).join('');
  const beck: readonly Point[] = [
    [690, -10],
    [676, 70],
    [712, 150],
    [690, 230],
    [730, 310],
    [880, 470],
    [900, 560],
    [850, 640],
    [880, 730],
  ];
  const roads = [
    'M-10 640C240 560 420 620 640 560S1010 600 1290 520',
    'M250 730C330 560 270 420 410 330S640 150 620 -10',
    'M640 560C720 480 800 470 1010 470',
  ];
  const rows = (
    [
      [150, 520, 4],
      [420, 520, 5],
      [604, 476, 4],
      [700, 510, 4],
      [940, 566, 4],
      [200, 400, 3],
      [930, 420, 3],
      [420, 600, 4],
      [640, 620, 5],
    ] as const
  ).map(([x, y, count]) =>
    Array.from({ length: count }, (_, one) => tinyHouse(random, x + one * 27, y + one * 2)).join(''),
  );
  const trees = Array.from({ length: 46 }, (_, index) => {
    const [x, y] = [((index * 271) % 1240) + 20, 30 + ((index * 149) % 250)];
    return x > 440 && x < 620 && y > 160
      ? ''
      : mark(`M${x} ${y + 12}V${y}`, { stroke: ink, width: 2.5 }) +
          mark(curve(oval(x, y - 6, 8, 10, random, 0.15), true), { fill: '#7d9a5c', stroke: ink, width: 2 });
  });
  return page(
    width,
    height,
    sheet(width, height, '#efe6cf') +
      hill(300, 190, 270, 6, 4) +
      hill(980, 220, 330, 8, -2) +
      hill(650, 60, 160, 4, 3) +
      mark(curve(beck), { stroke: '#7fa9b5', width: 13 }) +
      mark(curve(beck), { stroke: '#b8d3d6', width: 5 }) +
      mark(roads.join(''), { stroke: '#b9a987', width: 17 }) +
      mark(roads.join(''), { stroke: '#f8f2e2', width: 12 }) +
      trees.join('') +
      rows.join('') +
      mark(wobble(random, rectangle(24, 24, width - 48, height - 48), 2, true), { stroke: ink, width: 5 }) +
      mark(wobble(random, rectangle(36, 36, width - 72, height - 72), 2, true), { stroke: ink, width: 2 }) +
      compass(random, 110, 130),
    paperDefs,
  );
}

function tinyHouse(random: Random, x: number, y: number): string {
  return (
    mark(wobble(random, rectangle(x, y, 25, 20), 1, true), { fill: '#e8cfae', stroke: ink, width: 2 }) +
    mark(
      wobble(
        random,
        [
          [x - 2, y],
          [x + 12, y - 13],
          [x + 27, y],
        ],
        1,
        true,
      ),
      { fill: '#8f6a5c', stroke: ink, width: 2 },
    ) +
    mark(`M${x + 9} ${y + 20}v-9h7v9`, { fill: '#5b6470', stroke: ink, width: 1.5 })
  );
}

function compass(random: Random, x: number, y: number): string {
  return (
    mark(`M${x} ${y - 48}L${x + 10} ${y}L${x} ${y + 48}L${x - 10} ${y}Z`, {
      fill: '#f8f2e2',
      stroke: ink,
      width: 3,
    }) +
    mark(`M${x} ${y - 48}L${x + 10} ${y}H${x - 10}Z`, { fill: red, stroke: ink, width: 3 }) +
    mark(`M${x - 34} ${y}H${x + 34}`, { stroke: ink, width: 3 }) +
    letter(random, 'N', x - 7, y - 78, 20, { stroke: ink, width: 3.5 })
  );
}

const badge = (x: number, y: number, inside: string) =>
  `<circle cx="${x}" cy="${y}" r="38" fill="#fbf6e8" stroke="${ink}" stroke-width="4"/>${inside}`;

function house(random: Random, x: number, y: number): string {
  return badge(
    x,
    y,
    mark(wobble(random, rectangle(x - 18, y - 4, 36, 26), 1, true), {
      fill: '#e3b23c',
      stroke: ink,
      width: 3,
    }) +
      mark(
        wobble(
          random,
          [
            [x - 24, y - 3],
            [x, y - 25],
            [x + 24, y - 3],
          ],
          1,
          true,
        ),
        { fill: red, stroke: ink, width: 3 },
      ) +
      mark(`M${x - 5} ${y + 22}v-16h10v16`, { fill: '#2d7d7a', stroke: ink, width: 2.5 }),
  );
}

function wool(random: Random, x: number, y: number): string {
  return badge(
    x,
    y,
    mark(`M${x - 26} ${y - 24}L${x + 14} ${y + 16}M${x + 26} ${y - 24}L${x - 14} ${y + 16}`, {
      stroke: '#a9793f',
      width: 5,
    }) +
      mark(curve(oval(x, y + 4, 19, 18), true), { fill: '#7c3b52', stroke: ink, width: 3 }) +
      hatch(random, oval(x, y + 4, 17, 16), 30, 6, { stroke: '#e7a1a1', width: 2.2 }),
  );
}

function leeks(_random: Random, x: number, y: number): string {
  return badge(
    x,
    y,
    [-14, 0, 14]
      .map(
        (dx) =>
          mark(`M${x + dx} ${y + 24}V${y}`, { stroke: '#f3efd9', width: 9 }) +
          mark(
            `M${x + dx} ${y + 2}L${x + dx - 8} ${y - 24}M${x + dx} ${y + 2}V${y - 28}M${x + dx} ${y + 2}L${x + dx + 8} ${y - 24}`,
            { stroke: '#5e8d52', width: 5 },
          ),
      )
      .join(''),
  );
}

function teapot(_random: Random, x: number, y: number): string {
  return badge(
    x,
    y,
    mark(
      `M${x + 14} ${y}Q${x + 30} ${y - 2} ${x + 28} ${y - 16}M${x - 15} ${y - 6}Q${x - 34} ${y - 6} ${x - 16} ${y + 14}`,
      { stroke: ink, width: 6 },
    ) +
      mark(curve(oval(x, y + 5, 21, 17), true), { fill: '#2d7d7a', stroke: ink, width: 3 }) +
      mark(`M${x - 9} ${y - 11}H${x + 9}M${x} ${y - 12}v-6`, { stroke: ink, width: 5 }),
  );
}

function cairn(_random: Random, x: number, y: number): string {
  return badge(
    x,
    y,
    [
      [0, 18, 24],
      [-2, 5, 18],
      [2, -7, 13],
      [0, -18, 8],
    ]
      .map(([dx = 0, dy = 0, size = 0]) =>
        mark(curve(oval(x + dx, y + dy, size, 8), true), { fill: '#b6b2a6', stroke: ink, width: 3 }),
      )
      .join(''),
  );
}

function horn(_random: Random, x: number, y: number): string {
  return badge(
    x,
    y,
    mark(
      `M${x - 26} ${y - 4}H${x + 8}M${x - 14} ${y - 4}q0 18 12 18q10 0 10 -18M${x - 8} ${y - 6}v-12M${x} ${y - 6}v-12`,
      { stroke: '#b9802a', width: 5 },
    ) +
      mark(
        `M${x + 6} ${y - 4}Q${x + 18} ${y - 6} ${x + 26} ${y - 22}V${y + 14}Q${x + 18} ${y - 2} ${x + 6} ${y - 4}Z`,
        { fill: '#eab54a', stroke: ink, width: 3 },
      ),
  );
}
