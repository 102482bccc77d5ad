import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { brokenRules, longFiles, scanSource } from './support/import-rules.ts';

/** The rules of who may know whom (ARCHITECTURE.md), checked over every import in src/. */

const src = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => scanSource(name, readFileSync(src + name, 'utf8')));

it('The source keeps the rules of who may know whom', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(brokenRules(files)).toEqual([]);
});

describe('The rules', () => {
  const broken = (name: string, source: string) => brokenRules([scanSource(name, source)]);

  it.each([
    ['story/story.ts', "import { readFile } from 'node:fs/promises';", 'pure-core'],
    ['story/story.ts', "import { createHash } from 'node:crypto';", 'pure-core'],
    ['story/story.ts', "import { base32 } from '../random.ts';", 'pure-core'],
    ['gallery/home.ts', "import { draft } from '../intake/draft.ts';", 'no-room-knows-another'],
    ['intake/draft.ts', "export * from '../gallery/home.ts';", 'no-room-knows-another'],
    ['intake/draft.ts', "const x = await import('../gallery/home.ts');", 'no-room-knows-another'],
    ['intake/draft.ts', "import {\n  a,\n  b,\n} from '../gallery/home.ts';", 'no-room-knows-another'],
    [
      'gallery/works/film.ts',
      "import { probe } from '../../transcode/recordings/probe.ts';",
      'no-room-knows-another',
    ],
    ['web/routes.ts', "import '../curators/curator.ts';", 'no-room-knows-another'],
    ['jobs/queue.ts', "import type { App } from '../app.ts';", 'rooms-know-no-wiring'],
    ['intake/draft.ts', "import express from 'express';", 'one-vendor-one-place'],
    ['inspect/picture.ts', "import type { Sharp } from 'sharp';", 'one-vendor-one-place'],
    ['transcode/pictures/image.ts', "import sharp from 'sharp';", 'one-vendor-one-place'],
    ['publish/x.ts', "import mongoose from 'mongoose';", 'one-vendor-one-place'],
    ['gallery/deep.ts', "import x from 'express/lib/router.js';", 'one-vendor-one-place'],
    ['gallery/home.ts', "import x from 'a-package-nobody-listed';", 'one-vendor-one-place'],
    [
      'gallery/home.ts',
      "import type { StoryStore } from '../story/stores/story-store.ts';",
      'public-code-reads-published',
    ],
    [
      'intake/draft.ts',
      "import { storyModel } from '../mongo/stores/story-model.ts';",
      'only-wire-picks-stores',
    ],
    ['app.ts', "import { create } from './storage/disk/disk-blob-store.ts';", 'only-wire-picks-stores'],
    ['server.ts', "import { open } from './embedded-mongo/index.ts';", 'only-wire-picks-stores'],
    ['wire.ts', "import { match } from './embedded-mongo/query/match.ts';", 'store-keeps-its-insides'],
    [
      'embedded-mongo/query/match.ts',
      "import type { Story } from '../../story/story.ts';",
      'store-knows-no-stories',
    ],
    ['config.ts', 'const port = process.env.PORT;', 'entries-read-the-environment'],
    ['gallery/home.ts', 'const { env } = process;', 'entries-read-the-environment'],
    [
      'gallery/home.ts',
      "const files = 'x/*';\nconst port = process.env.PORT;",
      'entries-read-the-environment',
    ],
    [
      'watch/version.ts',
      "const root = path.resolve(import.meta.dirname, '..');",
      'one-file-knows-the-folder',
    ],
    ['web/picture.ts', "const { draw } = await import('qrcode');", 'late-packages-come-whole'],
  ])('do not let %s say %j', (name, source, rule) => {
    expect(broken(name, source)).toEqual([expect.stringContaining(`${rule}: ${name}`)]);
  });

  it.each([
    ['story/history.ts', "import { createHash } from 'node:crypto';"],
    ['story/story.ts', "import { NotFound } from '../errors.ts';"],
    ['gallery/home-routes.ts', "import type { Request } from 'express';"],
    ['gallery/home.ts', "import type { PublishedStories } from '../publish/published-stories.ts';"],
    ['gallery/home.ts', "// import express from 'express'\n/* import 'sharp'; process.env */\nconst x = 1;"],
    ['transcode/pictures/guarded-sharp.ts', "import sharp from 'sharp';"],
    ['moderation/review.ts', "import { withLocalCopy } from '../storage/local-copy.ts';"],
    ['wire.ts', "import { createDiskBlobStore } from './storage/disk/disk-blob-store.ts';"],
    ['server.ts', 'const config = loadConfig(process.env);'],
    ['curators/cli.ts', "import { wire } from '../wire.ts';\nconst config = loadConfig(process.env);"],
  ])('let %s say %j', (name, source) => {
    expect(broken(name, source)).toEqual([]);
  });

  it('warn of a file of more than 400 lines, and let it be', () => {
    const named = (lines: number) => [scanSource('gallery/home.ts', 'x\n'.repeat(lines))];
    expect(longFiles(named(400))).toEqual([]);
    expect(longFiles(named(401))).toEqual(['gallery/home.ts has 401 lines']);
    expect(brokenRules(named(401))).toEqual([]);
    for (const line of longFiles(files)) process.stderr.write(`A long file: ${line}\n`);
  });
});
