import { spawn } from 'node:child_process';
import path from 'node:path';
import { connectionUri } from '../../src/embedded-mongo/index.ts';
import { projectRoot } from './archive.ts';

/** The embedded store as a process of its own, as `npm run embedded-mongo` starts it. */
export async function startEmbeddedMongoAlone(
  folder: string,
): Promise<{ readonly uri: string; stop(): Promise<void>; kill(): Promise<void> }> {
  const socket = path.join(folder, 'alone', 'mongo.sock');
  const file = path.join(projectRoot, 'dist', 'embedded-mongo', 'cli.js');
  const child = spawn(
    process.execPath,
    [file, '--dir', path.join(folder, 'alone-data'), '--socket', socket],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('ready') && resolve());
    ended.then(() => reject(new Error('The embedded store ended before it was ready')));
  });
  return {
    uri: connectionUri(socket, 'stories'),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
    /** As a power cut would. */
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
