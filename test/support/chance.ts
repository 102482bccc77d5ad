import { randomInt } from 'node:crypto';

/** `few` in the suite, `many` in `./scripts/test long`: rounds of a race or of a kill, bytes of a film. */
export function fewOrMany(few: number, many: number): number {
  return process.env.TEST_LONG ? many : few;
}

/**
 * Numbers from 0 to 1, others in each run. The seed is printed with `of`, and TEST_SEED gives it back: what chance
 * decides is then the same again, though not what the machine makes of it.
 */
export function chance(of: string): () => number {
  const seed = Number(process.env.TEST_SEED ?? randomInt(2 ** 31));
  process.stdout.write(`${of}: TEST_SEED=${seed}\n`);
  return seeded(seed);
}

/** Numbers from 0 to 1 (a linear congruential generator; the constants are those of Numerical Recipes). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** `few` of them in the suite, drawn by chance, and all in `./scripts/test long`: cases that are much alike, and slow. */
export function someOf<One>(all: readonly One[], few: number, random: () => number): readonly One[] {
  return drawn(all, fewOrMany(few, all.length), random);
}

/** As many of them as are wanted, drawn by chance, in no order. */
export function drawn<One>(all: readonly One[], wanted: number, random: () => number): readonly One[] {
  return all
    .map((one) => ({ one, lot: random() }))
    .sort((one, other) => one.lot - other.lot)
    .slice(0, wanted)
    .map(({ one }) => one);
}
