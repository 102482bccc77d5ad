import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Config, filesSentBy } from './config-types.ts';
import { secondStepFor } from './curators/second-step/second-step.ts';
import { say } from './words/say.ts';

export type * from './config-types.ts';

/** What keeps the archive from starting: everything that is wrong with the settings, at once, or a Node that is too old. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export interface LoadOptions {
  /** The version of Node that runs this. */
  readonly node?: string;
  /** False for a process that signs nothing and needs no SECRET: a worker. */
  readonly signs?: boolean;
}

/** Package.json says the same to npm, and scripts/use-node to the scripts. */
const oldestNode = 22;

const MB = 1_000_000;
const GB = 1000 * MB;

const whole = (fallback: number, least = 1) =>
  z
    .string()
    .regex(/^\d{1,15}$/, { error: 'cli-setting-whole' })
    .transform(Number)
    .refine((value) => value >= least, { error: 'cli-setting-least', params: { least } })
    .default(fallback);

const webAddress = z.url({
  protocol: /^https?$/,
  error: 'cli-setting-address',
});

const yesOrNo = z.enum(['yes', 'no'], { error: 'cli-setting-yes-or-no' });

/** By https, or on this very machine: what is said there opens accounts. */
const safeAddress = z
  .url({ protocol: /^https?$/, error: 'cli-setting-address' })
  .refine((address) => address.startsWith('https:') || isThisMachine(new URL(address).hostname), {
    error: 'cli-setting-https',
  });

const isThisMachine = (host: string) => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/** An e-mail address, with a name before it or without. */
const mailSender = /^[^<>@\s\p{C}]+@[^<>@\s\p{C}]+$|^[^<>\p{C}]*<[^<>@\s\p{C}]+@[^<>@\s\p{C}]+>$/u;

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(3000, 0).refine((port) => port <= 65_535, {
    error: 'cli-setting-most',
    params: { most: '65535' },
  }),
  PUBLIC_URL: webAddress.optional(),
  OTHER_ADDRESSES: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(webAddress))
    .default([]),
  ALLOW_PLAIN_HTTP: yesOrNo.default('no'),
  CONTACT: z.string().max(200, { error: 'cli-setting-contact' }).optional(),
  TRUSTED_PROXIES: whole(0, 0),
  DATA_DIR: z.string().default('data'),
  SPEECH_MODEL_DIR: z.string().optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'cli-setting-log-level',
    })
    .default('info'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, { error: 'cli-setting-mongodb' })
    .optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('eu-west-2'),
  S3_ENDPOINT: webAddress.optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  FILES_SENT_BY: z.enum(filesSentBy, { error: 'cli-setting-files-sent-by' }).default('server'),
  FILES_SIGNED_SECONDS: whole(60).refine((seconds) => seconds <= 180, {
    error: 'cli-setting-most',
    params: { most: '180' },
  }),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, { error: 'cli-setting-smtp' })
    .optional(),
  SMTP_TLS: z.enum(['required', 'if-offered'], { error: 'cli-setting-smtp-tls' }).default('required'),
  MAIL_FROM: z
    .string()
    .refine((text) => mailSender.test(text), {
      error: 'cli-setting-mail-from',
      params: { example: 'Neighbourhood Stories <stories@example.org>' },
    })
    .optional(),
  SECRET: z.string().min(32, { error: 'cli-setting-secret' }).optional(),
  REQUIRE_SECOND_STEP: z.enum(secondStepFor, { error: 'cli-setting-second-step' }).optional(),
  SIGN_IN_IDLE_HOURS: whole(12),
  SIGN_IN_HOURS: whole(72),
  OIDC_ISSUER: safeAddress.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, { error: 'cli-setting-oidc-name' }).optional(),
  OIDC_NEW_ACCOUNTS: z
    .enum(['no', 'facilitator', 'curator'], { error: 'cli-setting-oidc-new' })
    .default('no'),
  OIDC_TRUSTS_EMAIL: yesOrNo.default('no'),
  OIDC_ASKS_SECOND_STEP: yesOrNo.default('no'),
  MIGRATE: yesOrNo.default('yes'),
  SAMPLES: yesOrNo.optional(),
  LIMIT_ARTWORK_MB: whole(100),
  LIMIT_SOUND_MB: whole(2000),
  LIMIT_FILM_MB: whole(4000),
  LIMIT_FILES_PER_STORY: whole(10),
  LIMIT_ARTWORK_MEGAPIXELS: whole(100),
  LIMIT_SOUND_MINUTES: whole(180),
  LIMIT_FILM_MINUTES: whole(60),
  LIMIT_UPLOAD_IDLE_SECONDS: whole(60),
  FREE_SPACE_FLOOR_MB: whole(1000, 0),
  QUOTA_STORIES_PER_ADDRESS_PER_HOUR: whole(30),
  QUOTA_GB_PER_ADDRESS_PER_DAY: whole(20),
  QUOTA_GB_PER_DAY: whole(200),
  QUOTA_WORK_MINUTES_PER_ADDRESS_PER_DAY: whole(480),
  QUOTA_WORK_MINUTES_PER_DAY: whole(2400),
  WORKER_IMAGES: whole(1),
  WORKER_SOUNDS: whole(1),
  WORKER_FILMS: whole(1),
  WORKER_POLL_MS: whole(1000, 50),
  WORKER_LEASE_SECONDS: whole(60, 2),
  WORKER_TRIES: whole(4),
  WORKER_DIVIDE_SECONDS: whole(600, 4),
  WORKER_RECONCILE_SECONDS: whole(30),
  WORKER_SCREENS_SECONDS: whole(120).refine((seconds) => seconds <= 600, {
    error: 'cli-setting-most',
    params: { most: '600' },
  }),
  WORKER_SWEEP_SECONDS: whole(3600),
  WORKER_SWEEP_AGE_SECONDS: whole(21_600),
  WATCH_SECONDS: whole(10).refine((seconds) => seconds <= 15, {
    error: 'cli-setting-most',
    params: { most: '15' },
  }),
  WATCH_ROOM_MB: whole(5000, 0),
  WATCH_BUCKET_GB: whole(0, 0),
  CONSENT_REVIEW_MONTHS: whole(12, 0),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'cli-setting-whole' })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'cli-setting-most', params: { most: '65535' } })
    .optional(),
  METRICS_TOKEN: z.string().min(16, { error: 'cli-setting-metrics-token' }).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress.optional(),
});

/**
 * Reads the settings from `env`. An empty value counts as unset. Every entry comes by here, so here it ends on a Node that is too old.
 * @throws ConfigError naming every fault, with the setting's name first.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  { node = process.versions.node, signs = true }: LoadOptions = {},
): Config {
  if (Number.parseInt(node, 10) < oldestNode)
    throw new ConfigError(say('cli-node-too-old', { oldest: String(oldestNode), is: node }));
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const faults = takeSecretsFromFiles(given);
  const parsed = schema.safeParse(given);
  if (!parsed.success) faults.push(...parsed.error.issues.map(faultOf));
  faults.push(...missingTogether(given, signs));
  if (!parsed.success || faults.length > 0)
    throw new ConfigError([say('cli-settings'), ...faults.map((fault) => `  - ${fault}`)].join('\n'));
  return toConfig(parsed.data);
}

/** Each may stand in a file instead, named by its own name with _FILE behind it: an environment is read by more than its process. */
const secretSettings = [
  'SECRET',
  'MONGODB_URI',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'SMTP_URL',
  'OIDC_CLIENT_SECRET',
] as const;

/** Puts what the files hold among `given`. @returns what is wrong with them. */
function takeSecretsFromFiles(given: Record<string, string | undefined>): string[] {
  return secretSettings.flatMap((name) => {
    const setting = `${name}_FILE`;
    const file = given[setting];
    if (file === undefined) return [];
    if (given[name] !== undefined) return [say('cli-setting-file-both', { setting, name })];
    try {
      given[name] = readFileSync(file, 'utf8').trim();
    } catch {
      return [say('cli-setting-file-unreadable', { setting, file })];
    }
    return given[name] ? [] : [say('cli-setting-file-empty', { setting, file })];
  });
}

/** Every message in the schema is the key of its words. */
function faultOf(issue: z.core.$ZodIssue): string {
  const given = issue.code === 'custom' ? issue.params : undefined;
  return say(issue.message, { ...given, setting: issue.path.join('.') });
}

// Settings that only make sense with another one.
function missingTogether(given: Readonly<Record<string, string | undefined>>, signs: boolean): string[] {
  const faults: string[] = [];
  if (Boolean(given.SMTP_URL) !== Boolean(given.MAIL_FROM)) {
    faults.push(say('cli-setting-smtp-pair'));
  }
  if (given.OTHER_ADDRESSES && !given.PUBLIC_URL) faults.push(say('cli-setting-other-public-url'));
  if (given.SMTP_URL && !given.PUBLIC_URL) {
    faults.push(say('cli-setting-smtp-public-url'));
  }
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = given;
  if ((S3_ENDPOINT || S3_ACCESS_KEY_ID || S3_SECRET_ACCESS_KEY) && !S3_BUCKET) {
    faults.push(say('cli-setting-s3-bucket'));
  }
  if (Boolean(S3_ACCESS_KEY_ID) !== Boolean(S3_SECRET_ACCESS_KEY)) {
    faults.push(say('cli-setting-s3-keys'));
  }
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = given;
  const forOpenId = [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET];
  if (forOpenId.some(Boolean) && !forOpenId.every(Boolean)) faults.push(say('cli-setting-oidc-together'));
  if (OIDC_ISSUER && !given.PUBLIC_URL) faults.push(say('cli-setting-oidc-public-url'));
  if (Number(given.SIGN_IN_IDLE_HOURS ?? 12) > Number(given.SIGN_IN_HOURS ?? 72))
    faults.push(say('cli-setting-sign-in-hours'));
  const byStore = given.FILES_SENT_BY === 'signed-addresses';
  const byProxy = given.FILES_SENT_BY?.startsWith('x-') ?? false;
  if (byStore && !S3_BUCKET) faults.push(say('cli-setting-files-signed-bucket'));
  if (byProxy && S3_BUCKET) faults.push(say('cli-setting-files-proxy-bucket'));
  if (byProxy && !Number(given.TRUSTED_PROXIES)) faults.push(say('cli-setting-files-proxy'));
  if (given.NODE_ENV === 'production') {
    if (!given.PUBLIC_URL) faults.push(say('cli-setting-production-public-url'));
    if (given.ALLOW_PLAIN_HTTP !== 'yes' && /^http:/i.test(given.PUBLIC_URL ?? ''))
      faults.push(say('cli-setting-production-https'));
    if (signs && !given.SECRET) faults.push(say('cli-setting-production-secret'));
    if (given.SAMPLES === 'yes') faults.push(say('cli-setting-production-samples'));
  }
  return faults;
}

function toConfig(env: z.infer<typeof schema>): Config {
  const production = env.NODE_ENV === 'production';
  return {
    production,
    host: env.HOST,
    port: env.PORT,
    contact: env.CONTACT ?? null,
    publicUrl: env.PUBLIC_URL ? new URL(env.PUBLIC_URL) : null,
    otherAddresses: env.OTHER_ADDRESSES.map((address) => new URL(address)),
    trustedProxies: env.TRUSTED_PROXIES,
    dataDir: path.resolve(env.DATA_DIR),
    speechModel: path.resolve(env.SPEECH_MODEL_DIR ?? path.join(env.DATA_DIR, 'speech')),
    logLevel: env.LOG_LEVEL,
    mongoUri: env.MONGODB_URI ?? null,
    s3: env.S3_BUCKET
      ? {
          bucket: env.S3_BUCKET,
          region: env.S3_REGION,
          endpoint: env.S3_ENDPOINT ?? null,
          accessKeyId: env.S3_ACCESS_KEY_ID ?? null,
          secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? null,
        }
      : null,
    filesSentBy: env.FILES_SENT_BY,
    filesSignedSeconds: env.FILES_SIGNED_SECONDS,
    mail:
      env.SMTP_URL && env.MAIL_FROM
        ? { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM, tls: env.SMTP_TLS }
        : null,
    secret: env.SECRET ?? null,
    signIn: {
      secondStep: env.REQUIRE_SECOND_STEP ?? (production ? 'admins' : 'no'),
      idleHours: env.SIGN_IN_IDLE_HOURS,
      hours: env.SIGN_IN_HOURS,
    },
    openid: openIdOf(env),
    migrateAtStart: env.MIGRATE === 'yes',
    samples: env.SAMPLES === undefined ? !production && !env.MONGODB_URI : env.SAMPLES === 'yes',
    limits: {
      artworkBytes: env.LIMIT_ARTWORK_MB * MB,
      soundBytes: env.LIMIT_SOUND_MB * MB,
      filmBytes: env.LIMIT_FILM_MB * MB,
      filesPerStory: env.LIMIT_FILES_PER_STORY,
      artworkMegapixels: env.LIMIT_ARTWORK_MEGAPIXELS,
      soundSeconds: env.LIMIT_SOUND_MINUTES * 60,
      filmSeconds: env.LIMIT_FILM_MINUTES * 60,
      freeSpaceFloorBytes: env.FREE_SPACE_FLOOR_MB * MB,
      uploadIdleSeconds: env.LIMIT_UPLOAD_IDLE_SECONDS,
    },
    quotas: {
      draftsPerAddressPerHour: env.QUOTA_STORIES_PER_ADDRESS_PER_HOUR,
      bytesPerAddressPerDay: env.QUOTA_GB_PER_ADDRESS_PER_DAY * GB,
      bytesPerDay: env.QUOTA_GB_PER_DAY * GB,
      workSecondsPerAddressPerDay: env.QUOTA_WORK_MINUTES_PER_ADDRESS_PER_DAY * 60,
      workSecondsPerDay: env.QUOTA_WORK_MINUTES_PER_DAY * 60,
    },
    worker: {
      imageLane: env.WORKER_IMAGES,
      audioLane: env.WORKER_SOUNDS,
      videoLane: env.WORKER_FILMS,
      pollMilliseconds: env.WORKER_POLL_MS,
      leaseSeconds: env.WORKER_LEASE_SECONDS,
      tries: env.WORKER_TRIES,
      divideSeconds: env.WORKER_DIVIDE_SECONDS,
      reconcileSeconds: env.WORKER_RECONCILE_SECONDS,
      sweepSeconds: env.WORKER_SWEEP_SECONDS,
      screensSeconds: env.WORKER_SCREENS_SECONDS,
      sweepAgeSeconds: env.WORKER_SWEEP_AGE_SECONDS,
    },
    watch: {
      everySeconds: env.WATCH_SECONDS,
      leastBytes: env.WATCH_ROOM_MB * MB,
      bucketBytes: env.WATCH_BUCKET_GB > 0 ? env.WATCH_BUCKET_GB * GB : null,
      consentReviewMonths: env.CONSENT_REVIEW_MONTHS || null,
    },
    metrics: {
      host: env.METRICS_HOST,
      port: env.METRICS_PORT ?? null,
      token: env.METRICS_TOKEN ?? null,
    },
    tracesTo: env.OTEL_EXPORTER_OTLP_ENDPOINT ? new URL(env.OTEL_EXPORTER_OTLP_ENDPOINT) : null,
  };
}

function openIdOf(env: z.infer<typeof schema>): Config['openid'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NEW_ACCOUNTS } = env;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  const issuer = new URL(OIDC_ISSUER);
  return {
    issuer,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: env.OIDC_NAME ?? issuer.hostname,
    newAccounts: OIDC_NEW_ACCOUNTS === 'no' ? null : OIDC_NEW_ACCOUNTS,
    trustsEmail: env.OIDC_TRUSTS_EMAIL === 'yes',
    asksSecondStep: env.OIDC_ASKS_SECOND_STEP === 'yes',
  };
}
