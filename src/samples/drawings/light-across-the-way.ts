import { between, createRandom, type Random } from '../prng.ts';
import { page, paperDefs, printedInk, sheet } from './page.ts';
import { curve, mark, oval, type Point, px, rectangle, wobble } from './pen.ts';

const width = 1600;
const height = 2000;
const night = '#1d2a4d';
const paper = '#f1e9d8';
const lamp = '#eeb53c';

/** A lino-cut in two inks: flats at night, most windows dark, and two lit ones that face each other. */
export function lightAcrossTheWay(): string {
  const random = createRandom(101);
  const lights: string[] = [];
  const carved: string[] = [];
  carved.push(sky(random), moon(random));
  carved.push(block(random, lights, { x: 170, y: 560, columns: 4, rows: 8, lit: [3, 4], kind: 'plant' }));
  carved.push(block(random, lights, { x: 960, y: 760, columns: 4, rows: 7, lit: [0, 3], kind: 'person' }));
  carved.push(ground(random));
  const plate = mark(wobble(random, rectangle(90, 90, width - 180, height - 180), 4, true), { fill: night });
  const body =
    sheet(width, height, paper) +
    `<g filter="url(#lamp-ink)">${lights.join('')}</g>` +
    `<g filter="url(#night-ink)"><mask id="cut"><rect width="${width}" height="${height}" fill="white"/>` +
    `${carved.join('')}</mask><g mask="url(#cut)">${plate}</g></g>`;
  return page(
    width,
    height,
    body,
    paperDefs + printedInk('night-ink', 0.03, 3) + printedInk('lamp-ink', 0.06, 9),
  );
}

const cut = { fill: 'black' } as const;
const kept = { fill: 'white' } as const;

/** A gouge's mark: thin at both ends, wide in the middle. */
function gouge(random: Random, x: number, y: number, length: number, angle: number, breadth: number): string {
  const [dx, dy] = [Math.cos(angle) * length, Math.sin(angle) * length];
  const [nx, ny] = [-Math.sin(angle) * breadth, Math.cos(angle) * breadth];
  const bend = between(random, 0.35, 0.65);
  return (
    `M${px(x)} ${px(y)}Q${px(x + dx * bend + nx)} ${px(y + dy * bend + ny)} ${px(x + dx)} ${px(y + dy)}` +
    `Q${px(x + dx * bend - nx)} ${px(y + dy * bend - ny)} ${px(x)} ${px(y)}Z`
  );
}

const moonAt = [1130, 385] as const;

/** Gouge marks that turn around the moon. */
function sky(random: Random): string {
  let path = '';
  for (let radius = 205; radius < 1300; radius += 34) {
    const around = Math.PI * 2 * radius;
    for (let along = between(random, 0, 60); along < around; along += between(random, 80, 150)) {
      const angle = along / radius;
      const x = moonAt[0] + Math.cos(angle) * radius;
      const y = moonAt[1] + Math.sin(angle) * radius;
      if (x < 130 || x > width - 150 || y < 130 || y > 1500) continue;
      const overBlock = (x > 120 && x < 800 && y > 490) || (x > 895 && y > 690);
      if (overBlock || random() < radius / 3200) continue;
      path += gouge(random, x, y, between(random, 40, 92), angle + Math.PI / 2, between(random, 4, 9));
    }
  }
  return mark(path, cut);
}

function moon(random: Random): string {
  const [x, y] = moonAt;
  const face = mark(curve(oval(x, y, 118, 118, random, 0.015), true), cut);
  let shade = '';
  for (let row = -80; row < 92; row += 15) {
    const rim = Math.sqrt(112 * 112 - row * row);
    const breadth = between(random, 28, 52);
    shade += gouge(random, x + rim - breadth, y + row, breadth - 8, 0, 3.5);
  }
  return face + mark(shade, kept);
}

interface Block {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  /** Column and row of the lit window. */
  readonly lit: readonly [number, number];
  readonly kind: 'plant' | 'person';
}

function block(random: Random, lights: string[], { x, y, columns, rows, lit, kind }: Block): string {
  const [cellX, cellY] = [146, 132];
  const across = columns * cellX + 20;
  const bottom = 1650;
  const marks: string[] = [];
  // A light edge separates the block from the sky, as one line of the knife does.
  const edge: readonly Point[] = [
    [x - 18, bottom],
    [x - 18, y - 26],
    [x + across, y - 26],
    [x + across, bottom],
  ];
  marks.push(mark(wobble(random, edge, 3), { stroke: 'black', width: 9 }));
  marks.push(
    mark(wobble(random, rectangle(x + 60, y - 96, 120, 62), 3, true), { stroke: 'black', width: 7 }),
  );
  for (let row = 0; row < rows; row += 1) {
    const ledge = y + row * cellY + 118;
    marks.push(mark(gouge(random, x, ledge, across - 20, 0, 4), cut));
    for (let column = 0; column < columns; column += 1) {
      const [left, top] = [x + 22 + column * cellX, y + 14 + row * cellY];
      if (column === lit[0] && row === lit[1]) {
        marks.push(mark(wobble(random, rectangle(left - 6, top - 4, 106, 96), 3, true), cut));
        marks.push(kind === 'plant' ? plant(random, left, top) : person(left, top));
        lights.push(mark(wobble(random, rectangle(left - 10, top - 8, 114, 104), 3, true), { fill: lamp }));
      } else {
        marks.push(darkWindow(random, left, top));
      }
    }
  }
  return marks.join('');
}

function darkWindow(random: Random, left: number, top: number): string {
  const frame = mark(wobble(random, rectangle(left, top, 94, 84), 2.5, true), { stroke: 'black', width: 5 });
  const style = random();
  let inside = '';
  if (style < 0.4) {
    for (let x = left + 10; x < left + 40; x += 9)
      inside += gouge(random, x, top + 8, between(random, 56, 70), Math.PI / 2, 2.4);
    for (let x = left + 62; x < left + 90; x += 9)
      inside += gouge(random, x, top + 8, between(random, 56, 70), Math.PI / 2, 2.4);
  } else if (style < 0.65) {
    for (let y = top + 12; y < top + between(random, 34, 78); y += 10)
      inside += gouge(random, left + 8, y, 78, 0, 2.6);
  } else if (style < 0.85) {
    inside +=
      gouge(random, left + 14, top + 66, 52, -0.8, 3) + gouge(random, left + 42, top + 70, 44, -0.8, 3);
  }
  return frame + mark(inside, cut);
}

function plant(random: Random, left: number, top: number): string {
  const pot = mark(
    wobble(
      random,
      [
        [left + 30, top + 62],
        [left + 66, top + 62],
        [left + 60, top + 92],
        [left + 36, top + 92],
      ],
      2,
      true,
    ),
    kept,
  );
  let leaves = '';
  for (const [angle, length] of [
    [-2.5, 36],
    [-2.0, 46],
    [-1.57, 52],
    [-1.1, 46],
    [-0.6, 36],
  ] as const)
    leaves += gouge(random, left + 48, top + 62, length, angle, 9);
  return pot + mark(leaves, kept);
}

/** Head, shoulders and a lifted hand. */
function person(left: number, top: number): string {
  const x = left + 40;
  const body: readonly Point[] = [
    [x - 32, top + 96],
    [x - 28, top + 64],
    [x - 8, top + 54],
    [x + 10, top + 54],
    [x + 30, top + 64],
    [x + 34, top + 96],
  ];
  const arm: readonly Point[] = [
    [x + 24, top + 70],
    [x + 42, top + 56],
    [x + 44, top + 28],
  ];
  return (
    mark(curve(oval(x, top + 34, 17, 20), true), kept) +
    mark(curve(body, true), kept) +
    mark(curve(arm), { stroke: 'white', width: 11 }) +
    mark(curve(oval(x + 45, top + 22, 8, 10), true), kept)
  );
}

/** Path, railings and two small trees between the blocks. */
function ground(random: Random): string {
  let path = '';
  for (let row = 0; row < 8; row += 1) {
    const y = 1740 + row * 22;
    for (let x = 140 + between(random, 0, 60); x < width - 190; x += between(random, 60, 190))
      path += gouge(
        random,
        x,
        y + between(random, -5, 5),
        between(random, 40, 130) * (1 - row * 0.05),
        0.02,
        4 + row * 0.5,
      );
  }
  const trees = [
    [880, 1712, 400],
    [836, 1716, 250],
  ] as const;
  let crown = '';
  let trunks = '';
  for (const [x, y, tall] of trees) {
    trunks += wobble(
      random,
      [
        [x, y],
        [x + 4, y - tall * 0.55],
      ],
      4,
    );
    for (let leaf = 0; leaf < tall / 4; leaf += 1) {
      const angle = between(random, 0, Math.PI * 2);
      const reach = Math.sqrt(random()) * tall * 0.3;
      const [leafX, leafY] = [x + Math.cos(angle) * reach * 0.62, y - tall * 0.66 + Math.sin(angle) * reach];
      crown += gouge(random, leafX, leafY, between(random, 20, 34), -Math.PI / 2 + Math.cos(angle) * 0.8, 6);
    }
  }
  for (let x = 120; x < width - 130; x += 30) {
    trunks += wobble(
      random,
      [
        [x, 1722],
        [x, 1664 + between(random, 0, 8)],
      ],
      2,
    );
  }
  trunks += wobble(
    random,
    [
      [112, 1684],
      [width - 110, 1684],
    ],
    3,
  );
  return mark(path, cut) + mark(trunks, { stroke: 'black', width: 6 }) + mark(crown, cut);
}
