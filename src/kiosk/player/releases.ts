import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assetFile } from '../../web/assets.ts';
import type { PageResponse } from '../../web/routes.ts';
import { playerPage } from './player-page.ts';

/**
 * The player as this server has it: every file by its name, at addresses that carry the version, so that old and new never
 * mix. A screen's service worker keeps to this shape (public/kiosk/release/releases.js).
 */
export interface Release {
  /** 16 hex digits, of all that it is made of. */
  readonly version: string;
  /** Of its files, but for its pages. */
  readonly names: readonly string[];
  /** The file of that name, such as "kiosk/player.js" or "player.html"; null where it has none. */
  file(name: string, response: PageResponse): Promise<ReleasedFile | null>;
  /** GET /kiosk/release.json */
  manifest(response: PageResponse): Promise<ReleaseManifest>;
}

export interface ReleasedFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** Lower-case hex. */
  readonly sha256: string;
}

export interface ReleaseManifest {
  readonly release: string;
  /** The Content-Security-Policy of its page. */
  readonly policy: string;
  readonly files: readonly {
    readonly url: string;
    readonly type: string;
    readonly bytes: number;
    /** Lower-case hex. */
    readonly sha256: string;
  }[];
}

/** What the player needs that lies elsewhere. */
const besides = [
  'icon.svg',
  'js/vendor/fluent.js',
  'js/vendor/openseadragon.js',
  'js/shared/play-from.js',
  'js/shared/voice-for.js',
  'js/story/deep-zoom.js',
  'js/story/describe-aloud.js',
  'js/story/heard-words.js',
  'js/story/teller.js',
  'js/upload/sha256.js',
  'fonts/atkinson-400.woff2',
  'fonts/atkinson-700.woff2',
  'fonts/fraunces.woff2',
  ...['indigo', 'moss', 'ochre', 'plum', 'rust', 'teal'].map((colour) => `motifs/${colour}.svg`),
];
/** They open the player, and are not of it. */
const openers = ['service-worker.js', 'boot.js', 'boot.css'];

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.html': 'text/html; charset=utf-8',
};

/** A trial starts the player in a frame, and only the player's own pages may. @param ancestors who may frame it */
export const playerPolicy = (ancestors: "'none'" | "'self'" = "'none'"): string =>
  [
    "default-src 'none'",
    ...['script-src', 'style-src', 'font-src', 'connect-src', 'frame-src', 'worker-src', 'form-action'].map(
      (kind) => `${kind} 'self'`,
    ),
    "img-src 'self' data:",
    "media-src 'self' blob:",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ].join(';');

/**
 * The release as it is at each moment: what a screen says is of it, so that an archive with another name has another one.
 * @param root holds dist/public/ and views/
 * @throws Error where it has not been built
 */
export function currentRelease(root: string): Release {
  let made = { words: playerPage().words, release: readRelease(root) };
  const now = (): Release => {
    const { words } = playerPage();
    if (words !== made.words) made = { words, release: readRelease(root) };
    return made.release;
  };
  return {
    get version() {
      return now().version;
    },
    get names() {
      return now().names;
    },
    file: (name, response) => now().file(name, response),
    manifest: (response) => now().manifest(response),
  };
}

/** Reads the player once. @throws Error where it has not been built */
export function readRelease(root: string): Release {
  const folder = path.join(root, 'dist', 'public');
  const kiosk = path.join(folder, 'kiosk');
  const own = readdirSync(kiosk, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(kiosk, path.join(parentPath, name)))
    .filter((name) => !openers.includes(name));
  const names = [...own.map((name) => `kiosk/${name}`), ...besides].sort();
  const files = new Map(names.map((name) => [name, typed(name, readFileSync(assetFile(folder, name)))]));
  const template = typed('player.hbs', readFileSync(path.join(root, 'views', 'kiosk', 'player.hbs')));
  const words = typed('words', Buffer.from(playerPage().words));
  const version = versionOf([...files, ['player.hbs', template], ['words', words]]);
  const pages = new Map<string, Promise<ReleasedFile>>();

  const page = (name: string, response: PageResponse, model: object) => {
    const made = pages.get(name) ?? rendered(response, model);
    pages.set(name, made);
    // One that could not be made is tried anew.
    made.catch(() => pages.delete(name));
    return made;
  };
  const file = async (name: string, response: PageResponse) => {
    if (name === 'player.html') return page(name, response, playerPage({ release: version }));
    if (name === 'trial.html')
      return page(
        name,
        response,
        playerPage({ release: version, manifest: `${addressOf(version)}/trial.json` }),
      );
    return files.get(name) ?? null;
  };
  let listed: Promise<ReleaseManifest> | null = null;
  const list = async (response: PageResponse): Promise<ReleaseManifest> => {
    const html = await file('player.html', response);
    const whole = [...files, ...(html ? [['player.html', html] as const] : [])];
    return {
      release: version,
      policy: playerPolicy(),
      files: whole.map(([name, { type, bytes, sha256 }]) => ({
        ...{ url: `${addressOf(version)}/${name}`, type, bytes: bytes.length, sha256 },
      })),
    };
  };
  return {
    version,
    names,
    file,
    manifest(response) {
      // Every screen asks each minute.
      listed ??= list(response);
      listed.catch(() => {
        listed = null;
      });
      return listed;
    },
  };
}

/** Where the files of a release lie. */
export const addressOf = (version: string) => `/kiosk/releases/${version}`;

const typed = (name: string, bytes: Buffer): ReleasedFile => ({
  bytes,
  type: types[path.extname(name)] ?? 'application/octet-stream',
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

function versionOf(parts: readonly (readonly [string, ReleasedFile])[]): string {
  const hash = createHash('sha256');
  for (const [name, { sha256 }] of parts) hash.update(`${name} ${sha256}\n`);
  return hash.digest('hex').slice(0, 16);
}

function rendered(response: PageResponse, model: object): Promise<ReleasedFile> {
  return new Promise((resolve, reject) => {
    response.render('kiosk/player', model, (error, html) =>
      error ? reject(error) : resolve(typed('player.html', Buffer.from(html))),
    );
  });
}
