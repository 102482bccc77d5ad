import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../src/config.ts';

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
      [...lines.matchAll(/^ {4}([A-Z0-9_]+): "?([^"\n]+)"?$/gm)].map(([, name, value]) => [name, value]),
    );
    const fromDotEnv = {
      PUBLIC_URL: 'https://stories.example.org',
      SECRET: 'x'.repeat(32),
      S3_ACCESS_KEY_ID: 'archive',
      S3_SECRET_ACCESS_KEY: 'secret',
    };
    expect(loadConfig({ ...settings, ...fromDotEnv })).toMatchObject({
      production: true,
      samples: false,
      mongoUri: 'mongodb://mongo:27017/stories',
      s3: { bucket: 'stories', endpoint: 'http://store:8333' },
    });
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
    const used = firsts(services, /volumes: \["([a-z-]+):/g);
    expect([...used].sort()).toEqual(firsts(block(compose, 'volumes', 0), /^ {2}([a-z-]+):$/gm).sort());
  });

  it('runs only scripts that exist', () => {
    const scripts = readdirSync(`${root}scripts`);
    expect(firsts(compose, /"scripts\/([^"]+)"/g).filter((script) => !scripts.includes(script))).toEqual([]);
  });
});
