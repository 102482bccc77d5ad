import { between, createRandom, pick, type Random } from '../prng.ts';
import { page, paperDefs, sheet } from './page.ts';
import { curve, mark, oval, type Point, px, rectangle, wobble } from './pen.ts';

const size = 1800;
const patch = 268;
const margin = 230;

const cloths = [
  '#b5452c',
  '#20504f',
  '#d99a2b',
  '#e9dcc0',
  '#33507e',
  '#7c3b52',
  '#6d7f3f',
  '#e3b7a0',
] as const;

/** What reads on that cloth: cream, unless it is cream itself. */
function accentOn(cloth: string): string {
  return cloth === '#e9dcc0' ? '#b5452c' : '#e9dcc0';
}

type Block = (random: Random, x: number, y: number, dark: string, light: string) => string;

/** A hand-stitched quilt, five squares by five, no two sewn alike. */
export function oneSquareEach(): string {
  const random = createRandom(202);
  let body = '';
  const last = (row: number, column: number) => row === 4 && column === 4;
  for (let row = 0; row < 5; row += 1) {
    for (let column = 0; column < 5; column += 1) {
      const [x, y] = [margin + column * patch, margin + row * patch];
      const ground = last(row, column)
        ? '#e9dcc0'
        : (cloths[(column * 3 + row * 5 + (row % 2)) % cloths.length] ?? cloths[0]);
      const other = cloths[(column * 3 + row * 5 + (row % 2) + 3) % cloths.length] ?? cloths[1];
      const block = blocks[(column * 2 + row * 3 + Math.floor(row / 2)) % blocks.length] ?? star;
      body += piece(random, rectangle(x, y, patch, patch), ground);
      // The last square is still plain, its sewing just begun: it is for whoever comes next.
      if (last(row, column)) {
        body += begun(x, y);
        continue;
      }
      body += block(random, x, y, ground, other);
      body += stitches(
        rectangle(x + 12, y + 12, patch - 24, patch - 24),
        ground === '#e9dcc0' ? '#b5452c' : '#fbf3df',
      );
    }
  }
  const edge = margin - 74;
  const whole = size - edge * 2;
  const backing = mark(wobble(random, rectangle(edge, edge, whole, whole), 5, true), { fill: '#2a3350' });
  const binding = stitches(rectangle(edge + 30, edge + 30, whole - 60, whole - 60), '#d99a2b', 16);
  return page(
    size,
    size,
    sheet(size, size, '#ded3bd') +
      `<g transform="rotate(-1.2 900 900)">${shadow()}` +
      `${backing}${body}${binding}${weave()}</g>${needle(random)}`,
    paperDefs +
      `<pattern id="weave" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 1.5H6M0 4.5H6" stroke="#fff" stroke-opacity=".1" stroke-width="1.2"/><path d="M1.5 0V6M4.5 0V6" stroke="#000" stroke-opacity=".11" stroke-width="1.2"/></pattern>`,
  );

  function shadow() {
    return [26, 20, 14, 8]
      .map(
        (by) =>
          `<rect x="${edge + 4}" y="${edge + by}" width="${whole + by * 0.5}" height="${whole + 2}" rx="14" opacity=".09"/>`,
      )
      .join('');
  }
  function weave() {
    return `<rect x="${edge}" y="${edge}" width="${whole}" height="${whole}" fill="url(#weave)"/>`;
  }
}

function piece(random: Random, points: readonly Point[], fill: string): string {
  return mark(wobble(random, points, 4, true), { fill, stroke: '#00000030', width: 2.5 });
}

function stitches(points: readonly Point[], thread: string, dash = 13): string {
  const path = points.map(([x, y], index) => `${index ? 'L' : 'M'}${px(x)} ${px(y)}`).join('');
  return `<path d="${path}Z" fill="none" stroke="${thread}" stroke-width="3.4" stroke-linecap="round" stroke-dasharray="${dash} ${dash - 3}" opacity=".85"/>`;
}

const half = patch / 2;

const star: Block = (random, x, y, dark, light) => {
  const [middleX, middleY] = [x + half, y + half];
  const points = Array.from({ length: 16 }, (_, index): Point => {
    const angle = (index / 16) * Math.PI * 2;
    const reach = index % 2 ? 48 : 100;
    return [middleX + Math.cos(angle) * reach, middleY + Math.sin(angle) * reach];
  });
  return piece(random, points, light) + piece(random, oval(middleX, middleY, 26, 26), accentOn(dark));
};

const pinwheel: Block = (random, x, y, dark, light) => {
  const c: Point = [x + half, y + half];
  const corners = rectangle(x + 30, y + 30, patch - 60, patch - 60);
  return corners
    .map((corner, index) => {
      const next = corners[(index + 1) % 4] ?? corner;
      const middle: Point = [(corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2];
      return piece(random, [c, corner, middle], index % 2 ? light : accentOn(dark));
    })
    .join('');
};

const house: Block = (random, x, y, _dark, light) => {
  const lit = light === '#d99a2b' ? '#20504f' : '#d99a2b';
  return (
    piece(random, rectangle(x + 62, y + 118, 144, 108), light) +
    piece(
      random,
      [
        [x + 44, y + 122],
        [x + 134, y + 44],
        [x + 224, y + 122],
      ],
      '#2a3350',
    ) +
    piece(random, rectangle(x + 84, y + 142, 38, 38), lit) +
    piece(random, rectangle(x + 148, y + 152, 38, 74), '#2a3350') +
    piece(random, rectangle(x + 168, y + 48, 24, 44), '#2a3350')
  );
};

const cup: Block = (random, x, y, dark, light) =>
  piece(
    random,
    [
      [x + 70, y + 104],
      [x + 182, y + 104],
      [x + 168, y + 204],
      [x + 84, y + 204],
    ],
    light,
  ) +
  mark(
    curve([
      [x + 180, y + 124],
      [x + 220, y + 128],
      [x + 214, y + 166],
      [x + 174, y + 172],
    ]),
    { stroke: light, width: 15 },
  ) +
  [100, 128, 156]
    .map((offset) =>
      mark(
        curve([
          [x + offset, y + 88],
          [x + offset - 9, y + 72],
          [x + offset + 7, y + 58],
          [x + offset, y + 42],
        ]),
        { stroke: accentOn(dark), width: 6 },
      ),
    )
    .join('') +
  piece(random, rectangle(x + 54, y + 208, 146, 16), accentOn(dark));

const flower: Block = (random, x, y, dark, light) => {
  const [cx, cy] = [x + half, y + 106];
  let petals = '';
  for (let index = 0; index < 6; index += 1) {
    const angle = (index / 6) * Math.PI * 2 + 0.3;
    petals += piece(
      random,
      oval(cx + Math.cos(angle) * 44, cy + Math.sin(angle) * 44, 32, 32, random, 0.08),
      light,
    );
  }
  return (
    mark(
      curve([
        [cx, cy + 40],
        [cx - 6, cy + 90],
        [cx + 4, cy + 132],
      ]),
      { stroke: accentOn(dark), width: 9 },
    ) +
    piece(
      random,
      [
        [cx, cy + 112],
        [cx + 50, cy + 78],
        [cx + 34, cy + 118],
      ],
      '#6d7f3f',
    ) +
    petals +
    piece(random, oval(cx, cy, 24, 24), '#d99a2b')
  );
};

const logCabin: Block = (random, x, y, dark, light) => {
  let strips = '';
  for (let ring = 0; ring < 3; ring += 1) {
    const inset = 26 + ring * 34;
    const long = patch - inset * 2;
    const tones = [light, pick(random, cloths), accentOn(dark), pick(random, cloths)];
    strips += piece(random, rectangle(x + inset, y + inset, long - 34, 34), tones[0] ?? light);
    strips += piece(random, rectangle(x + inset + long - 34, y + inset, 34, long - 34), tones[1] ?? light);
    strips += piece(
      random,
      rectangle(x + inset + 34, y + inset + long - 34, long - 34, 34),
      tones[2] ?? light,
    );
    strips += piece(random, rectangle(x + inset, y + inset + 34, 34, long - 34), tones[3] ?? light);
  }
  return strips + piece(random, rectangle(x + 128, y + 128, 14, 14), dark);
};

const bird: Block = (random, x, y, dark, light) =>
  piece(
    random,
    [
      [x + 46, y + 160],
      [x + 84, y + 112],
      [x + 148, y + 104],
      [x + 196, y + 128],
      [x + 168, y + 178],
      [x + 96, y + 196],
    ],
    light,
  ) +
  piece(random, oval(x + 196, y + 116, 31, 29), light) +
  piece(
    random,
    [
      [x + 222, y + 106],
      [x + 250, y + 120],
      [x + 222, y + 128],
    ],
    '#d99a2b',
  ) +
  piece(
    random,
    [
      [x + 90, y + 134],
      [x + 152, y + 126],
      [x + 112, y + 178],
    ],
    accentOn(dark),
  ) +
  piece(random, oval(x + 202, y + 108, 5, 5), '#2a3350') +
  mark(
    wobble(
      random,
      [
        [x + 120, y + 194],
        [x + 116, y + 230],
      ],
      2,
    ),
    { stroke: accentOn(dark), width: 6 },
  ) +
  mark(
    wobble(
      random,
      [
        [x + 144, y + 190],
        [x + 144, y + 230],
      ],
      2,
    ),
    { stroke: accentOn(dark), width: 6 },
  );

const stripes: Block = (random, x, y, dark, light) => {
  let strips = '';
  for (let row = 0; row < 4; row += 1) {
    const top = y + 34 + row * 54;
    const points: Point[] = [];
    for (let step = 0; step <= 6; step += 1) points.push([x + 30 + step * 34.6, top + (step % 2 ? 30 : 0)]);
    for (let step = 6; step >= 0; step -= 1)
      points.push([x + 30 + step * 34.6, top + 22 + (step % 2 ? 30 : 0)]);
    strips += piece(random, points, row % 2 ? accentOn(dark) : light);
  }
  return strips;
};

const blocks: readonly Block[] = [star, house, pinwheel, cup, stripes, flower, logCabin, bird];

/** Running stitches along the top of a square, as far as the thread has come. */
function begun(x: number, y: number): string {
  const path = `M${x + 16} ${y + 16}H${x + patch - 16}V${y + 120}`;
  return `<path d="${path}" fill="none" stroke="#b5452c" stroke-width="4" stroke-linecap="round" stroke-dasharray="13 10"/>`;
}

/** A needle left in the last square, its thread trailing off the quilt. */
function needle(random: Random): string {
  const thread = curve([
    [1538, 1398],
    [1570, 1440],
    [1600, 1530],
    [1500, 1600],
    [1620, 1680],
    [1700, 1600],
    [1650 + between(random, 0, 10), 1480],
    [1452, 1490],
  ]);
  return (
    mark(thread, { stroke: '#00000030', width: 6 }).replace('<path', '<path transform="translate(3 6)"') +
    mark(thread, { stroke: '#b5452c', width: 5 }) +
    mark('M1340 1452L1456 1496', { stroke: '#00000040', width: 8 }) +
    mark('M1336 1442L1452 1490', { stroke: '#fafaf5', width: 8 }) +
    mark('M1436 1483L1448 1488', { stroke: '#6b6b70', width: 3 })
  );
}
