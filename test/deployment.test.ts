import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../src/config.ts';
import { temporaryFolder } from './support/temporary.ts';

/** Dockerfile and compose.yaml, as far as they can be checked without Docker. */

const root = fileURLToPath(new URL('../', import.meta.url));
const dockerfile = readFileSync(`${root}Dockerfile`, 'utf8');
const compose = readFileSync(`${root}compose.yaml`, 'utf8');
const firsts = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** A block of `text` under "name:" at `indent` spaces, without its heading. */
function block(text: string, name: string, indent: number): string {
  const pad = ' '.repeat(indent);
  const [, body] = new RegExp(`^${pad}${name}:[^\\n]*\\n((?:(?:${pad} .*)?\\n)*)`, 'm').exec(text) ?? [];
  if (body === undefined) throw new Error(`Expected ${name} in compose.yaml but found none`);
  return body;
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  mkdirSync(`${folder.path}/scripts`);
  cpSync(`${root}scripts/secrets`, `${folder.path}/scripts/secrets`);
  execFileSync(`${folder.path}/scripts/secrets`);
});
afterAll(() => folder.remove());

describe('Dockerfile', () => {
  const ignored = readFileSync(`${root}.dockerignore`, 'utf8').split('\n');

  it('copies only what is there and is let in', () => {
    const sources = firsts(dockerfile, /^COPY (?!--from)(.+) \S+$/gm).flatMap((line) => line.split(' '));
    expect(sources).toEqual(
      expect.arrayContaining(['src', 'views', 'public', 'scripts', 'package-lock.json']),
    );
    expect(sources.filter((source) => !existsSync(root + source))).toEqual([]);
    expect(sources.filter((source) => !ignored.includes(`!${source}`))).toEqual([]);
    expect(ignored.indexOf('content/samples')).toBeGreaterThan(ignored.indexOf('!content'));
  });

  it('runs as a plain user, in production, on entries that exist', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    const [, env = ''] = /^ENV (.+)$/m.exec(dockerfile) ?? [];
    const settings = Object.fromEntries(env.split(' ').map((pair) => pair.split('=')));
    const needed = { PUBLIC_URL: 'https://stories.example.org', SECRET: 'x'.repeat(32) };
    expect(loadConfig({ ...settings, ...needed })).toMatchObject({
      production: true,
      dataDir: '/data',
      port: 3000,
    });
    const entries = firsts(dockerfile + compose, /"(?:dist\/)([a-z-]+)\.js"/g);
    expect(entries).toEqual(['server', 'worker']);
    expect(entries.filter((entry) => !existsSync(`${root}src/${entry}.ts`))).toEqual([]);
  });
});

describe('compose.yaml', () => {
  const services = block(compose, 'services', 0);
  const names = firsts(services, /^ {2}([a-z]+):$/gm);

  it('has the two processes of one image and the two stores', () => {
    expect(names).toEqual(['server', 'worker', 'bucket', 'mongo', 'store']);
  });

  it('opens one port, to this machine only', () => {
    expect(firsts(compose, /^\s*ports: (.+)$/gm)).toEqual(['["127.0.0.1:3000:3000"]']);
    expect(block(services, 'server', 2)).toContain('ports:');
  });

  it('gives settings that the archive takes in production', () => {
    const lines = block(block(compose, 'x-archive', 0).replace('&settings', ''), 'environment', 2);
    const settings = Object.fromEntries(
      [...lines.matchAll(/^ {4}([A-Z0-9_]+): "?([^"\n]*)"?$/gm)].map(([, name, value]) => [name, value]),
    );
    // The files that it names are there in a container alone: here they are what `scripts/secrets` makes.
    const made = Object.fromEntries(
      Object.entries<string | undefined>({ ...settings, SECRET_FILE: '/run/secrets/secret' }).map(
        ([name, value]) => [name, (value ?? '').replace('/run/secrets', `${folder.path}/secrets`)],
      ),
    );
    const fromDotEnv = { PUBLIC_URL: 'https://stories.example.org' };
    const password = readFileSync(`${folder.path}/secrets/mongodb-password`, 'utf8');
    expect(loadConfig({ ...made, ...fromDotEnv })).toMatchObject({
      production: true,
      samples: false,
      secret: expect.stringMatching(/^[0-9a-f]{64}$/),
      mongoUri: `mongodb://archive:${password}@mongo:27017/stories?authSource=admin`,
      s3: { bucket: 'stories', endpoint: 'http://store:8333', accessKeyId: 'archive' },
    });
    const { SECRET_FILE: _, ...ofWorker } = made;
    expect(loadConfig({ ...ofWorker, ...fromDotEnv }, { signs: false }).secret).toBeNull();
    const accounts = JSON.parse(readFileSync(`${folder.path}/secrets/s3-accounts`, 'utf8'));
    expect(accounts.identities[0].credentials[0].secretKey).toBe(
      readFileSync(`${folder.path}/secrets/s3-secret-key`, 'utf8'),
    );
  });

  it('makes secrets once, takes over those of an older .env, and shows the folder to nobody else', () => {
    const before = readdirSync(`${folder.path}/secrets`).map((name) =>
      readFileSync(`${folder.path}/secrets/${name}`, 'utf8'),
    );
    execFileSync(`${folder.path}/scripts/secrets`);
    const after = readdirSync(`${folder.path}/secrets`).map((name) =>
      readFileSync(`${folder.path}/secrets/${name}`, 'utf8'),
    );
    expect(after).toEqual(before);
    expect(statSync(`${folder.path}/secrets`).mode & 0o777).toBe(0o700);
    rmSync(`${folder.path}/secrets`, { recursive: true });
    writeFileSync(`${folder.path}/.env`, 'SECRET=of-old\nS3_SECRET_ACCESS_KEY=old-key\n');
    execFileSync(`${folder.path}/scripts/secrets`);
    expect(readFileSync(`${folder.path}/secrets/secret`, 'utf8')).toBe('of-old');
    expect(readFileSync(`${folder.path}/secrets/s3-secret-key`, 'utf8')).toBe('old-key');
  });

  it('shows each service only the secrets that it needs, and no other place has any', () => {
    const secretsOf = (name: string) =>
      firsts(block(services, name, 2), /^ {4}secrets: \[(.+)\]$/gm)
        .join()
        .split(', ');
    const stores = ['s3-access-key', 's3-secret-key'];
    expect(Object.fromEntries(names.map((name) => [name, secretsOf(name)]))).toEqual({
      server: ['secret', 'mongodb-uri', ...stores],
      worker: ['mongodb-uri', ...stores],
      bucket: stores,
      mongo: ['mongodb-password'],
      store: ['s3-accounts'],
    });
    const made = readdirSync(`${folder.path}/secrets`).sort();
    expect(firsts(compose, /^ {4}file: \.\/secrets\/([a-z0-9-]+)$/gm).sort()).toEqual(made);
    expect(readFileSync(`${root}.gitignore`, 'utf8').split('\n')).toContain('secrets/');
    expect(compose).not.toMatch(/\$\{/);
  });

  it('locks each service in: root read-only, no rights but named ones, limits, and no way out but the server’s', () => {
    const shared = block(compose, 'x-archive', 0);
    for (const name of names) {
      const own = block(services, name, 2);
      const all = own.includes('<<: *archive') ? `${shared}\n${own}` : own;
      expect({ name, all }).toEqual({ name, all: expect.stringMatching(/^ +read_only: true$/m) });
      for (const line of [
        /cap_drop: \[ALL\]/,
        /no-new-privileges:true/,
        /mem_limit: \d+[mg]/,
        /pids_limit: \d+/,
      ])
        expect({ name, all }).toEqual({ name, all: expect.stringMatching(line) });
      expect(firsts(own, /^ {4}networks: \[(.+)\]$/gm)).toEqual([
        name === 'server' ? 'front, stores' : 'stores',
      ]);
      expect({ name, adds: /cap_add/.test(own) }).toEqual({
        name,
        adds: name === 'mongo' || name === 'store',
      });
    }
    expect(block(compose, 'networks', 0)).toMatch(/^ {2}stores:\n {4}internal: true$/m);
    expect(block(services, 'mongo', 2)).toContain(
      'MONGO_INITDB_ROOT_PASSWORD_FILE: /run/secrets/mongodb-password',
    );
  });

  it('takes images by their digests alone', () => {
    const images = [...firsts(services, /^ {4}image: (.+)$/gm), ...firsts(dockerfile, /^FROM (\S+)/gm)];
    expect(images).toHaveLength(4);
    for (const image of images) expect(image).toMatch(/^[a-z/]+:\d+\.\d+[^@]*@sha256:[0-9a-f]{64}$/);
  });

  it('waits only for services that are there, and for health only where it is asked', () => {
    const waits = [...compose.matchAll(/^ {4,6}([a-z]+):\n\s+condition: (\w+)$/gm)].map(([, name, how]) => ({
      name,
      how,
    }));
    expect(waits).toHaveLength(3);
    for (const { name = '', how } of waits) {
      expect(names).toContain(name);
      if (how === 'service_healthy') expect(block(services, name, 2)).toContain('test:');
    }
  });

  it('names every volume it uses', () => {
    const used = firsts(services, /"([a-z-]+):\/data/g);
    expect([...used].sort()).toEqual(firsts(block(compose, 'volumes', 0), /^ {2}([a-z-]+):$/gm).sort());
  });

  it('runs only scripts that exist', () => {
    const scripts = readdirSync(`${root}scripts`);
    expect(firsts(compose, /"scripts\/([^"]+)"/g).filter((script) => !scripts.includes(script))).toEqual([]);
  });
});
