import { createRandom } from '../prng.ts';
import { letter, letteredWidth } from './lettering.ts';
import { page, paperDefs, printedInk, sheet } from './page.ts';
import { curve, mark, rectangle, wobble } from './pen.ts';
import { type Person, sitting } from './people.ts';

const width = 2000;
const height = 1300;
const paper = '#f3ead6';
const blue = '#2f5d8a';
const pale = '#a9c3cf';
const red = '#d5492f';
const ink = '#22262f';

/** A screen-printed poster: five people wait on chairs; one, in red, has turned to pass something along the row. */
export function secondChairFromTheLeft(): string {
  const random = createRandom(303);
  const floor = 1010;
  const waiting: readonly (Partial<Person> & { x: number })[] = [
    { x: 330, coat: blue, hair: ink, legs: ink, skin: '#e2b48f', hands: [[0.15, -0.2]] },
    { x: 660, coat: red, hair: '#6b3a23', legs: blue, skin: '#efcdb0', hands: [[0.29, -0.03]] },
    { x: 1010, coat: pale, hair: '#7d8088', legs: ink, skin: '#8c5a3c', facing: -1, hands: [[0.25, -0.03]] },
    { x: 1340, coat: blue, hair: ink, legs: ink, skin: '#efcdb0', hat: ink, hands: [[0.15, -0.2]] },
    { x: 1670, coat: pale, hair: '#c7a35c', legs: blue, skin: '#e2b48f', hands: [[0.12, -0.04]] },
  ];
  const wall =
    mark(wobble(random, rectangle(70, 70, width - 140, 940), 4, true), { fill: pale, opacity: 0.42 }) +
    mark(wobble(random, rectangle(70, floor, width - 140, 96), 4, true), { fill: blue });
  const people = waiting
    .map((one) => {
      const person = { y: floor, tall: 620, coat: blue, skin: '#e2b48f', hair: ink, legs: ink, ...one };
      return chair(person.x - 22 * (one.facing ?? 1), floor, one.facing ?? 1) + sitting(person);
    })
    .join('');
  const words = 'WHO ELSE IS WAITING?';
  const size = 92;
  return page(
    width,
    height,
    sheet(width, height, paper) +
      `<g filter="url(#blue-ink)">${wall}</g>` +
      clock(1420, 300) +
      poster(random) +
      `<g filter="url(#figure-ink)">${people}${orange(834, 664)}</g>` +
      letter(random, words, (width - letteredWidth(words, size)) / 2, 1146, size, { stroke: red, width: 15 }),
    paperDefs + printedInk('blue-ink', 0.1, 2) + printedInk('figure-ink', 0.02, 5),
  );
}

function chair(x: number, floor: number, facing: 1 | -1): string {
  const leg = (dx: number, lean: number) =>
    `M${x + dx * facing} ${floor - 165}L${x + (dx + lean) * facing} ${floor}`;
  return (
    mark(`M${x - 78 * facing} ${floor - 170}L${x - 112 * facing} ${floor - 390}`, {
      stroke: ink,
      width: 15,
    }) +
    mark(
      curve([
        [x - 96 * facing, floor - 400],
        [x - 110 * facing, floor - 330],
        [x - 96 * facing, floor - 270],
      ]),
      { stroke: ink, width: 26 },
    ) +
    mark(`M${x - 95 * facing} ${floor - 165}H${x + 90 * facing}`, { stroke: ink, width: 22 }) +
    mark(leg(-80, -16) + leg(74, 14), { stroke: ink, width: 12 })
  );
}

function clock(x: number, y: number): string {
  let ticks = '';
  for (let hour = 0; hour < 12; hour += 1) {
    const angle = (hour / 12) * Math.PI * 2;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    ticks += `M${x + dx * 84} ${y + dy * 84}L${x + dx * 96} ${y + dy * 96}`;
  }
  return (
    `<circle cx="${x}" cy="${y}" r="118" fill="${paper}" stroke="${ink}" stroke-width="13"/>` +
    mark(ticks, { stroke: ink, width: 7 }) +
    mark(`M${x} ${y}L${x + 48} ${y - 34}M${x} ${y}L${x - 20} ${y + 80}`, { stroke: ink, width: 11 })
  );
}

/** On the wall: a drawing of the harbour that somebody has pinned up. */
function poster(random: ReturnType<typeof createRandom>): string {
  const [x, y] = [420, 165];
  return (
    mark(wobble(random, rectangle(x, y, 420, 270), 3, true), { fill: paper, stroke: ink, width: 6 }) +
    mark(
      `M${x + 24} ${y + 190}H${x + 396}M${x + 60} ${y + 216}H${x + 350}M${x + 110} ${y + 240}H${x + 300}`,
      { stroke: blue, width: 8 },
    ) +
    mark(
      wobble(
        random,
        [
          [x + 120, y + 150],
          [x + 300, y + 150],
          [x + 272, y + 186],
          [x + 148, y + 186],
        ],
        2,
        true,
      ),
      { fill: red },
    ) +
    mark(`M${x + 205} ${y + 150}V${y + 52}L${x + 282} ${y + 134}H${x + 205}`, {
      fill: blue,
      stroke: ink,
      width: 6,
    }) +
    `<circle cx="${x + 62}" cy="${y + 66}" r="26" fill="${red}"/>`
  );
}

/** What is being passed: an orange, in two halves. */
function orange(x: number, y: number): string {
  const half = (left: number, sweep: 0 | 1) => `M${left} ${y - 26}A27 27 0 0 ${sweep} ${left} ${y + 28}Z`;
  return mark(half(x - 6, 0) + half(x + 10, 1), { fill: '#ec8b22', stroke: ink, width: 5 });
}
