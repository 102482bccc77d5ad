import { spawn } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../words/say.ts';

/** A backup of a MongoDB by its own tools, where they are. */

/** @param searched PATH @throws Error with a sentence where mongodump is not installed */
export async function findMongoTools(searched: string): Promise<void> {
  const isThere = await run('mongodump', ['--version'], searched).then(
    () => true,
    () => false,
  );
  if (!isThere) throw new Error(say('upgrade-no-mongodump'));
}

/**
 * Dumps the database, has the dump read through, and only then gives it its name. Resolves to its file.
 * @throws Error with a sentence
 */
export async function dumpMongo(
  uri: string,
  { folder, name, path: searched }: { readonly folder: string; readonly name: string; readonly path: string },
): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [part, whole] = [path.join(folder, `${name}.part`), path.join(folder, `${name}.archive.gz`)];
  // The address has a password in it, and every account of a machine can read what its commands are called with.
  const settings = path.join(folder, `${name}.yaml`);
  await writeFile(settings, `uri: ${JSON.stringify(uri)}\n`, { mode: 0o600 });
  try {
    await run('mongodump', ['--config', settings, '--gzip', `--archive=${part}`], searched);
    await run(
      'mongorestore',
      ['--config', settings, '--gzip', `--archive=${part}`, '--dryRun', '--objcheck'],
      searched,
    );
    await rename(part, whole);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await rm(settings, { force: true });
  }
  return whole;
}

function run(program: string, args: readonly string[], searched: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: searched } });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-2000);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(say('upgrade-dump-failed', { program, said: said.trim() || String(code) })));
    });
  });
}
