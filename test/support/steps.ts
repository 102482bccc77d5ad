import { it } from '@jest/globals';

/** Steps of one way: those after one that failed fail at once. */
export function createSteps() {
  let failed: string | null = null;
  return (sentence: string, take: () => Promise<void>) =>
    it(sentence, async () => {
      if (failed) throw new Error(`Not tried, since an earlier step failed: ${failed}`);
      failed = sentence;
      await take();
      failed = null;
    });
}
