import { spawn } from 'node:child_process';
import { say } from '../words/say.ts';

/** Starts the server as it was built, on a free port, asks whether it is ready, and stops it. @throws Error with a sentence */
export async function checkReady(
  server: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const child = spawn(process.execPath, [server], {
    env: { ...env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  try {
    const port = await new Promise<number>((resolve, reject) => {
      child.once('message', (message: { port: number }) => resolve(message.port));
      ended.then(() => reject(new Error(say('upgrade-not-started', { said: said.trim() }))));
    });
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    const { status } = (await answer.json()) as { readonly status: string };
    if (!answer.ok) throw new Error(say('upgrade-not-ready', { status }));
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
