import { setTimeout as wait } from 'node:timers/promises';
import { StorageFull, Unavailable } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Routes } from './routes.ts';

export interface HealthServices {
  /** Resolves where every store can be used. @throws StorageFull where all that is amiss is room for more. */
  check(): Promise<void>;
  /** True once the server has been asked to stop. */
  draining(): boolean;
  readonly logger: Logger;
}

/** `/healthz`: the process answers. `/readyz`: it can also serve, so send it visitors (S19). */
export function healthRoutes(services: HealthServices): Routes {
  return [
    {
      method: 'get',
      path: '/healthz',
      permission: 'everyone',
      handle: (_request, response) => {
        response.set('Cache-Control', 'no-store').json({ status: 'alive' });
      },
    },
    {
      method: 'get',
      path: '/readyz',
      permission: 'everyone',
      handle: async (_request, response) => {
        response.set('Cache-Control', 'no-store');
        if (services.draining()) {
          response.status(503).json({ status: 'draining' });
          return;
        }
        try {
          await inTime(services.check());
          response.json({ status: 'ready' });
        } catch (error) {
          if (error instanceof StorageFull) {
            // Nothing new fits, but everything can be read: visitors should go on coming (S21).
            services.logger.error({ err: error }, 'the store is full');
            response.json({ status: 'ready, but full' });
            return;
          }
          services.logger.warn({ err: error }, 'a store is out of reach');
          response.status(503).set('Retry-After', '10').json({ status: 'a store is out of reach' });
        }
      },
    },
  ];
}

/** Milliseconds in which the stores must have answered: a probe that waits for ever is told nothing. */
const deadline = 8000;

async function inTime(check: Promise<void>): Promise<void> {
  const late = new AbortController();
  const tooLate = wait(deadline, undefined, { signal: late.signal }).then(() => {
    throw new Unavailable(`Expected the stores to answer within ${deadline / 1000} seconds`);
  });
  try {
    await Promise.race([check, tooLate]);
  } finally {
    late.abort();
    // Both have had their say; what the loser says later is nobody's error.
    for (const loser of [check, tooLate]) loser.catch(() => undefined);
  }
}
