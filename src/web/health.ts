import { inTime } from '../in-time.ts';
import type { Logger } from '../logger.ts';
import type { StoreCondition } from '../storage/blob-store.ts';
import type { Routes } from './routes.ts';

export interface HealthServices {
  /** How the files' store is. @throws where the database cannot be reached. */
  condition(): Promise<{ readonly condition: StoreCondition; readonly error?: unknown }>;
  /** What is wrong with the archive beside this server, as its last look found: kinds, and nothing of where or whose. */
  troubles(): readonly string[];
  /** True once the server has been asked to stop. */
  draining(): boolean;
  readonly logger: Logger;
}

/** Asked by probes, which know a server by its number and by no name. */
export const healthAddresses = ['/healthz', '/readyz'] as const;
const [alive, ready] = healthAddresses;

/** Milliseconds in which the stores must have answered: a probe that waits for ever is told nothing. */
const deadline = 8000;

const degraded: Readonly<Record<Exclude<StoreCondition, 'away'>, string>> = {
  well: 'degraded',
  full: 'ready, but full',
  'read-only': 'ready, but read-only',
};

/**
 * `/healthz`: the process answers. `/readyz`: it can also serve, so send it visitors (S19). What other servers could do no
 * better, such as a worker that is missing, takes none of them away: the answer says so, with 200.
 */
export function healthRoutes(services: HealthServices): Routes {
  return [
    {
      method: 'get',
      path: alive,
      permission: 'everyone',
      handle: (_request, response) => {
        response.set('Cache-Control', 'no-store').json({ status: 'alive' });
      },
    },
    {
      method: 'get',
      path: ready,
      permission: 'everyone',
      handle: async (_request, response) => {
        response.set('Cache-Control', 'no-store');
        if (services.draining()) {
          response.status(503).json({ status: 'draining' });
          return;
        }
        const { condition, error } = await conditionInTime(services);
        if (condition === 'away') {
          services.logger.warn({ err: error }, 'a store is out of reach');
          response.status(503).set('Retry-After', '10').json({ status: 'a store is out of reach' });
          return;
        }
        // Nothing new fits, but everything can be read: visitors should go on coming (S21).
        if (condition !== 'well') services.logger.error({ err: error, condition }, 'nothing can be stored');
        const troubles = services.troubles();
        const isWell = condition === 'well' && troubles.length === 0;
        response.json({
          status: isWell ? 'ready' : degraded[condition],
          ...(troubles.length > 0 && { troubles }),
        });
      },
    },
  ];
}

async function conditionInTime({ condition }: HealthServices): ReturnType<HealthServices['condition']> {
  try {
    return await inTime(condition(), deadline);
  } catch (error) {
    return { condition: 'away', error };
  }
}
