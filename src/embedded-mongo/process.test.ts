import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { connectionUri, startEmbeddedMongoThread } from './index.ts';

/** These run the built files: `npm test` builds first. */
const built = (name: string) => fileURLToPath(new URL(`../../dist/embedded-mongo/${name}`, import.meta.url));

let folder: string;
let children: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-'));
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const socketPath = () => join(folder, 'run', 'mongo.sock');

function run(args: string[]): ChildProcess {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

async function output(child: ChildProcess): Promise<{ code: number | null; text: string }> {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text };
}

async function serve(): Promise<ChildProcess> {
  const child = run([built('cli.js'), '--dir', join(folder, 'data'), '--socket', socketPath()]);
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await once(lines, 'line')) as [string];
  expect(line).toBe('ready');
  return child;
}

describe('the embedded store as a process', () => {
  it('loses no acknowledged write to kill -9', async () => {
    const acknowledged: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const child = await serve();
      const client = await MongoClient.connect(connectionUri(socketPath(), 'test'));
      const collection = client.db().collection<{ _id: number; tag: string[]; n?: number }>('kept');
      await collection.createIndex({ tag: 1 });
      const ended = once(child, 'exit');
      const enough = acknowledged.length + 25;
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; ; i += 1) {
          const _id = round * 1_000_000 + writer * 100_000 + i;
          await collection.insertOne({ _id, tag: [`r${round}`, 'all'] });
          await collection.updateOne({ _id }, { $set: { n: _id } });
          // In the midst of writing, however long it takes a busy machine to come so far.
          if (acknowledged.push(_id) === enough) setTimeout(() => child.kill('SIGKILL'), round * 40);
        }
      });
      await Promise.allSettled(writers);
      await ended;
      await client.close(true);
    }
    const child = await serve();
    const client = await MongoClient.connect(connectionUri(socketPath(), 'test'));
    const kept = await client
      .db()
      .collection<{ _id: number; n?: number }>('kept')
      .find({ tag: 'all' })
      .toArray();
    const values = new Map(kept.map(({ _id, n }) => [_id, n]));
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((_id) => values.get(_id) !== _id)).toEqual([]);
    // The index and the documents agree after every crash.
    expect(kept).toHaveLength(await client.db().collection('kept').estimatedDocumentCount());
    await client.close();
    child.kill('SIGTERM');
    expect((await output(child)).code).toBe(0);
  });

  it('says in a sentence what is wrong with its flags', async () => {
    for (const args of [
      [],
      ['--dir', folder],
      ['--dri', 'x'],
      ['--dir', folder, '--socket', `/${'x'.repeat(150)}`],
    ]) {
      const { code, text } = await output(run([built('cli.js'), ...args]));
      expect({ args, code }).toEqual({ args, code: 2 });
      expect(text).toMatch(/Expected|Unknown/);
      expect(text).not.toMatch(/\n\s+at /);
    }
  });

  it('takes over from a process that was killed, not from one that lives', async () => {
    const first = await serve();
    const second = await output(
      run([built('cli.js'), '--dir', join(folder, 'data'), '--socket', join(folder, 'run', 'b.sock')]),
    );
    expect(second).toEqual({ code: 1, text: expect.stringContaining('already served') });
    first.kill('SIGKILL');
    await once(first, 'exit');
    await serve();
  });
});

describe('the embedded store in a thread', () => {
  const script = (body: string) => `
    import { MongoClient } from 'mongodb';
    import { startEmbeddedMongoThread } from ${JSON.stringify(pathToFileURL(built('index.js')).href)};
    const options = { dir: ${JSON.stringify(join('FOLDER', 'data'))}, socketPath: ${JSON.stringify(join('FOLDER', 'run', 'm.sock'))} };
    ${body}`;
  const runScript = (body: string) =>
    output(run(['--input-type=module', '-e', script(body).replaceAll('FOLDER', folder)]));

  it('serves, refuses a second on the same folder, closes, and serves again', async () => {
    const { code, text } = await runScript(`
      const store = await startEmbeddedMongoThread(options);
      const client = await MongoClient.connect(store.uri('test'));
      await client.db().collection('c').insertOne({ _id: 1 });
      await startEmbeddedMongoThread({ ...options, socketPath: options.socketPath + '2' }).catch((e) => console.log(e.message));
      await client.close(); await store.close(); await store.close();
      const again = await startEmbeddedMongoThread(options);
      const other = await MongoClient.connect(again.uri('test'));
      console.log(JSON.stringify(await other.db().collection('c').find().toArray()));
      await other.close(); await again.close();`);
    expect(text).toMatch(/already served[^\n]*\n\[{"_id":1}\]\n$/);
    expect(code).toBe(0);
  });

  it('tells its owner when it dies', async () => {
    const { text } = await runScript(`
      import { Worker } from 'node:worker_threads';
      const store = await startEmbeddedMongoThread({ ...options, onFatal: (error) => console.log('fatal: ' + error.message) });
      // The word to close is the one way to reach the thread from here; it ends it instead.
      Worker.prototype.postMessage = function () { this.terminate(); };
      await store.close();`);
    expect(text).toMatch(/fatal: The embedded store's thread ended/);
  });

  it('says so when it is asked for before it is built', async () => {
    await expect(startEmbeddedMongoThread({ dir: folder, socketPath: socketPath() })).rejects.toThrow(
      /npm run build/,
    );
  });
});
