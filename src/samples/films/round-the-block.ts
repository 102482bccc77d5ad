import { letter, letteredWidth } from '../drawings/lettering.ts';
import { page } from '../drawings/page.ts';
import { curve, hatch, mark, oval, type Point, rectangle, wobble } from '../drawings/pen.ts';
import { type Person, standing } from '../drawings/people.ts';
import { between, createRandom, pick, type Random } from '../prng.ts';
import { type Film, frameRate } from '../sample-tools.ts';
import { walkingTune } from '../sounds/film-music.ts';
import { blank, cover, drawn, ease, paste, type Raster, type Render } from './raster.ts';

const width = 1280;
const height = 720;
const seconds = 15;
const long = 3900;
const path = 610;
const green = '#6f9a5c';

/** Cut paper: a walk with a dog past flats, shops and a green; whoever they meet waves. */
export function roundTheBlock(): Film {
  return { width, height, seconds, music: () => walkingTune(seconds), frames };
}

const neighbours: readonly (Partial<Person> & { readonly x: number })[] = [
  { x: 980, coat: '#e3b23c', hair: '#5a3522', skin: '#efcdb0', legs: '#33507e' },
  { x: 1830, coat: '#7c3b52', hair: '#c9c6c0', skin: '#d9a67e', legs: '#3a3550', longCoat: true },
  { x: 2560, coat: '#20504f', hair: '#26242a', skin: '#8c5a3c', legs: '#4a4a52' },
  { x: 3350, coat: '#b5452c', hair: '#26242a', skin: '#6f4630', legs: '#33507e', hat: '#e9dcc0' },
];

async function* frames(render: Render): AsyncIterable<Buffer> {
  const random = createRandom(811);
  const sky = await drawn(render, backdrop(random));
  const estate = await drawn(render, page(long, height, strip(random)));
  const walkers: Raster[] = [];
  const dogs: Raster[] = [];
  for (let pose = 0; pose < 12; pose += 1) walkers.push(await drawn(render, walker(pose / 12)));
  for (let pose = 0; pose < 6; pose += 1) dogs.push(await drawn(render, dog(pose / 6)));
  const people: { still: Raster; waving: Raster; x: number }[] = [];
  for (const one of neighbours) {
    people.push({
      x: one.x,
      still: await drawn(render, neighbour(one, [0.05, -0.33])),
      waving: await drawn(render, neighbour(one, [0.12, 0.27])),
    });
  }
  const canvas = blank(width, height);
  for (let frame = 0; frame < seconds * frameRate; frame += 1) {
    const time = frame / frameRate;
    const camera = Math.round(ease(time, -1.2, 14.2) * (long - width - 40));
    cover(canvas, sky, -Math.round(camera * 0.14));
    paste(canvas, estate, -camera, 0);
    const walkerX = camera + 400;
    for (const { x, still, waving } of people) {
      const near = Math.abs(walkerX - x + 90) < 300;
      paste(canvas, near ? waving : still, x - 100 - camera, path - 268);
    }
    // A step is as long as the ground that goes by, so that no foot slides.
    const stride = (((camera / 150) % 1) + 1) % 1;
    const moving = camera < long - width - 44;
    const pose = moving ? Math.floor(stride * 12) : 3;
    const walk = walkers[pose];
    const trot = dogs[moving ? Math.floor(((stride * 2) % 1) * 6) : 0];
    if (trot) paste(canvas, trot, 500, path - 78);
    if (walk) paste(canvas, walk, 300, path - 260);
    yield canvas.pixels;
  }
}

function backdrop(random: Random): string {
  const wide = 1700;
  const clouds = [
    [200, 130, 1],
    [640, 90, 0.7],
    [1050, 160, 1.1],
    [1480, 100, 0.8],
  ].map(([x = 0, y = 0, s = 1]) =>
    mark(
      curve(
        [
          [x - 110 * s, y + 26 * s],
          [x - 70 * s, y - 18 * s],
          [x - 10 * s, y - 40 * s],
          [x + 50 * s, y - 20 * s],
          [x + 110 * s, y + 8 * s],
          [x + 90 * s, y + 34 * s],
          [x, y + 36 * s],
        ],
        true,
      ),
      { fill: '#fffaf0' },
    ),
  );
  const flats = [120, 420, 760, 1130, 1420].map((x, index) => {
    const top = 210 + (index % 3) * 46;
    const windows = Array.from(
      { length: 30 },
      (_, cell) => `M${x + 16 + (cell % 5) * 24} ${top + 20 + Math.floor(cell / 5) * 34}h12v16h-12Z`,
    ).join('');
    return (
      mark(wobble(random, rectangle(x, top, 140, 420), 2, true), { fill: '#bcd0cf' }) +
      mark(windows, { fill: '#d9e6e2' })
    );
  });
  return page(
    wide,
    height,
    `<rect width="${wide}" height="${height}" fill="#d5e7e6"/>${clouds.join('')}${flats.join('')}${mark(
      curve(
        [
          [-60, 470],
          [300, 430],
          [700, 466],
          [1100, 426],
          [1760, 460],
          [1760, 760],
          [-60, 760],
        ],
        true,
      ),
      { fill: '#a9c4a0' },
    )}`,
  );
}

function strip(random: Random): string {
  const pieces = [
    flats(random, 30, 190, '#d98e5f', 4),
    tree(random, 640, 1.05),
    maisonettes(random, 720),
    tree(random, 1150, 0.8),
    shop(random, 1240, 'CHIPPY', '#2f6f8f', '#f2c14e'),
    shop(random, 1490, 'NEWS', '#b5452c', '#faf1dc'),
    shop(random, 1740, 'CAKES', '#7c3b52', '#f3d3c4'),
    tree(random, 2060, 1.1),
    bench(2160),
    playground(random, 2250),
    tree(random, 2740, 0.95),
    flats(random, 2820, 250, '#8fa9b8', 3),
    allotment(random, 3260),
    tree(random, 3800, 1.15),
  ];
  const verge = mark(
    wobble(
      random,
      [
        [-10, 566],
        [long + 10, 562],
        [long + 10, 640],
        [-10, 640],
      ],
      3,
      true,
    ),
    { fill: green },
  );
  const walk = mark(
    wobble(
      random,
      [
        [-10, 596],
        [long + 10, 596],
        [long + 10, 730],
        [-10, 730],
      ],
      3,
      true,
    ),
    { fill: '#e7d8bb' },
  );
  const slabs = mark(Array.from({ length: 44 }, (_, slab) => `M${slab * 90} 600l-46 120`).join(''), {
    stroke: '#cdbb98',
    width: 3,
  });
  const flowers = Array.from({ length: 130 }, () => {
    const [x, y] = [between(random, 0, long), between(random, 572, 590)];
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="4" fill="${pick(random, ['#fffaf0', '#f2c14e', '#e7a1a1'])}"/>`;
  });
  return verge + pieces.join('') + walk + slabs + flowers.join('');
}

const paper = (random: Random, points: readonly Point[], fill: string) =>
  mark(wobble(random, points, 2.5, true), { fill });

function flats(random: Random, x: number, top: number, wall: string, columns: number): string {
  const wide = columns * 128 + 40;
  let cells = '';
  for (let row = 0; row * 96 + top + 96 < 560; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [left, y] = [x + 36 + column * 128, top + 30 + row * 96];
      cells += paper(random, rectangle(left, y, 70, 50), pick(random, ['#f6efdf', '#cfe0e2', '#f2d9a4']));
      cells += paper(random, rectangle(left - 12, y + 44, 94, 22), '#00000022');
      const washing = random();
      if (washing < 0.35)
        cells += [0, 1, 2]
          .map((item) =>
            paper(
              random,
              rectangle(left - 4 + item * 30, y + 34, 20, 26),
              pick(random, ['#b5452c', '#33507e', '#e3b23c', '#fffaf0']),
            ),
          )
          .join('');
      else if (washing < 0.6)
        cells += mark(
          curve(oval(left + 20, y + 40, 18, 12, random, 0.2), true) +
            curve(oval(left + 52, y + 40, 15, 10, random, 0.2), true),
          { fill: '#4f7f4a' },
        );
    }
  }
  return (
    paper(random, rectangle(x, top, wide, 600 - top), wall) +
    paper(random, rectangle(x - 8, top - 16, wide + 16, 24), '#00000030') +
    cells
  );
}

function maisonettes(random: Random, x: number): string {
  return [0, 1, 2]
    .map((one) => {
      const left = x + one * 138;
      return (
        paper(random, rectangle(left, 372, 138, 230), one === 1 ? '#d9b08a' : '#c98f6d') +
        paper(
          random,
          [
            [left - 4, 374],
            [left + 69, 304],
            [left + 142, 374],
          ],
          '#6d5560',
        ) +
        paper(random, rectangle(left + 20, 400, 42, 44), '#cfe0e2') +
        paper(random, rectangle(left + 78, 400, 42, 44), '#cfe0e2') +
        paper(
          random,
          rectangle(left + 22, 490, 44, 110),
          ['#20504f', '#e3b23c', '#33507e'][one] ?? '#20504f',
        ) +
        paper(random, rectangle(left + 80, 496, 42, 48), '#f2d9a4')
      );
    })
    .join('');
}

function shop(random: Random, x: number, sign: string, colour: string, ink: string): string {
  const stripes = [0, 1, 2, 3, 4, 5].map((stripe) =>
    paper(
      random,
      [
        [x + 8 + stripe * 38, 434],
        [x + 46 + stripe * 38, 434],
        [x + 44 + stripe * 39, 478],
        [x + 4 + stripe * 39, 478],
      ],
      stripe % 2 ? '#fffaf0' : colour,
    ),
  );
  return (
    paper(random, rectangle(x, 340, 240, 262), '#c9a98a') +
    paper(random, rectangle(x + 6, 378, 228, 54), colour) +
    letter(random, sign, x + 120 - letteredWidth(sign, 30) / 2, 390, 30, { stroke: ink, width: 6 }) +
    paper(random, rectangle(x + 20, 470, 120, 100), '#d9ebec') +
    paper(random, rectangle(x + 164, 470, 56, 132), colour) +
    stripes.join('') +
    [0, 1, 2]
      .map((item) =>
        mark(curve(oval(x + 44 + item * 36, 552, 13, 13), true), {
          fill: ['#e3b23c', '#b5452c', '#6f9a5c'][item] ?? ink,
        }),
      )
      .join('')
  );
}

function tree(random: Random, x: number, size: number): string {
  const crown = (dx: number, dy: number, radius: number, fill: string) =>
    mark(curve(oval(x + dx * size, 440 + dy * size, radius * size, radius * size * 0.9, random, 0.1), true), {
      fill,
    });
  return (
    paper(
      random,
      [
        [x - 9, 602],
        [x - 5, 430],
        [x + 7, 430],
        [x + 12, 602],
      ],
      '#6b4a35',
    ) +
    crown(-46, 0, 62, '#4f7f4a') +
    crown(44, 6, 60, '#5e8d52') +
    crown(0, -52, 72, '#6f9a5c') +
    hatch(random, oval(x + 20 * size, 430, 60 * size, 46 * size), 40, 16, {
      stroke: '#3f6a3d',
      width: 2,
      opacity: 0.35,
    })
  );
}

function bench(x: number): string {
  return mark(`M${x} 566H${x + 130}M${x + 4} 540H${x + 126}M${x + 14} 600V530M${x + 116} 600V530`, {
    stroke: '#7b4b33',
    width: 9,
  });
}

function playground(random: Random, x: number): string {
  return (
    mark(
      `M${x + 60} 600L${x + 110} 400L${x + 160} 600M${x + 310} 600L${x + 360} 400L${x + 410} 600M${x + 110} 402H${x + 360}`,
      { stroke: '#b5452c', width: 11 },
    ) +
    mark(
      `M${x + 170} 402L${x + 158} 530M${x + 212} 402L${x + 200} 530M${x + 270} 402L${x + 284} 528M${x + 310} 402L${x + 324} 528`,
      { stroke: '#4a4a52', width: 4 },
    ) +
    paper(random, rectangle(x + 150, 528, 58, 11), '#33507e') +
    paper(random, rectangle(x + 276, 526, 58, 11), '#e3b23c')
  );
}

function allotment(random: Random, x: number): string {
  const sunflowers = [0, 1, 2, 3, 4].map((one) => {
    const [left, top] = [x + 250 + one * 52, 420 + ((one * 37) % 60)];
    return (
      mark(
        curve([
          [left, 600],
          [left + 6, (600 + top) / 2],
          [left, top],
        ]),
        { stroke: '#4f7f4a', width: 8 },
      ) +
      mark(curve(oval(left, top, 30, 30, random, 0.2), true), { fill: '#f2b632' }) +
      mark(curve(oval(left, top, 14, 14), true), { fill: '#6b4a35' })
    );
  });
  const fence = Array.from({ length: 18 }, (_, post) =>
    paper(
      random,
      [
        [x + post * 30, 604],
        [x + post * 30, 532],
        [x + 9 + post * 30, 522],
        [x + 18 + post * 30, 532],
        [x + 18 + post * 30, 604],
      ],
      '#f6efdf',
    ),
  );
  return (
    paper(random, rectangle(x + 40, 440, 150, 160), '#7d9a8c') +
    paper(
      random,
      [
        [x + 26, 444],
        [x + 115, 380],
        [x + 204, 444],
      ],
      '#4f5a66',
    ) +
    paper(random, rectangle(x + 90, 490, 50, 112), '#4f6f63') +
    sunflowers.join('') +
    fence.join('')
  );
}

function walker(stride: number): string {
  return page(
    200,
    280,
    standing({
      x: 100,
      y: 264,
      tall: 244,
      coat: '#33507e',
      skin: '#efcdb0',
      hair: '#8d8f94',
      legs: '#3a3550',
      hat: '#b5452c',
      stride,
      hands: [
        [0.19, -0.16],
        [-0.02 - Math.sin(stride * 6.2832) * 0.09, -0.33],
      ],
    }) + mark('M148 126Q172 150 200 178', { stroke: '#26242a', width: 4 }),
  );
}

function neighbour(one: Partial<Person>, hand: readonly [number, number]): string {
  return page(
    200,
    280,
    standing({
      y: 266,
      tall: 236,
      coat: '#fff',
      skin: '#fff',
      hair: '#fff',
      legs: '#fff',
      facing: -1,
      ...one,
      x: 100,
      hands: [hand],
    }),
  );
}

function dog(phase: number): string {
  const swing = Math.sin(phase * 6.2832) * 9;
  const coat = '#8a5a34';
  return page(
    150,
    90,
    mark(`M44 52L${44 + swing} 80M54 52L${54 - swing} 80M92 52L${92 - swing} 80M102 52L${102 + swing} 80`, {
      stroke: '#6f4527',
      width: 9,
    }) +
      mark(
        curve(
          [
            [34, 44],
            [50, 32],
            [84, 32],
            [108, 38],
            [110, 54],
            [90, 62],
            [50, 62],
            [36, 56],
          ],
          true,
        ),
        { fill: coat },
      ) +
      mark(`M38 42Q22 34 ${18 - swing * 0.3} ${14 + swing * 0.3}`, { stroke: coat, width: 8 }) +
      mark(curve(oval(118, 30, 17, 14), true) + 'M128 26L146 32L130 40Z', { fill: coat }) +
      mark(curve(oval(110, 30, 7, 14), true), { fill: '#5d391f' }) +
      `<circle cx="122" cy="27" r="2.6" fill="#26242a"/><circle cx="145" cy="32" r="3.4" fill="#26242a"/>` +
      mark('M100 38L106 52', { stroke: '#b5452c', width: 6 }) +
      mark('M0 -4Q60 26 102 44', { stroke: '#26242a', width: 3.5 }),
  );
}
