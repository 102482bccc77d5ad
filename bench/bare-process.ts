import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Starts bare-page.ts with `files` by path. It ends with `stop`, or with this process. */
export async function startBarePages(
  files: ReadonlyMap<string, string>,
): Promise<{ url: URL; stop(): void }> {
  const pairs = [...files].map(([path, file]) => `${path}=${file}`);
  const args = ['--import', beside('load-typescript.mjs'), beside('bare-page.ts'), ...pairs];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ready = await new Promise<string>((resolve, reject) => {
    child.once('message', (message: { ready: string }) => resolve(message.ready));
    child.once('close', (code) =>
      reject(new Error(`The bare pages ended with ${code} before they were ready`)),
    );
  });
  return { url: new URL(ready), stop: () => void child.kill() };
}
