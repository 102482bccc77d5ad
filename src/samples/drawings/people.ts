import { curve, mark, type Point } from './pen.ts';

/** Cut-out people without faces: a head, hair, a coat, legs. Every one is drawn from the same few numbers. */
export interface Person {
  /** Between the feet. */
  readonly x: number;
  readonly y: number;
  /** From feet to crown, standing, in pixels. */
  readonly tall: number;
  readonly coat: string;
  readonly skin: string;
  readonly hair: string;
  readonly legs: string;
  /** 1 looks right, -1 looks left. */
  readonly facing?: 1 | -1;
  readonly hat?: string;
  readonly longCoat?: boolean;
  /** Where the hand is, in shares of the height from the shoulder: [forward, up]. */
  readonly hands?: readonly (readonly [number, number])[];
  /** A walk's phase from 0 to 1; standing without it. */
  readonly stride?: number;
}

/** Standing or walking. */
export function standing(person: Person): string {
  const { x, y, tall, coat, skin, legs, facing = 1 } = person;
  const at = (forward: number, up: number): Point => [x + forward * tall * facing, y - up * tall];
  const phase = (person.stride ?? 0) * Math.PI * 2;
  const swing = person.stride === undefined ? 0 : Math.sin(phase);
  const lift = person.stride === undefined ? 0 : Math.abs(Math.cos(phase)) * 0.012;
  const limb = tall * 0.062;
  const leg = (by: number, raised: number) =>
    mark(
      curve([
        at(0, 0.44),
        at(by * 0.07 + 0.015 * Math.max(0, by), 0.22 + raised * 0.02),
        at(by * 0.13, 0.02 + raised * 0.05),
      ]),
      { stroke: legs, width: limb },
    ) +
    mark(curve([at(by * 0.13 - 0.01, 0.012 + raised * 0.05), at(by * 0.13 + 0.06, 0.008 + raised * 0.03)]), {
      stroke: '#26242a',
      width: limb * 0.8,
    });
  const hem = person.longCoat ? 0.24 : 0.38;
  const body = curve(
    [
      at(-0.1, hem),
      at(-0.1, 0.6),
      at(-0.085, 0.75),
      at(0, 0.81 + lift),
      at(0.085, 0.75),
      at(0.1, 0.6),
      at(0.115, hem),
      at(0, hem - 0.012),
    ],
    true,
  );
  const raisedBack = Math.max(0, -Math.cos(phase));
  const raisedFront = Math.max(0, Math.cos(phase));
  const walking = person.stride !== undefined;
  const backLeg = walking ? leg(-swing, raisedFront) : leg(-0.28, 0);
  const frontLeg = walking ? leg(swing, raisedBack) : leg(0.28, 0);
  return (
    backLeg +
    frontLeg +
    mark(body, { fill: coat }) +
    head(person, at, lift) +
    (person.hands ?? [[0.05 + swing * -0.1, -0.34]]).map((hand) => arm(hand, at, tall, coat, skin)).join('')
  );
}

/** Sitting, as on a chair 0.27 of the height above the floor. */
export function sitting(person: Person): string {
  const { x, y, tall, coat, skin, legs, facing = 1 } = person;
  const at = (forward: number, up: number): Point => [x + forward * tall * facing, y - up * tall];
  const limb = tall * 0.068;
  const shin = (by: number) =>
    mark(
      curve([at(-0.04, 0.3), at(0.12, 0.315), at(0.2 + by, 0.29), at(0.215 + by, 0.16), at(0.2 + by, 0.02)]),
      { stroke: legs, width: limb },
    ) + mark(curve([at(0.19 + by, 0.012), at(0.265 + by, 0.01)]), { stroke: '#26242a', width: limb * 0.8 });
  const body = curve(
    [
      at(-0.13, 0.26),
      at(-0.125, 0.45),
      at(-0.1, 0.56),
      at(-0.02, 0.62),
      at(0.06, 0.56),
      at(0.085, 0.42),
      at(0.1, 0.27),
      at(0, 0.25),
    ],
    true,
  );
  const lowered = (forward: number, up: number): Point => at(forward - 0.02, up - 0.205);
  return (
    shin(-0.03) +
    shin(0.02) +
    mark(body, { fill: coat }) +
    head(person, lowered, 0) +
    (person.hands ?? [[0.15, -0.2]]).map((hand) => arm(hand, lowered, tall, coat, skin)).join('')
  );
}

type Place = (forward: number, up: number) => Point;

function arm(
  [forward, up]: readonly [number, number],
  at: Place,
  tall: number,
  coat: string,
  skin: string,
): string {
  const hand = at(forward, 0.72 + up);
  const elbow = at(forward * 0.45 - 0.035, 0.72 + up * 0.55 - 0.02);
  const sleeve = mark(curve([at(0.005, 0.725), elbow, hand]), { stroke: coat, width: tall * 0.062 });
  const seam = mark(curve([at(0.005, 0.725), elbow, hand]), { stroke: '#00000026', width: tall * 0.074 });
  const [handX, handY] = hand;
  return `${seam}${sleeve}<circle cx="${handX.toFixed(1)}" cy="${handY.toFixed(1)}" r="${(tall * 0.034).toFixed(1)}" fill="${skin}"/>`;
}

function head({ skin, hair, hat }: Person, at: Place, lift: number): string {
  const circle = (forward: number, up: number, radius: number) =>
    curve(
      Array.from({ length: 12 }, (_, step) =>
        at(
          forward + Math.cos((step / 12) * 6.2832) * radius * 0.92,
          up + lift + Math.sin((step / 12) * 6.2832) * radius,
        ),
      ),
      true,
    );
  const neck = mark(curve([at(0, 0.78), at(0.005, 0.86 + lift)]), {
    stroke: skin,
    width: Math.abs(at(0.05, 0)[0] - at(0, 0)[0]),
  });
  const face = mark(circle(0.014, 0.905, 0.066), { fill: skin });
  const cap = [
    at(-0.062, 0.86 + lift),
    at(-0.075, 0.92 + lift),
    at(-0.045, 0.972 + lift),
    at(0.012, 0.985 + lift),
    at(0.066, 0.955 + lift),
    at(0.06, 0.938 + lift),
    at(0.01, 0.942 + lift),
    at(-0.018, 0.9 + lift),
    at(-0.03, 0.865 + lift),
  ];
  const hairOrHat = hat
    ? mark(
        curve(
          [
            at(-0.078, 0.925 + lift),
            at(-0.06, 0.985 + lift),
            at(0.01, 1.005 + lift),
            at(0.07, 0.98 + lift),
            at(0.086, 0.93 + lift),
            at(0, 0.92 + lift),
          ],
          true,
        ),
        { fill: hat },
      ) +
      mark(
        curve(
          [at(-0.062, 0.865 + lift), at(-0.07, 0.92 + lift), at(-0.02, 0.925 + lift), at(-0.03, 0.87 + lift)],
          true,
        ),
        { fill: hair },
      )
    : mark(curve(cap, true), { fill: hair });
  return neck + face + hairOrHat;
}
