/** What is measured in turns: a name and one measurement of it. */
export type Contestants<Name extends string> = Readonly<Record<Name, () => Promise<number>>>;

export interface RoundsOptions {
  /** How many rounds at most; at least one is always run. */
  readonly most: number;
  /** No round begins that would, by the longest one so far, end after so many seconds. */
  readonly seconds: number;
}

/**
 * Measures all in turns, round by round, and begins each round with another one: on a busy machine, what disturbs one
 * disturbs its neighbours in time, so only numbers of the same round are compared.
 */
export async function inRounds<Name extends string>(
  contestants: Contestants<Name>,
  { most, seconds }: RoundsOptions,
): Promise<readonly Readonly<Record<Name, number>>[]> {
  const names = Object.keys(contestants) as Name[];
  const rounds: Record<Name, number>[] = [];
  const began = performance.now();
  let longest = 0;
  while (rounds.length < most) {
    const roundBegan = performance.now();
    if (rounds.length > 0 && roundBegan - began + longest > seconds * 1000) break;
    const first = rounds.length % names.length;
    const round: Partial<Record<Name, number>> = {};
    for (const name of [...names.slice(first), ...names.slice(0, first)])
      round[name] = await contestants[name]();
    rounds.push(round as Record<Name, number>);
    longest = Math.max(longest, performance.now() - roundBegan);
  }
  return rounds;
}

/** The middle one, or the mean of the two in the middle. @throws where there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('Expected numbers but received none');
  return (lower + upper) / 2;
}

/** Seconds on the clock that `work` takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
