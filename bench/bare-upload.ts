import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A process of its own: node:http, writing each body to a file in the folder of its argument, and on to the disk. */
const folder = process.argv[2] ?? '.';
let files = 0;

const server = createServer({ requestTimeout: 0 }, async (request, response) => {
  files += 1;
  const path = join(folder, String(files));
  try {
    await pipeline(request, createWriteStream(path));
    const file = await open(path);
    await file.sync();
    await file.close();
    response.writeHead(204).end();
  } catch {
    response.destroy();
  } finally {
    await rm(path, { force: true });
  }
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.once('disconnect', () => process.exit(0));
