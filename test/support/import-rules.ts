import path from 'node:path';

/** The rules of who may know whom, as tables. ARCHITECTURE.md says why; `any` and default exports are the linter's. */

/** Written for others: any room may import these. A file named `*-services.ts` is a contract too. */
const contracts = new Set([
  'consent/wording.ts',
  'inspect/inspector.ts',
  'jobs/add-work-due.ts',
  'jobs/handler.ts',
  'jobs/job.ts',
  'jobs/heartbeat.ts',
  'jobs/failed-work.ts',
  'jobs/unfinished-stories.ts',
  'jobs/work-at-hand.ts',
  'messages/mail-log.ts',
  'messages/mailer.ts',
  'kiosk/screens/screen-picture-store.ts',
  'migrations/migration.ts',
  'moderation/colleagues/colleague-store.ts',
  'moderation/queue/review-queue.ts',
  'publish/published-stories.ts',
  'search/search-record.ts',
  'search/story-search.ts',
  'speech/speech-draft.ts',
  'speech/listen/heard-word.ts',
  'settings/logo/logo-address.ts',
  'settings/own.ts',
  'settings/places/stories-in.ts',
  'settings/setting-log.ts',
  'storage/arriving-bytes.ts',
  'storage/blob-store.ts',
  'storage/local-copy.ts',
  'storage/observed-blobs.ts',
  'storage/keys.ts',
  'storage/range.ts',
  'storage/disk/scratch-file.ts',
  'transcode/narration-mixer.ts',
  'transcode/transcode-whole.ts',
  'upgrade/records-digest.ts',
  'transcode/transcoder.ts',
  'watch/beats/beat.ts',
  'watch/growth/sample.ts',
  'watch/upkeep-report.ts',
  'watch/watch-lease.ts',
]);

/** Rooms that hold what others share; any room may import them. */
const sharedRooms = new Set([
  'alerts',
  'story',
  'spoken',
  'desk',
  'web',
  'words',
  'uploads',
  'story-form',
  'translations',
]);

/** What one room may borrow from another beside contracts, and why. */
const borrowed: readonly (readonly [room: string, files: RegExp, why: string])[] = [
  [
    'inspect',
    /^transcode\/(pdf|tools\/.*|pictures\/(animation-time|picture-(header|job|source)|read-at)|recordings\/(header|joined-opus|mix|parse-header|streams|sample-frames|timeline))\.ts$/,
    'sharp and ffmpeg have one place each, and looking at a file takes them too',
  ],
  [
    'transcode',
    /^inspect\/(accepted-media|sentences)\.ts$/,
    'one table says what is accepted, and in which words',
  ],
  [
    'intake',
    /^inspect\/(accepted-media|sentences|sniff)\.ts$/,
    'the first bytes decide which questions are asked',
  ],
  [
    'media-check',
    /^(inspect\/(accepted-media|file-kind|sentences|not-taken\/(endings|not-taken|not-taken-pictures|taken-marks))\.ts$|storage\/local-copy\.ts$)/,
    'it shows what the tables say, as lists for people',
  ],
  ['speech', /^transcode\/tools\/.*\.ts$/, 'ffmpeg and guarded programs have one place'],
  ['moderation', /^speech\/listen\/draft-formats\.ts$/, 'a draft is offered as captions or as a transcript'],
  ['jobs', /^inspect\/sentences\.ts$/, 'all that is said of a file that is not shown stands in one place'],
  [
    'uploads',
    /^inspect\/(accepted-media|not-taken\/endings)\.ts$/,
    'the names of what is taken come from its table',
  ],
  [
    'mongo',
    /^(curators\/(curator|curator-store|second-step\/second-step|sessions\/session-records)|kiosk\/(exhibitions\/play-store|screens\/(alert-fields|command-store|commands|pairing-store|screen|screen-name|screen-store))|samples\/sample-store)\.ts$/,
    'it implements the contract',
  ],
];

/** Each package and the files that may import it. A package that is not listed may be imported nowhere. */
const vendors: Readonly<Record<string, RegExp>> = {
  '@agendajs/mongo-backend': /^jobs\//,
  '@aws-sdk/client-s3':
    /^storage\/s3\/s3-(arrival-objects|arriving-bytes|arriving-store|blob-store|checksums|client|copy|put)\.ts$/,
  '@aws-sdk/s3-request-presigner': /^storage\/s3\/s3-blob-store\.ts$/,
  '@simplewebauthn/server': /^curators\/second-step\/webauthn\.ts$/,
  '@tus/server':
    /^(uploads\/|storage\/(arriving-bytes|disk\/disk-arriving-bytes|s3\/s3-arriving-store)\.ts$)/,
  '@node-rs/argon2': /^curators\/accounts\/password\.ts$/,
  '@fluent/bundle': /^words\/catalogue\.ts$/,
  '@zxcvbn-ts/core': /^curators\/accounts\/password-(lists|rules)\.ts$/,
  '@zxcvbn-ts/language-common': /^curators\/accounts\/password-lists\.ts$/,
  '@zxcvbn-ts/language-en': /^(curators\/accounts\/password-lists|speech\/listen\/english-words)\.ts$/,
  '@opentelemetry/api': /^watch\/tracing\//,
  '@opentelemetry/exporter-trace-otlp-http': /^watch\/tracing\//,
  '@opentelemetry/resources': /^watch\/tracing\//,
  '@opentelemetry/sdk-trace-node': /^watch\/tracing\//,
  agenda: /^jobs\//,
  bson: /^embedded-mongo\//,
  culori: /^settings\/colours\/contrast\.ts$/,
  'csv-parse': /^records\//,
  'csv-stringify': /^(records|kiosk)\//,
  compression: /^(web\/.*|app)\.ts$/,
  'connect-mongo': /^mongo\//,
  diff: /^(desk\/missing-words|moderation\/review\/compare-texts|spoken\/realign)\.ts$/,
  express: /^(web\/.*|app|.*-routes)\.ts$/,
  'express-handlebars': /^web\//,
  'express-session':
    /^(curators\/(sign-in\/session-middleware|curator-services)|mongo\/stores\/session-store)\.ts$/,
  'fluent-ffmpeg': /^transcode\/tools\/ffmpeg\.ts$/,
  handlebars: /^web\//,
  'hash-wasm': /^storage\/running-hash\.ts$/,
  helmet: /^web\//,
  minisearch: /^search\//,
  'libheif-js': /^transcode\/pictures\/libheif\.ts$/,
  lmdb: /^embedded-mongo\//,
  'openid-client': /^curators\/openid\/provider\.ts$/,
  otpauth: /^curators\/second-step\/one-time-codes\.ts$/,
  marked: /^web\/article\.ts$/,
  mingo: /^embedded-mongo\//,
  mongodb: /^mongo\//,
  mongoose: /^mongo\//,
  multer: /^uploads\//,
  nodemailer: /^messages\//,
  pino: /^logger\.ts$/,
  'prom-client': /^watch\/metrics\/metrics\.ts$/,
  qrcode: /^(web|kiosk)\//,
  'range-parser': /^storage\/range\.ts$/,
  'rate-limiter-flexible': /^mongo\//,
  'sherpa-onnx-node': /^speech\/listen\/listening-child\.ts$/,
  sharp: /^transcode\/pictures\/guarded-sharp\.ts$/,
  thumbhash: /^gallery\//,
  yjs: /^desk\//,
  zod: /./,
};

const entry = /^(server|worker)\.ts$|\/cli\.ts$/;
const wiring = /^(app|app-services|config|config-types|keep-watch|wire|server|worker|worker-services)\.ts$/;
const concreteStore =
  /^(mongo\/|embedded-mongo\/|storage\/(disk|s3)\/(disk|s3)-(blob-store|arriving-bytes)\.ts$)/;

/** Files that read the environment without being an entry, and why. */
const environmentReaders = new Map([
  ['transcode/tools/on-path.ts', 'hands PATH, which is no setting, to its children'],
]);

/** Longer ones are looked at, and split where there are two ideas in them. */
export const manyLines = 400;
/** The files that are worth a look, longest first. */
export function longFiles(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ lines }) => lines > manyLines)
    .toSorted((one, other) => other.lines - one.lines)
    .map(({ name, lines }) => `${name} has ${lines} lines`);
}

/** One line for each break: "rule: file → import". */
export function brokenRules(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [
    ...file.imports
      .map((imported) => [ruleBrokenBy(file.name, imported), imported])
      .filter(([rule]) => rule)
      .map(([rule, imported]) => `${rule}: ${file.name} → ${imported}`),
    ...(file.readsEnvironment && !entry.test(file.name) && !environmentReaders.has(file.name)
      ? [`entries-read-the-environment: ${file.name}`]
      : []),
    ...(file.asksWhereItLies && file.name !== 'project-root.ts'
      ? [`one-file-knows-the-folder: ${file.name}`]
      : []),
    ...file.namesOfLatePackages.map((names) => `late-packages-come-whole: ${file.name} → ${names}`),
  ]);
}

const roomOf = (name: string) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : '');

/** The rule that `name` breaks by importing `imported`, or null. */
function ruleBrokenBy(name: string, imported: string): string | null {
  const room = roomOf(name);
  const isOurs = imported.endsWith('.ts');
  if (room === 'story') return mayPureCoreImport(name, imported) ? null : 'pure-core';
  if (imported.startsWith('node:')) return null;
  if (!isOurs) return vendors[packageOf(imported)]?.test(name) ? null : 'one-vendor-one-place';

  const otherRoom = roomOf(imported);
  if (room !== '' && room === otherRoom) return null;
  if (room === 'embedded-mongo') return 'store-knows-no-stories';
  if (otherRoom === 'embedded-mongo' && imported !== 'embedded-mongo/index.ts')
    return 'store-keeps-its-insides';
  if (name === 'wire.ts') return null;
  if (concreteStore.test(imported)) return 'only-wire-picks-stores';
  if (room === '' || entry.test(name)) return null;
  if (room === 'gallery' && /^story\/(stores\/story-store|changes\/.*)\.ts$/.test(imported)) {
    return 'public-code-reads-published';
  }
  if (otherRoom === '') return wiring.test(imported) ? 'rooms-know-no-wiring' : null;
  if (sharedRooms.has(otherRoom) || isContract(imported)) return null;
  return borrowed.some(([borrower, files]) => borrower === room && files.test(imported))
    ? null
    : 'no-room-knows-another';
}

function mayPureCoreImport(name: string, imported: string): boolean {
  if (imported === 'node:crypto') return name === 'story/history.ts';
  return imported === 'errors.ts' || imported === 'words/say.ts' || roomOf(imported) === 'story';
}

function isContract(imported: string): boolean {
  return contracts.has(imported) || imported.endsWith('-services.ts');
}

/** "@aws-sdk/client-s3" of "@aws-sdk/client-s3/commands". */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

export interface SourceFile {
  /** Relative to src/, such as "gallery/home.ts". */
  readonly name: string;
  readonly lines: number;
  readonly readsEnvironment: boolean;
  /** In what is built a module lies elsewhere, together with others. */
  readonly asksWhereItLies: boolean;
  /** Project files relative to src/; packages and "node:…" modules as they are written. */
  readonly imports: readonly string[];
  /**
   * What it takes by name of a package that it loads as it runs. In what is built an older package has only `default` then; a module of ours,
   * loaded late, that imports it in the usual way has all of it.
   */
  readonly namesOfLatePackages: readonly string[];
}

const importForms = [
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
];

// Strings stay, so that a "/*" inside one does not swallow the code behind it.
const stringOrComment =
  /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/.*/g;

/** Reads what a module imports (values and types, re-exports and dynamic imports) and whether it reads process.env. */
export function scanSource(name: string, source: string): SourceFile {
  const code = source.replace(stringOrComment, (_all, string: string | undefined) => string ?? '');
  const found = importForms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1] ?? ''));
  const folder = path.posix.dirname(name);
  return {
    name,
    lines: source.trimEnd().split('\n').length,
    readsEnvironment: /\bprocess\??\.env\b|\benv\b[^}]*\}\s*=\s*process\b/.test(code),
    asksWhereItLies: /\bimport\.meta\.(?:dirname|filename)\b/.test(code),
    namesOfLatePackages: [...code.matchAll(/(\{[^{}]*\})\s*=\s*await import\(\s*['"](?![./]|node:)/g)]
      .map((match) => match[1] ?? '')
      .filter((names) => !/^\{\s*default\b[^,]*\}$/.test(names)),
    imports: found.map((what) => (what.startsWith('.') ? path.posix.join(folder, what) : what)),
  };
}
