import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { keepingLogger } from '../../test/support/mail-server.ts';
import { errorPages } from './error-pages.ts';
import { mountRoutes } from './mount-routes.ts';
import type { Route } from './routes.ts';

/** What becomes of bodies that come slowly, and of answers that do not come. */

let server: Server;
let lines: string[];
afterEach(() => new Promise((resolve) => server.close(resolve)));

const within = 400;
const everyone = {
  everyone: [],
  storyteller: [],
  screen: [],
  account: [],
  helper: [],
  curator: [],
  admin: [],
};

async function serve(handle: Route['handle']): Promise<number> {
  lines = [];
  const app = express();
  mountRoutes(app, [{ method: 'post', path: '/form', permission: 'everyone', handle }], everyone, within);
  app.use(errorPages(keepingLogger(lines)));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** What comes back where `pieces` go out, one every tenth of the deadline. */
async function post(port: number, length: number, pieces: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  socket.on('error', () => undefined);
  const ended = new Promise((resolve) => socket.once('close', resolve));
  const type = 'Content-Type: application/x-www-form-urlencoded';
  socket.write(
    `POST /form HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\n${type}\r\nContent-Length: ${length}\r\n\r\n`,
  );
  for (const piece of pieces) {
    await new Promise((resolve) => setTimeout(resolve, within / 10));
    socket.write(piece);
  }
  await ended;
  return answer;
}

describe('A body that comes slowly', () => {
  it('is told so once, is cut, and is nothing that whoever looks after the archive must act on', async () => {
    const port = await serve((_request, response) => void response.end('taken'));
    const drip = Array.from({ length: 40 }, () => 'a');
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(port, 1000, drip)));
    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
      expect(answer).toContain('took too long to arrive');
    }
    expect(lines).toEqual([]);
  });

  it('has its time from when it begins, and the answer from when it has come', async () => {
    const port = await serve(async (_request, response) => {
      await new Promise((resolve) => setTimeout(resolve, within * 0.8));
      response.set('Connection', 'close').end('taken');
    });
    expect(await post(port, 7, [...'a=bcdef'])).toContain('taken');
    expect(lines).toEqual([]);
  });
});

describe('An answer that does not come', () => {
  it('is our own fault, and said so', async () => {
    const port = await serve(() => new Promise(() => undefined));
    const asked = fetch(`http://127.0.0.1:${port}/form`, {
      method: 'POST',
      headers: { accept: 'application/json', connection: 'close' },
    });
    expect((await asked).status).toBe(503);
    expect(lines).toHaveLength(1);
  });
});
