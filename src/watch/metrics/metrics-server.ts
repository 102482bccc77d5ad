import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../../logger.ts';
import type { Metrics, MetricsSources } from './metrics.ts';
import { brings } from './metrics-routes.ts';

/** Where numbers can be had beside the archive's own address. */
export interface MetricsAddress {
  readonly host: string;
  /** 0 lets the system pick a free one. */
  readonly port: number;
  /** Whoever asks must bring it; null lets everybody ask who can reach the address. */
  readonly token: string | null;
}

/**
 * Serves the numbers at an address of their own, and nothing else.
 * @throws where the address is taken.
 */
export async function serveMetrics(
  metrics: Metrics,
  sources: MetricsSources,
  { host, port, token }: MetricsAddress,
  logger: Logger,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const isAsked = request.method === 'GET' && request.url?.split('?')[0] === '/metrics';
    if (!isAsked || (token !== null && !brings(request.headers.authorization, token))) {
      response.writeHead(404).end();
      return;
    }
    try {
      const { type, body } = await metrics.text(sources);
      response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
    } catch (error) {
      logger.error({ err: error }, 'the numbers could not be told');
      response.writeHead(500).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
