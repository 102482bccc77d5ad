import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import express from 'express';

/** A process of its own: bare Express, answering each `PATH=FILE` of its arguments with the bytes of that file. */
const app = express();
for (const pair of process.argv.slice(2)) {
  const [path = '/', file = ''] = pair.split('=');
  const page = await readFile(file);
  app.get(path, (_request, response) => {
    response.set({ 'Cache-Control': 'public, max-age=0, must-revalidate', ETag: 'W/"bare"' });
    response.type('html').send(page);
  });
}
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.once('disconnect', () => process.exit(0));
