/**
 * What `ask` answered last, and null before it first did. It is asked again beside, once its answer is so many milliseconds old:
 * nobody waits for what is slow. What fails leaves the last answer, and is asked again the next time.
 */
export function seldom<Answer>(
  milliseconds: number,
  now: () => Date,
  ask: () => Promise<Answer>,
): () => Answer | null {
  let last: Answer | null = null;
  let askedAt: number | null = null;
  let isAsking = false;

  async function refresh(): Promise<void> {
    isAsking = true;
    askedAt = now().getTime();
    try {
      last = await ask();
    } catch {
      askedAt = null;
    } finally {
      isAsking = false;
    }
  }

  return () => {
    const isOld = askedAt === null || now().getTime() - askedAt >= milliseconds;
    if (isOld && !isAsking) void refresh();
    return last;
  };
}
