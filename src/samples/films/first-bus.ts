import { letter, letteredWidth } from '../drawings/lettering.ts';
import { page } from '../drawings/page.ts';
import { curve, hatch, mark, oval, type Point, rectangle, wobble } from '../drawings/pen.ts';
import { standing } from '../drawings/people.ts';
import { between, createRandom, pick, type Random } from '../prng.ts';
import { type Film, frameRate } from '../sample-tools.ts';
import { beforeLight } from '../sounds/film-music.ts';
import { blank, cover, drawn, ease, paste } from './raster.ts';

const width = 1280;
const height = 720;
const seconds = 14;
const long = 2760;
const road = 596;
const line = '#141a2e';
const lampLight = '#f4c65d';

/** A harbour town before it is light: windows come on one by one, and the first bus reaches its stop. */
export function firstBus(): Film {
  return { width, height, seconds, music: () => beforeLight(seconds), frames };
}

async function* frames(render: Parameters<Film['frames']>[0]): AsyncIterable<Buffer> {
  const random = createRandom(801);
  const windows: Window[] = [];
  const street = drawStreet(random, windows);
  const [night, dawn, far, town, bus] = [
    await drawn(render, sky('#1a2140', '#2c3963', '#4a5479')),
    await drawn(render, sky('#4a5c8c', '#c98f86', '#f3c178')),
    await drawn(render, harbour(random)),
    await drawn(render, page(long, height, street)),
    await drawn(render, drawBus(random)),
  ];
  const glows = [];
  for (const shut of [0, 1, 2, 3, 4, 5, 6]) {
    const lit = windows
      .filter((_, index) => (index * 5) % 7 === shut)
      .map(glow)
      .join('');
    glows.push(await drawn(render, page(long, height, lit)));
  }
  const canvas = blank(width, height);
  let lit = 0;
  for (let frame = 0; frame < seconds * frameRate; frame += 1) {
    const time = frame / frameRate;
    const camera = Math.round(ease(time, 0.4, 12.6) * (long - width));
    cover(canvas, night, 0);
    paste(canvas, dawn, 0, 0, ease(time, 2, 14) * 0.9);
    paste(canvas, far, -Math.round(camera * 0.35), 0);
    paste(canvas, town, -camera, 0);
    glows.slice(lit).forEach((layer, index) => {
      const start = 0.6 + (index + lit) * 1.35;
      paste(canvas, layer, -camera, 0, ease(time, start, start + 1.4));
    });
    // Windows that are fully lit become part of the street, so that they cost nothing from then on.
    const done = glows[lit];
    if (done && time >= 2 + lit * 1.35) {
      paste(town, done, 0, 0);
      lit += 1;
    }
    paste(canvas, bus, -520 + ease(time, 3.5, 13.2) * 2528 - camera, road - 120);
    yield canvas.pixels;
  }
}

interface Window {
  readonly at: readonly Point[];
  readonly blind: boolean;
}

function sky(top: string, middle: string, low: string): string {
  const fill = `<linearGradient id="sky" x2="0" y2="1"><stop stop-color="${top}"/><stop offset=".48" stop-color="${middle}"/><stop offset=".8" stop-color="${low}"/></linearGradient>`;
  return page(width, height, `<rect width="${width}" height="${height}" fill="url(#sky)"/>`, fill);
}

/** Fells, the sea's edge, a crane and masts: what stands behind the houses. */
function harbour(random: Random): string {
  const wide = 1840;
  const fells: Point[] = Array.from({ length: 12 }, (_, step) => [
    step * 170 - 20,
    330 - Math.sin(step * 1.3) * 70 - random() * 40,
  ]);
  const crane = (x: number) =>
    mark(
      `M${x} 470V210M${x + 26} 470V210M${x - 70} 214H${x + 150}M${x + 12} 214L${x + 12} 160L${x + 150} 214M${x + 12} 160L${x - 70} 214M${x + 120} 214V300` +
        [0, 1, 2, 3, 4].map((bay) => `M${x} ${250 + bay * 50}l26 -40`).join(''),
      { stroke: '#27304f', width: 6 },
    );
  const mast = (x: number, tall: number) =>
    mark(`M${x} 480V${480 - tall}M${x - 22} ${500 - tall}H${x + 22}M${x} ${480 - tall}L${x + 52} 476`, {
      stroke: '#27304f',
      width: 4,
    });
  return page(
    wide,
    height,
    mark(curve([...fells, [wide + 60, 720], [-60, 720]]), { fill: '#3b4a72' }) +
      hatch(
        random,
        [
          [0, 400],
          [wide, 400],
          [wide, 460],
          [0, 460],
        ],
        1,
        12,
        { stroke: '#6d7ba0', width: 2, opacity: 0.5 },
      ) +
      crane(1210) +
      [1420, 1490, 1545, 1640].map((x, index) => mast(x, 170 + (index % 3) * 46)).join('') +
      mark(wobble(random, rectangle(0, 480, wide, 240), 2, true), { fill: '#2a3558' }),
  );
}

function drawStreet(random: Random, windows: Window[]): string {
  const walls = ['#4b4a66', '#5b4d5f', '#3f4d68', '#66574f', '#4d5a5c'];
  let body = '';
  let x = -20;
  let number = 0;
  while (x < 2120) {
    const wide = Math.round(between(random, 150, 205));
    const top = Math.round(between(random, 258, 318));
    body +=
      number === 6
        ? shop(random, windows, x, 290)
        : house(random, windows, x, wide, top, pick(random, walls));
    x += number === 6 ? 250 : wide;
    number += 1;
  }
  const ground =
    mark(wobble(random, rectangle(-10, road - 26, long + 20, 40), 2, true), {
      fill: '#59607a',
      stroke: line,
      width: 3,
    }) +
    `<rect y="${road + 8}" width="${long}" height="130" fill="#262d49"/>` +
    hatch(random, rectangle(0, road + 60, long, 60), 0, 40, { stroke: '#4b5576', width: 3 });
  const rail = mark(
    Array.from({ length: 30 }, (_, post) =>
      wobble(
        random,
        [
          [2150 + post * 24, 570],
          [2150 + post * 24, 510],
        ],
        1,
      ),
    ).join('') +
      wobble(
        random,
        [
          [2140, 514],
          [long, 514],
        ],
        2,
      ),
    { stroke: line, width: 5 },
  );
  const lamps = [420, 1180, 2080]
    .map(
      (at) =>
        mark(`M${at} 574V330Q${at} 306 ${at + 34} 306`, { stroke: line, width: 7 }) +
        mark(curve(oval(at + 44, 312, 16, 9), true), { fill: lampLight }),
    )
    .join('');
  return body + rail + ground + lamps + stop(2500);
}

function house(
  random: Random,
  windows: Window[],
  x: number,
  wide: number,
  top: number,
  wall: string,
): string {
  const bay = wide / 2;
  const opening = (left: number, y: number, across: number, high: number) => {
    const at = rectangle(left, y, across, high);
    windows.push({ at, blind: random() < 0.4 });
    return mark(wobble(random, at, 1.5, true), { fill: '#1b2340', stroke: line, width: 4 });
  };
  const roof: readonly Point[] = [
    [x - 4, top],
    [x + 4, top - 58],
    [x + wide - 4, top - 58],
    [x + wide + 4, top],
  ];
  const chimney = rectangle(x + wide - 42, top - 100, 30, 56);
  return (
    mark(wobble(random, chimney, 1.5, true), { fill: wall, stroke: line, width: 4 }) +
    mark(wobble(random, rectangle(x, top, wide, 580 - top), 2, true), {
      fill: wall,
      stroke: line,
      width: 4,
    }) +
    hatch(random, rectangle(x + 6, top + 6, wide - 12, 560 - top), 0, 19, {
      stroke: line,
      width: 1.5,
      opacity: 0.3,
    }) +
    mark(wobble(random, roof, 2, true), { fill: '#2c3352', stroke: line, width: 4 }) +
    hatch(random, roof, 80, 13, { stroke: '#4a5378', width: 2, opacity: 0.6 }) +
    opening(x + 20, top + 38, bay - 34, 72) +
    opening(x + bay + 14, top + 38, bay - 34, 72) +
    opening(x + bay + 8, top + 168, bay - 26, 84) +
    mark(wobble(random, rectangle(x + 22, top + 160, 48, 580 - top - 160), 1.5, true), {
      fill: pick(random, ['#7b3630', '#2f5d5a', '#8a6a2f', '#344f86']),
      stroke: line,
      width: 4,
    })
  );
}

function shop(random: Random, windows: Window[], x: number, top: number): string {
  const sign = 'BREAD';
  windows.push(
    { at: rectangle(x + 26, 430, 132, 110), blind: false },
    { at: rectangle(x + 30, 330, 60, 54), blind: true },
  );
  return (
    mark(wobble(random, rectangle(x, top - 30, 250, 580 - top + 30), 2, true), {
      fill: '#6f4a44',
      stroke: line,
      width: 4,
    }) +
    mark(
      wobble(random, rectangle(x + 30, 318, 60, 62), 1, true) +
        wobble(random, rectangle(x + 150, 318, 60, 62), 1, true) +
        wobble(random, rectangle(x + 26, 430, 132, 110), 1, true),
      { fill: '#1b2340', stroke: line, width: 4 },
    ) +
    mark(wobble(random, rectangle(x + 12, 392, 226, 34), 1, true), {
      fill: '#e6d7b4',
      stroke: line,
      width: 4,
    }) +
    letter(random, sign, x + 125 - letteredWidth(sign, 20) / 2, 399, 20, { stroke: '#7b3630', width: 4 }) +
    mark(wobble(random, rectangle(x + 176, 436, 52, 142), 1, true), {
      fill: '#2f5d5a',
      stroke: line,
      width: 4,
    })
  );
}

/** A bus stop, and someone with a bag who has come early. */
function stop(x: number): string {
  return (
    mark(`M${x + 120} 580V380`, { stroke: line, width: 8 }) +
    mark(`M${x + 92} 346H${x + 150}V412H${x + 92}Z`, { fill: '#f5eddc', stroke: line, width: 5 }) +
    mark(`M${x + 102} 362H${x + 140}V386H${x + 102}Z`, { fill: '#b8402f' }) +
    mark(`M${x + 110} 394h.1M${x + 132} 394h.1`, { stroke: line, width: 9 }) +
    standing({
      x: x + 44,
      y: 586,
      tall: 190,
      coat: '#c8562e',
      skin: '#d9a67e',
      hair: '#26242a',
      legs: '#1d2340',
      hat: '#e6d7b4',
      facing: -1,
      longCoat: true,
      hands: [[0.05, -0.3]],
    }) +
    mark(
      rectangle(x + 26, 520, 26, 34)
        .map(([a, b], index) => `${index ? 'L' : 'M'}${a} ${b}`)
        .join('') + 'Z',
      { fill: '#2f5d5a', stroke: line, width: 3 },
    )
  );
}

function glow({ at, blind }: Window): string {
  const [[x, y], , [right, bottom]] = [at[0] ?? [0, 0], 0, at[2] ?? [0, 0]];
  const [wide, high] = [right - x, bottom - y];
  return (
    `<rect x="${x - 9}" y="${y - 9}" width="${wide + 18}" height="${high + 18}" rx="10" fill="${lampLight}" opacity=".16"/>` +
    `<rect x="${x + 3}" y="${y + 3}" width="${wide - 6}" height="${high - 6}" fill="${lampLight}"/>` +
    (blind
      ? `<rect x="${x + 3}" y="${y + 3}" width="${wide - 6}" height="${high * 0.4}" fill="#d98d4c"/>`
      : '') +
    mark(`M${x + wide / 2} ${y + 3}V${bottom - 3}M${x + 3} ${y + high * 0.45}H${right - 3}`, {
      stroke: line,
      width: 3.5,
    })
  );
}

function drawBus(random: Random): string {
  const panes = [0, 1, 2, 3, 4]
    .map((pane) =>
      mark(wobble(random, rectangle(34 + pane * 62, 34, 50, 48), 1, true), {
        fill: '#ffe3a0',
        stroke: line,
        width: 3,
      }),
    )
    .join('');
  const riders = [58, 184]
    .map((x) => mark(curve(oval(x, 62, 9, 10), true) + curve(oval(x, 84, 15, 14), true), { fill: '#3a3550' }))
    .join('');
  return page(
    520,
    170,
    mark('M404 92L520 76V150L404 112Z', { fill: '#ffe3a0', opacity: 0.25 }) +
      mark(
        wobble(
          random,
          [
            [16, 18],
            [396, 18],
            [410, 60],
            [410, 134],
            [16, 134],
          ],
          2,
          true,
        ),
        { fill: '#b8402f', stroke: line, width: 5 },
      ) +
      panes +
      riders +
      mark(
        wobble(
          random,
          [
            [350, 34],
            [388, 34],
            [398, 82],
            [350, 82],
          ],
          1,
          true,
        ),
        { fill: '#ffe3a0', stroke: line, width: 3 },
      ) +
      mark('M20 98H406', { stroke: '#f5eddc', width: 6 }) +
      [96, 326]
        .map(
          (x) =>
            mark(curve(oval(x, 136, 25, 25), true), { fill: line }) +
            mark(curve(oval(x, 136, 10, 10), true), { fill: '#8d93a8' }),
        )
        .join(''),
  );
}
