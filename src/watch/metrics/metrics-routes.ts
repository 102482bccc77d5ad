import { createHash, timingSafeEqual } from 'node:crypto';
import { NotFound } from '../../errors.ts';
import type { Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import type { Metrics, MetricsSources } from './metrics.ts';

export interface MetricsServices extends MetricsSources {
  /** Null where no numbers are kept. */
  readonly metrics: Metrics | null;
  /** Whoever asks at the archive's own address must bring it; null where nobody may ask there. */
  readonly metricsToken: string | null;
}

/** The numbers at the archive's own address, for whoever brings the token; to everybody else there is no such page. */
export function metricsRoutes(services: MetricsServices): Routes {
  return [
    {
      method: 'get',
      path: '/metrics',
      permission: 'everyone',
      handle: async (request, response) => {
        const { metrics, metricsToken } = services;
        if (!metrics || metricsToken === null || !brings(request.get('authorization'), metricsToken))
          throw new NotFound(say('errors-no-page'));
        const { type, body } = await metrics.text(services);
        response.set({ 'Cache-Control': 'no-store', 'Content-Type': type }).send(body);
      },
    },
  ];
}

/** Whether the header has the token; how much of it fits takes no time that tells. */
export function brings(header: string | undefined, token: string): boolean {
  const hashed = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hashed(header ?? ''), hashed(`Bearer ${token}`));
}
