import type { ProviderSettings } from './curators/openid/provider.ts';
import type { SecondStepFor } from './curators/second-step/second-step.ts';
import type { LogLevel } from './logger.ts';

/** All settings, typed and checked; config.ts reads them. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  /** 0 lets the system pick a free one. */
  readonly port: number;
  /** Where visitors reach the archive; null until a server knows its own address. */
  readonly publicUrl: URL | null;
  /** Where else it is reached. */
  readonly otherAddresses: readonly URL[];
  /** How people reach whoever looks after the archive, as it is printed on its pages; null where nobody has said. */
  readonly contact: string | null;
  /** How many proxies stand before the server and may say who is asking. */
  readonly trustedProxies: number;
  readonly dataDir: string;
  /** Folder of the speech model; there need be none. */
  readonly speechModel: string;
  readonly logLevel: LogLevel;
  /** Null where the embedded store in `dataDir` is used. */
  readonly mongoUri: string | null;
  /** Null where files lie in a folder of `dataDir`. */
  readonly s3: S3Config | null;
  readonly filesSentBy: FilesSentBy;
  /** How long a signed address is good. */
  readonly filesSignedSeconds: number;
  /** Null where no emails are sent: the private link then does it all, and pages tell of screens. */
  readonly mail: MailConfig | null;
  /** Signs session cookies and hashes askers' addresses; null where one is made and kept in `dataDir`. */
  readonly secret: string | null;
  readonly signIn: SignInConfig;
  /** Null where the host organisation has no sign-in of its own. */
  readonly openid: ProviderSettings | null;
  /** Changes the records of an earlier release when a server starts; otherwise scripts/upgrade does. */
  readonly migrateAtStart: boolean;
  /** Plants the sample stories into an empty embedded archive. */
  readonly samples: boolean;
  readonly limits: Limits;
  readonly quotas: Quotas;
  readonly worker: WorkerConfig;
  readonly watch: WatchConfig;
  readonly metrics: MetricsConfig;
  /** Where traces go, by the OpenTelemetry protocol over HTTP; null where none are made. */
  readonly tracesTo: URL | null;
}

export interface S3Config {
  readonly bucket: string;
  readonly region: string;
  readonly endpoint: string | null;
  readonly accessKeyId: string | null;
  readonly secretAccessKey: string | null;
}

/** Who sends files to visitors: this server; a proxy in front, told by a header; or, of pictures, the store (docs/delivery.md). */
export const filesSentBy = ['server', 'x-accel-redirect', 'x-sendfile', 'signed-addresses'] as const;
export type FilesSentBy = (typeof filesSentBy)[number];

export interface MailConfig {
  readonly smtpUrl: string;
  /** Whom emails are from, such as "Neighbourhood Stories <stories@example.org>". */
  readonly from: string;
  /** No letter leaves over a line that is not safe; `if-offered` sends it anyway where the mail server has none. */
  readonly tls: 'required' | 'if-offered';
}

export interface SignInConfig {
  /** Who must have a second step beside their password. */
  readonly secondStep: SecondStepFor;
  /** A session ends after so many hours without a step. */
  readonly idleHours: number;
  /** And after so many whatever happens. */
  readonly hours: number;
}

export interface Limits {
  readonly artworkBytes: number;
  readonly soundBytes: number;
  readonly filmBytes: number;
  readonly filesPerStory: number;
  readonly artworkMegapixels: number;
  readonly soundSeconds: number;
  readonly filmSeconds: number;
  /** Uploads stop when less than this is free on the disk. */
  readonly freeSpaceFloorBytes: number;
  /** An upload that brings nothing for so long is cut. */
  readonly uploadIdleSeconds: number;
}

export interface Quotas {
  readonly draftsPerAddressPerHour: number;
  readonly bytesPerAddressPerDay: number;
  readonly bytesPerDay: number;
  /** Seconds of one processor that files may cost to prepare. */
  readonly workSecondsPerAddressPerDay: number;
  readonly workSecondsPerDay: number;
}

export interface WorkerConfig {
  /** How many media of each lane one worker prepares at a time. */
  readonly imageLane: number;
  readonly audioLane: number;
  readonly videoLane: number;
  /** How often a worker looks for new work. */
  readonly pollMilliseconds: number;
  /** How long an attempt's hold lasts after its last sign of life. */
  readonly leaseSeconds: number;
  /** A film that is longer is divided among workers. */
  readonly divideSeconds: number;
  readonly tries: number;
  readonly reconcileSeconds: number;
  readonly sweepSeconds: number;
  /** How often screens are looked after, for whoever wants e-mails about them. */
  readonly screensSeconds: number;
  /** What no story names is removed once it is this old. */
  readonly sweepAgeSeconds: number;
}

export interface WatchConfig {
  /** How often each process gives a sign of life, and the archive is looked after. */
  readonly everySeconds: number;
  /** Less free room than this on a disk is little. */
  readonly leastBytes: number;
  /** What the bucket, or the folder of files, may hold; null where nobody has said. */
  readonly bucketBytes: number | null;
  /** How old a consent wording may be before it is to be read again; null where nobody wants to be asked. */
  readonly consentReviewMonths: number | null;
}

/** Where the numbers can be had; nowhere without a port and without a token. */
export interface MetricsConfig {
  readonly host: string;
  /** Of an address of their own; null for none. */
  readonly port: number | null;
  /** Whoever asks must bring it; null closes the archive's own address to them. */
  readonly token: string | null;
}
