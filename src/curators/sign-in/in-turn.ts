const lines = new Map<string, Promise<unknown>>();

/** Runs `work` once all earlier work under the same name has ended; work under other names does not wait for it. */
export async function inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const turn = (lines.get(name) ?? Promise.resolve()).then(work, work);
  lines.set(name, turn);
  try {
    return await turn;
  } finally {
    if (lines.get(name) === turn) lines.delete(name);
  }
}
