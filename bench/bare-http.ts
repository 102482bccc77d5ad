import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A process of its own: `node:http` alone, answering each `PATH=FILE` of its arguments with the bytes of that file. */
const pages = new Map<string, Buffer>();
for (const pair of process.argv.slice(2)) {
  const [path = '/', file = ''] = pair.split('=');
  pages.set(path, await readFile(file));
}
const server = createServer((request, response) => {
  const page = pages.get(request.url ?? '');
  if (!page) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'Cache-Control': 'public, max-age=0, must-revalidate',
    ETag: 'W/"bare"',
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': page.length,
  });
  response.end(page);
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.once('disconnect', () => process.exit(0));
