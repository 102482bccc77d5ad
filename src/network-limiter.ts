import type { Limiter, LimiterOptions, MakeLimiter } from './limiter.ts';

/**
 * Whoever is given 48 or 56 bits of IPv6 has thousands of networks to ask from, each a new asker by its 64 bits. So these wider
 * networks have counts of their own, larger ones, since many people can share them: phones of one provider, a university.
 */
const wider = [
  { bits: 56, times: 8 },
  { bits: 48, times: 64 },
] as const;

/** Limiters that count an asker by the wider networks too, where `who` is an IPv6 network as web/client-address.ts writes it. */
export function byNetworksToo(make: MakeLimiter): MakeLimiter {
  return (options) => {
    const own = make(options);
    const others = wider.map(({ bits, times }) => ({ bits, limiter: make(widened(options, bits, times)) }));
    const around = (who: string) =>
      others.flatMap(({ bits, limiter }) => {
        const network = networkAround(who, bits);
        return network === null ? [] : [{ network, limiter }];
      });
    const check = async (who: string, points?: number) => {
      for (const { network, limiter } of around(who)) await limiter.check(network, points);
    };
    const spend = async (who: string, points: number) => {
      for (const { network, limiter } of around(who)) await limiter.spend(network, points);
    };
    return {
      async take(who, points = 1) {
        await check(who, points);
        await own.take(who, points);
        await spend(who, points);
      },
      async spend(who, points) {
        await own.spend(who, points);
        await spend(who, points);
      },
      async giveBack(who, points) {
        await own.giveBack(who, points);
        for (const { network, limiter } of around(who)) await limiter.giveBack(network, points);
      },
      async check(who, points) {
        await check(who, points);
        await own.check(who, points);
      },
      clear: (who) => own.clear(who),
    } satisfies Limiter;
  };
}

const widened = (options: LimiterOptions, bits: number, times: number): LimiterOptions => ({
  ...options,
  name: `${options.name}-${bits}`,
  points: options.points * times,
});

/** The network of so many bits around "2001:db8:1:2::/64"; null for what is no such network. */
function networkAround(who: string, bits: 56 | 48): string | null {
  const [, first, second, third, fourth] =
    /^([0-9a-f]{1,4}):([0-9a-f]{1,4}):([0-9a-f]{1,4}):([0-9a-f]{1,4})::\/64$/.exec(who) ?? [];
  if (fourth === undefined) return null;
  const kept = bits === 48 ? 0 : Number.parseInt(fourth, 16) & 0xff00;
  return `${first}:${second}:${third}:${kept.toString(16)}::/${bits}`;
}
