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
  'docs/engines.md',
  'docs/glossary.md',
  'docs/media.md',
  'docs/requirements.md',
  'docs/tests.md',
  'docs/watching.md',
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

describe('docs/requirements.md', () => {
  const lines = [...read('docs/requirements.md').matchAll(/^\| ([PS]\d+) +\| (.+?) *\|$/gm)];
  const numbers = lines.map(([, number = '']) => number);
  const sources = ['src', 'views', 'public', 'content', 'scripts', 'bench', 'test', 'docs']
    .flatMap((folder) => filesUnder(folder))
    .concat('ARCHITECTURE.md', 'README.md')
    .filter((name) => name !== 'docs/requirements.md' && name !== 'test/docs.test.ts');
  const cited = new Map(sources.flatMap((name) => citations(read(name)).map((number) => [number, name])));

  it('has each requirement once, in order', () => {
    expect(numbers.length).toBeGreaterThan(60);
    const inOrder = (letter: string) => numbers.filter((number) => number.startsWith(letter));
    for (const letter of ['P', 'S']) {
      expect(inOrder(letter)).toEqual(inOrder(letter).map((_number, index) => `${letter}${index + 1}`));
    }
  });

  it('has every number that is cited', () => {
    expect([...cited].filter(([number]) => !numbers.includes(number))).toEqual([]);
  });

  it('is cited with every number, or says why nothing can cite it yet', () => {
    const designOnly = lines
      .filter(([, , text = '']) => /Design only: \S+/.test(text))
      .map(([, number]) => number);
    expect(numbers.filter((number) => !cited.has(number))).toEqual(designOnly);
  });
});

/** Numbers of requirements in a text: "(P9)", "(S1, S5)", "P8. …", and all of "P14–P17" or "S1 to S6". */
function citations(text: string): string[] {
  const found = text.matchAll(/\b([PS])(\d{1,2})\b(?:(?:–| to )\1(\d{1,2})\b)?/g);
  return [...found].flatMap(({ 0: all, 1: letter = '', 2: first = '', 3: last, index }) => {
    // S3 is a kind of store too: as a requirement it stands in brackets.
    if (all === 'S3' && !/\((?:[PS]\d+, )*$/.test(text.slice(index - 20, index))) return [];
    const count = Number(last ?? first) - Number(first) + 1;
    return Array.from({ length: count }, (_, index) => `${letter}${Number(first) + index}`);
  });
}

function filesUnder(folder: string): string[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.(?:[tj]s|hbs|css|md|ftl|sh)$/.test(name));
}

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
