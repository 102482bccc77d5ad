import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { deserialize } from 'node:v8';
import express from 'express';
import { loadAssets } from '../src/web/assets.ts';
import { setUpViews } from '../src/web/view-engine.ts';

/**
 * A process of its own: bare Express that renders the archive's own views, given the folder that holds views/ and dist/, and
 * `VIEW=FILE` with a model as `v8.serialize` writes it. Every path under `/VIEW/` is rendered anew.
 */
const [root = '', ...models] = process.argv.slice(2);
const app = express();
setUpViews(app, root, loadAssets(`${root}/dist/public`));
for (const pair of models) {
  const [view = '', file = ''] = pair.split('=');
  const model = deserialize(await readFile(file));
  app.get(`/${view}/*rest`, (_request, response) => response.render(view, model));
}
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.once('disconnect', () => process.exit(0));
