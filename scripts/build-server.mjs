/**
 * Makes dist/ of src/: each entry with what it needs, its packages too, in a few files instead of two thousand, which a process
 * would otherwise look for one by one as it starts. What several entries share lies in dist/parts. Types are checked by `npm run typecheck`.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');

/** What runs as a process or a thread of its own, and what scripts take from dist/. */
const entries = [
  ...[
    'server.ts',
    'worker.ts',
    'embedded-mongo/index.ts',
    'embedded-mongo/server/thread.ts',
    'search/index-thread.ts',
  ],
  ...['transcode/pictures/picture-child.ts', 'speech/listen/listening-child.ts'],
  ...(await readdir(path.join(root, 'src'), { recursive: true })).filter(
    (file) => path.basename(file) === 'cli.ts',
  ),
];

/** Packages with parts for one kind of machine, or that read files of their own: Node.js finds them where they are installed. */
const asInstalled = ['@node-rs/argon2', 'fluent-ffmpeg', 'libheif-js', 'lmdb', 'sharp', 'sherpa-onnx-node'];

/** What packages ask for and do without. */
const notInstalled = [
  ...['@aws-sdk/credential-providers', '@mongodb-js/zstd', 'aws4', 'gcp-metadata', 'kerberos'],
  ...['mongodb-client-encryption', 'snappy', 'socks'],
];

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: entries.map((file) => path.join('src', file)),
  outbase: 'src',
  outdir: 'dist',
  chunkNames: 'parts/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  // Names of functions and classes stay as they are written: errors are told apart by them, and read in the log.
  keepNames: true,
  // The log names places in the sources by them (src/source-place.ts).
  sourcemap: true,
  sourcesContent: false,
  charset: 'utf8',
  external: [...asInstalled, ...notInstalled],
  // Packages in the older form ask for Node's own modules by require().
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  metafile: true,
  logLevel: 'warning',
});

// A server that runs while it is built anew may still ask for a part of before.
const parts = path.join(root, 'dist', 'parts');
const week = 7 * 24 * 60 * 60 * 1000;
for (const name of await readdir(parts)) {
  if (path.join('dist', 'parts', name) in metafile.outputs) continue;
  const file = path.join(parts, name);
  if (Date.now() - (await stat(file)).mtimeMs > week) await rm(file);
}
