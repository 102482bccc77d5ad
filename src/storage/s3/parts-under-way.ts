/** Parts of one upload that are on their way to the store at once. */
export const partsOfOne = 4;

/** Runs work side by side, `most` at once. After a failure nothing more is begun. */
export function sideBySide(most: number) {
  const underWay = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;
  const throwIfFailed = () => {
    if (failure) throw failure.error;
  };
  return {
    throwIfFailed,
    /** Resolves once it has begun. @throws what failed before it. */
    async begin(work: () => Promise<void>): Promise<void> {
      while (underWay.size >= most) await Promise.race(underWay);
      throwIfFailed();
      const running = work()
        .catch((error) => {
          failure ??= { error };
        })
        .finally(() => underWay.delete(running));
      underWay.add(running);
    },
    /** Resolves once all is done. @throws what failed first. */
    async all(): Promise<void> {
      await Promise.all(underWay);
      throwIfFailed();
    },
  };
}

/** Lets `most` run at once, in the order in which they asked. */
function countPermits(most: number) {
  let free = most;
  const waiting: (() => void)[] = [];
  return {
    async use(work: () => Promise<void>): Promise<void> {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}

/** Does `work` where it is wanted, never twice at once and at most every so many milliseconds. It may fail: it is told again. */
export function oneAtATime(milliseconds: number, work: () => Promise<void>) {
  let last = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | null = null;
  return {
    wanted(): void {
      if (underWay || performance.now() - last < milliseconds) return;
      last = performance.now();
      underWay = work()
        .catch(() => {})
        .finally(() => {
          underWay = null;
        });
    },
    /** Resolves once none is under way. */
    over: async () => underWay ?? undefined,
  };
}

/** Parts that are on their way to the store at once: all uploads of a process share them. */
export const permits = countPermits(8);
