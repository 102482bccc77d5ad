import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Express, Response } from 'express';

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
  const files = new Map<string, { path: string; version: string }>();
  const add = (name: string, file: string) => {
    const version = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 8);
    files.set(name, { path: file, version });
  };
  if (!existsSync(folder)) throw new Error(`Expected built assets in ${folder}: run \`npm run build\``);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) add(path.relative(folder, file), file);
  }
  for (const name of Object.keys(fromPackages)) add(name, assetFile(folder, name));

  return {
    address(name) {
      const file = files.get(name);
      if (!file) throw new Error(`Expected the name of an asset but received ${JSON.stringify(name)}`);
      return `/assets/${name}?v=${file.version}`;
    },
    serve(app) {
      app.get('/assets/*name', (request, response, next) => {
        const name = (request.params.name as unknown as string[]).join('/');
        const file = files.get(name);
        if (!file) return next();
        cacheFor(response, name, request.query.v === file.version);
        response.sendFile(file.path);
      });
    },
  };
}

// An address with the right fingerprint can be kept for ever: other bytes get another address. What scripts share has it in
// its name. The style sheets name fonts without one; they change with their package only.
function cacheFor(response: Response, name: string, fingerprinted: boolean): void {
  const lasting = name.startsWith('fonts/') ? 'public, max-age=604800' : 'public, max-age=300';
  const isFixed = fingerprinted || name.startsWith('js/parts/');
  response.set('Cache-Control', isFixed ? 'public, max-age=31536000, immutable' : lasting);
}
