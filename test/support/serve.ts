import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../src/app.ts';
import { appServices } from '../../src/app-services.ts';
import type { Config } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import type { Stores } from '../../src/wire.ts';
import type { TestArchive } from './archive.ts';

/** Another server of an archive, over the same stores but for those in `over`, with settings of its own. */
export async function serveToo(
  archive: TestArchive,
  over: { readonly config?: Config; readonly stores?: Partial<Stores> },
): Promise<{ readonly url: URL; close(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const config = over.config ?? archive.config;
  const logger = createLogger({ level: 'silent', process: 'server' });
  const services = appServices(config, { ...archive.stores, ...over.stores }, logger, url, () => false);
  server.on('request', createApp(services).app);
  return {
    url,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
