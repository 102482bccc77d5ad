/**
 * Lets many requests share one question to the store. Whoever comes while a question is on its way waits for the next
 * one, so every answer was asked for after its request had come: one query serves a crowd and none gets old news.
 */
export function createEditionCheck(ask: () => Promise<number>): () => Promise<number> {
  let running: Promise<number> | null = null;
  let next: Promise<number> | null = null;

  function start(): Promise<number> {
    next = null;
    const asked = ask().finally(() => {
      if (running === asked) running = null;
    });
    running = asked;
    return asked;
  }

  return () => {
    if (!running) return start();
    next ??= running.then(start, start);
    return next;
  };
}
