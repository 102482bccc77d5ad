import { TooMany } from '../errors.ts';
import { day, type Limiter, type MakeLimiter } from '../limiter.ts';

/** How much work the files of one address, and of everyone together, may make in a day. */
export interface WorkBudget {
  /**
   * Counts what a file will cost, in seconds of a processor. Resolves to when it may begin: null is now. Of two files that come at the
   * same moment both may begin, though there was room for one.
   * @param sender a mark of the address that sent it; null where it is not known.
   */
  take(sender: string | null, seconds: number): Promise<Date | null>;
}

/** Work as short as this begins whatever was used: it costs less than telling of it, and an ordinary drawing is never held up. */
const short = 20;
const site = 'site';

export function workBudget(
  limiter: MakeLimiter,
  most: { readonly workSecondsPerAddressPerDay: number; readonly workSecondsPerDay: number },
  now: () => Date,
): WorkBudget {
  // Nobody reads it: the private link says it in its own words.
  const sentence = () => '';
  const ofAddress = limiter({
    name: 'work',
    points: most.workSecondsPerAddressPerDay,
    seconds: day,
    sentence,
  });
  const ofSite = limiter({ name: 'site-work', points: most.workSecondsPerDay, seconds: day, sentence });

  async function whenLeft(budget: Limiter, who: string): Promise<Date | null> {
    try {
      await budget.check(who);
      return null;
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
      return new Date(now().getTime() + (error.retryAfter ?? day) * 1000);
    }
  }

  return {
    async take(sender, seconds) {
      const points = Math.ceil(seconds);
      const waits = await Promise.all([whenLeft(ofSite, site), sender && whenLeft(ofAddress, sender)]);
      // What waits is no work of this day.
      const later = waits
        .flatMap((until) => until || [])
        .sort((one, other) => other.getTime() - one.getTime());
      if (later[0] && seconds > short) return later[0];
      await ofSite.spend(site, points);
      if (sender) await ofAddress.spend(sender, points);
      return null;
    },
  };
}
