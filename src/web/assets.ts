import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Express, Request, Response } from 'express';
import { packer, packings, tightest } from './packed.ts';

/** The archive's own styles, scripts and fonts, with their fingerprints. */
export interface Assets {
  /** Public address of an asset, such as "/assets/js/story/sound.js?v=1f2e3d4c". @throws Error for an unknown one. */
  address(name: string): string;
}

const require = createRequire(import.meta.url);

/** Files that come from npm packages, by public name. */
const fromPackages: Readonly<Record<string, string>> = {
  'js/vendor/fluent.js': '@fluent/bundle/index.js',
  'js/vendor/hls.js': 'hls.js/dist/hls.light.min.js',
  'js/vendor/openseadragon.js': 'openseadragon/build/openseadragon/openseadragon.min.js',
  'fonts/atkinson-400.woff2':
    '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff2',
  'fonts/atkinson-700.woff2':
    '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-700-normal.woff2',
  'fonts/atkinson-400-italic.woff2':
    '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-italic.woff2',
  'fonts/fraunces.woff2': '@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2',
};

/** Where an asset of that name lies: in `folder`, or in a package. */
export function assetFile(folder: string, name: string): string {
  const packaged = fromPackages[name];
  return packaged ? require.resolve(packaged) : path.join(folder, name);
}

/**
 * Reads which assets there are in `folder` (and in the packages above) and their fingerprints, once.
 * @param folder dist/public, as scripts/build-public.mjs makes it of public/
 * @throws Error where it has not been made
 */
export function loadAssets(folder: string): Assets & { serve(app: Express): void } {
  const files = new Map<string, Asset>();
  const add = (name: string, file: string) =>
    files.set(name, { path: file, version: fingerprint(readFileSync(file)), text: null });
  if (!existsSync(folder)) throw new Error(`Expected built assets in ${folder}: run \`npm run build\``);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) add(path.relative(folder, file), file);
  }
  for (const name of Object.keys(fromPackages)) add(name, assetFile(folder, name));
  const address = (name: string) => {
    const file = files.get(name);
    if (!file) throw new Error(`Expected the name of an asset but received ${JSON.stringify(name)}`);
    return `/assets/${name}?v=${file.version}`;
  };
  for (const [name, file] of files) {
    if (!isSheet(name)) continue;
    const text = withFingerprints(readFileSync(file.path, 'utf8'), address);
    files.set(name, { path: file.path, version: fingerprint(text), text });
  }

  return {
    address,
    serve(app) {
      app.get('/assets/*name', (request, response, next) => {
        const name = (request.params.name as unknown as string[]).join('/');
        const file = files.get(name);
        if (!file) return next();
        cacheFor(response, name, request.query.v === file.version);
        if (isPackable(name)) return sendPacked(name, file, request, response);
        response.sendFile(file.path);
      });
    },
  };
}

const isPackable = (name: string) => /\.(?:css|js|svg)$/.test(name);

async function sendPacked(name: string, file: Asset, request: Request, response: Response): Promise<void> {
  file.kept ??= keep(file).catch((error) => {
    delete file.kept;
    throw error;
  });
  const { body, packed } = await file.kept;
  const packing = packings.find((each) => request.acceptsEncodings(each));
  response.type(path.extname(name)).vary('Accept-Encoding');
  if (packing) response.set('Content-Encoding', packing);
  response.send(packing ? await packed(packing) : body);
}

async function keep({ text, path: file }: Asset): Promise<Kept> {
  const body = Buffer.from(text ?? (await readFile(file)));
  return { body, packed: packer(body, tightest) };
}

interface Asset {
  readonly path: string;
  readonly version: string;
  /** Of a style sheet, as it is served; null of whatever is served as it lies there. */
  readonly text: string | null;
  /** Of what can be packed, from the first request for it. */
  kept?: Promise<Kept>;
}

interface Kept {
  readonly body: Buffer;
  readonly packed: ReturnType<typeof packer>;
}

const fingerprint = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex').slice(0, 8);

// A screen's player finds its fonts beside itself, and keeps them by its own list.
const isSheet = (name: string) => /^css\/.*\.css$/.test(name);

/** The sheet with the fingerprints of the fonts and motifs that it names, so that these can be kept for ever too. */
function withFingerprints(text: string, address: (name: string) => string): string {
  return text.replace(/(?<=url\(["']?)\/assets\/([^"')?]+)(?=["']?\))/g, (_, name) => address(name));
}

// An address with the right fingerprint can be kept for ever: other bytes get another address. What scripts share has it in
// its name.
function cacheFor(response: Response, name: string, fingerprinted: boolean): void {
  const isFixed = fingerprinted || name.startsWith('js/parts/');
  response.set('Cache-Control', isFixed ? 'public, max-age=31536000, immutable' : 'public, max-age=300');
}
