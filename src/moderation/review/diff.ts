/** What two texts have in common and where they part. */

export type Step<T> =
  | { readonly kind: 'same'; readonly before: T; readonly now: T }
  | { readonly kind: 'removed'; readonly before: T }
  | { readonly kind: 'added'; readonly now: T };

/** More differences than this are told as "all of it": nobody reads them one by one, and the search would take long. */
const most = 1000;

/**
 * The shortest way from one list to the other. Source: E. W. Myers, "An O(ND) difference algorithm and its variations"
 * (1986), with the trace kept to walk back on.
 */
export function diff<T>(before: readonly T[], now: readonly T[]): readonly Step<T>[] {
  let head = 0;
  while (head < before.length && head < now.length && before[head] === now[head]) head += 1;
  let tail = 0;
  const shorter = Math.min(before.length, now.length) - head;
  while (tail < shorter && before.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return [
    ...same(before.slice(0, head), now),
    ...middle(before.slice(head, before.length - tail), now.slice(head, now.length - tail)),
    ...same(before.slice(before.length - tail), now.slice(now.length - tail)),
  ];
}

function same<T>(before: readonly T[], now: readonly T[]): Step<T>[] {
  return before.map((item, index) => ({ kind: 'same', before: item, now: now[index] as T }));
}

function middle<T>(before: readonly T[], now: readonly T[]): Step<T>[] {
  const trace = before.length > 0 && now.length > 0 ? traceOf(before, now) : null;
  if (!trace) {
    return [
      ...before.map((item): Step<T> => ({ kind: 'removed', before: item })),
      ...now.map((item): Step<T> => ({ kind: 'added', now: item })),
    ];
  }
  return wayBack(trace, before, now);
}

/** The furthest reach on every diagonal, a map for each number of differences; null where there are too many. */
function traceOf<T>(before: readonly T[], now: readonly T[]): ReadonlyMap<number, number>[] | null {
  const trace: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let steps = 0; steps <= Math.min(most, before.length + now.length); steps += 1) {
    trace.push(reach);
    const next = new Map<number, number>();
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let x = start(reach, diagonal, steps);
      while (x < before.length && x - diagonal < now.length && before[x] === now[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= now.length) return trace;
    }
    reach = next;
  }
  return null;
}

const comesDown = (reach: ReadonlyMap<number, number>, diagonal: number, steps: number) =>
  diagonal === -steps ||
  (diagonal !== steps && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));

function start(reach: ReadonlyMap<number, number>, diagonal: number, steps: number): number {
  return comesDown(reach, diagonal, steps)
    ? (reach.get(diagonal + 1) ?? 0)
    : (reach.get(diagonal - 1) ?? 0) + 1;
}

function wayBack<T>(
  trace: readonly ReadonlyMap<number, number>[],
  before: readonly T[],
  now: readonly T[],
): Step<T>[] {
  const way: Step<T>[] = [];
  let x = before.length;
  let y = now.length;
  for (let steps = trace.length - 1; steps >= 0; steps -= 1) {
    const reach = trace[steps] ?? new Map<number, number>();
    const down = comesDown(reach, x - y, steps);
    const fromX = steps === 0 ? 0 : (reach.get(x - y + (down ? 1 : -1)) ?? 0);
    const fromY = steps === 0 ? 0 : fromX - (x - y + (down ? 1 : -1));
    while (x > fromX && y > fromY && x > 0 && y > 0 && before[x - 1] === now[y - 1]) {
      x -= 1;
      y -= 1;
      way.push({ kind: 'same', before: before[x] as T, now: now[y] as T });
    }
    if (steps === 0) break;
    way.push(
      down ? { kind: 'added', now: now[fromY] as T } : { kind: 'removed', before: before[fromX] as T },
    );
    x = fromX;
    y = fromY;
  }
  return way.reverse();
}
