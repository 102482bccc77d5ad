/**
 * Makes dist/public of public/: what browsers get, checked for nothing and made small. `npm run build` runs it, and so do
 * the tests before they begin. Each script that a page names becomes one file, with what it shares with others in js/parts;
 * a screen's player stays in the files that its page lists, since its service worker keeps each of them by name.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const from = path.join(root, 'public');
const to = path.join(root, 'dist', 'public');

/** What the player's files ask for beside each other. */
const besidePlayer = [
  'js/story/deep-zoom.js',
  'js/story/describe-aloud.js',
  'js/story/heard-words.js',
  'js/story/teller.js',
  'js/shared/play-from.js',
  'js/shared/voice-for.js',
  'js/upload/sha256.js',
];

/** What opens a screen's player, whatever became of that: each in one piece that needs nothing else. */
const [boot, watch, serviceWorker] = ['kiosk/boot.js', 'kiosk/watch.js', 'kiosk/service-worker.js'];
const ofOnePiece = [boot, watch, serviceWorker];
/** What the player reckons as the server does: a file with the server's own in it. */
const openingHours = 'kiosk/opening-hours.js';

const common = {
  absWorkingDir: root,
  outdir: to,
  outbase: from,
  write: false,
  minify: true,
  charset: 'utf8',
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
};

/** Scripts say their words by the archive's own say(); in a browser public/js/shared/words.js stands in its place. */
const wordsInBrowser = {
  name: 'words-in-browser',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/words\/say\.ts$|^\.\/say\.ts$/ }, () => ({
      path: path.join(from, 'js', 'shared', 'words.js'),
    })),
};

/** Writes dist/public anew. Several may do so at once: a file is never seen half written, and one that is right is left alone. */
export async function buildPublic() {
  const names = (await readdir(from, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(from, path.join(entry.parentPath, entry.name)));
  const alone = names.filter(
    (name) =>
      (/^(?:kiosk\/.*\.(?:js|css)|css\/.*\.css)$/.test(name) || besidePlayer.includes(name)) &&
      !ofOnePiece.includes(name) &&
      name !== openingHours,
  );
  const scripts = names.filter((name) => /^js\/.*\.js$/.test(name));
  const imported = new Set(
    (
      await Promise.all(
        scripts.map(async (name) => importsOf(name, await readFile(path.join(from, name), 'utf8'))),
      )
    ).flat(),
  );
  // A script that no other imports is one that a page names.
  const named = scripts.filter((name) => !imported.has(name));
  // Those of the galleries share little: each comes in one piece, and a visitor's browser asks once.
  const isLight = (name) => name.startsWith('js/story/');
  const built = await Promise.all([
    bundle(named.filter((name) => !isLight(name))),
    ...named.filter(isLight).map((name) => bundle([name])),
    // Style sheets are served to browsers of some years ago too: nothing of their syntax is changed.
    build({ ...common, target: 'esnext', entryPoints: alone.map((name) => path.join(from, name)) }),
  ]);
  built.push(...(await buildOpeners()));
  built.push(await build({ ...common, bundle: true, entryPoints: [path.join(from, openingHours)] }));
  const files = new Map(
    built.flatMap(({ outputFiles }) =>
      outputFiles.map((file) => [path.relative(to, file.path), Buffer.from(file.contents)]),
    ),
  );
  for (const name of names.filter((each) => /\.(?:svg|png|ico|webmanifest)$/.test(each)))
    files.set(name, await readFile(path.join(from, name)));
  await Promise.all([...files].map(([name, bytes]) => put(path.join(to, name), bytes)));
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !files.has(path.relative(to, file)) && !file.endsWith('.new')) await rm(file);
  }
}

/** The service worker has the boot page's script in itself, for when nothing else is left. */
async function buildOpeners() {
  const whole = { ...common, format: 'iife', bundle: true };
  const pages = await build({ ...whole, entryPoints: [boot, watch].map((name) => path.join(from, name)) });
  const script = pages.outputFiles.find((file) => path.relative(to, file.path) === boot);
  const worker = await build({
    ...whole,
    entryPoints: [path.join(from, serviceWorker)],
    define: { BOOT_SCRIPT: JSON.stringify(script?.text) },
  });
  return [pages, worker];
}

/** Scripts with all that they import; what several of these share comes once. */
function bundle(names) {
  return build({
    ...common,
    entryPoints: names.map((name) => path.join(from, name)),
    bundle: true,
    splitting: true,
    chunkNames: 'js/parts/[name]-[hash]',
    loader: { '.ftl': 'text' },
    plugins: [wordsInBrowser],
  });
}

/** What a script asks for beside it, as paths in public/. */
function importsOf(name, text) {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+\.js)'/g)].map(([, asked]) =>
    path.posix.join(path.posix.dirname(name), asked),
  );
}

/** Writes a file where it differs. Several may do so at once: it is never seen half written. */
export async function put(file, bytes) {
  const there = await readFile(file).catch(() => null);
  if (there?.equals(bytes)) return;
  await mkdir(path.dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  await writeFile(fresh, bytes);
  await rename(fresh, file);
}

if (process.argv[1] === import.meta.filename) await buildPublic();
