import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../src/config.ts';
import { mediaTable, mediaTableFile } from '../src/media-check/media-table.ts';
import { mediaLimits } from '../src/media-limits.ts';

/** What is written for people must stay true. */

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (name: string) => readFileSync(root + name, 'utf8');
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const firsts = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

// config.ts names each setting once, in its schema.
const settings = firsts(read('src/config.ts'), /^ {2}([A-Z][A-Z0-9_]+):/gm);
const example = [...read('.env.example').matchAll(/^#([A-Z][A-Z0-9_]+)=(.*)$/gm)];

describe('.env.example', () => {
  it('names every setting once, and no other', () => {
    const named = example.map(([, name]) => name ?? '');
    expect(settings.length).toBeGreaterThan(20);
    expect([...named].sort()).toEqual(sorted(settings));
  });

  it('shows the values that hold without it', () => {
    const shown = Object.fromEntries(example.map(([, name, value]) => [name, value]));
    expect(loadConfig(shown)).toEqual(loadConfig({}));
  });
});

describe.each([
  'README.md',
  'ARCHITECTURE.md',
  'docs/media.md',
  'docs/tests.md',
  'test/support/README.md',
  ...listed('docs/decisions'),
  ...listed('docs/templates'),
])('%s', (name) => {
  const text = read(name);

  it('names only commands that exist', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    expect(
      firsts(text, /\bnpm run (?:--silent )?([a-z-]+)/g).filter((command) => !scripts.includes(command)),
    ).toEqual([]);
    expect(firsts(text, /\.\/(scripts\/[a-z-]+)/g).filter((script) => !existsSync(root + script))).toEqual(
      [],
    );
  });

  it('links only to files that exist', () => {
    const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/') + 1) : '';
    const links = firsts(text, /\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g);
    expect(links.filter((link) => !existsSync(root + folder + link))).toEqual([]);
  });

  it('names only settings that exist', () => {
    const looksLikeOne =
      /`((?:S3|LIMIT|QUOTA|WORKER)_[A-Z_]+|[A-Z]+_(?:URL|URI|DIR|PROXIES|LEVEL)|SECRET|SAMPLES|PORT|HOST)`/g;
    expect(firsts(text, looksLikeOne).filter((setting) => !settings.includes(setting))).toEqual([]);
  });
});

describe('docs/media.md', () => {
  it('is what `npm run media -- tables` writes', () => {
    expect(read(mediaTableFile)).toBe(mediaTable(mediaLimits(loadConfig({}))));
  });
});

describe('ARCHITECTURE.md', () => {
  it('maps every folder of src/, and no other, and only files that are there', () => {
    const [, map = ''] = /## Code map[\s\S]*?```\n([\s\S]*?)```/.exec(read('ARCHITECTURE.md')) ?? [];
    const folders = readdirSync(`${root}src`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(sorted(firsts(map, /^ {2}([a-z-]+)\/ /gm))).toEqual(sorted(folders.map((folder) => folder.name)));
    const files = firsts(map, /^ {2}((?:[a-z-]+\.ts ?)+)/gm).flatMap((line) => line.trim().split(/\s+/));
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !existsSync(`${root}src/${file}`))).toEqual([]);
  });
});

function listed(folder: string): string[] {
  return readdirSync(root + folder).map((name) => `${folder}/${name}`);
}

it('the page of the tests’ kit names each of its files, and no other', () => {
  const page = read('test/support/README.md');
  const named = firsts(page, /`([a-z0-9-]+\.(?:ts|js))`/g);
  const files = readdirSync(`${root}test/support`).filter(
    (name) => !/\.test\.ts$|\.md$|^plain-words-/.test(name),
  );
  expect(sorted(named)).toEqual(sorted(files));
});
