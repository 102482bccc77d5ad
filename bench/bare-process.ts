import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Starts bare-page.ts with `files` by path. It ends with `stop`, or with this process. */
export async function startBarePages(files: ReadonlyMap<string, string>): Promise<BareProcess> {
  return start('bare-page.ts', pairs(files));
}

/** Starts bare-http.ts with the same. */
export async function startBareHttp(files: ReadonlyMap<string, string>): Promise<BareProcess> {
  return start('bare-http.ts', pairs(files));
}

/** Starts bare-render.ts, which renders what `models` (files by view) hold, with the views in `root`. */
export async function startBareRender(
  root: string,
  models: ReadonlyMap<string, string>,
): Promise<BareProcess> {
  return start('bare-render.ts', [root, ...pairs(models)]);
}

const pairs = (files: ReadonlyMap<string, string>) => [...files].map(([path, file]) => `${path}=${file}`);

/** Starts bare-upload.ts, which writes into `folder`. */
export async function startBareUpload(folder: string): Promise<BareProcess> {
  return start('bare-upload.ts', [folder]);
}

/** What bare-media.ts answers with, at which paths; from S3 where there is one. */
export interface BareMedia {
  readonly files: readonly {
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    /** A file's path, or an object's key. */
    readonly place: string;
  }[];
  readonly s3: {
    readonly bucket: string;
    readonly region: string;
    readonly endpoint: string;
    readonly forcePathStyle: boolean;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  } | null;
}

/** Starts bare-media.ts with what stands in the JSON file `about`. */
export async function startBareMedia(about: string): Promise<BareProcess> {
  return start('bare-media.ts', [about]);
}

/** Starts bare-s3-upload.ts, which sends to the S3 server at `endpoint`. */
export async function startBareS3Upload(endpoint: string, s3: BareS3): Promise<BareProcess> {
  return start('bare-s3-upload.ts', [endpoint, s3.bucket, s3.accessKeyId, s3.secretAccessKey]);
}

/** An S3 server and the addresses at which it is so many milliseconds away, in their order. */
export interface BareS3 {
  readonly endpoints: readonly string[];
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export async function startSlowS3(delays: readonly number[]): Promise<BareS3 & { stop(): void }> {
  const { ready, child } = await spawned('slow-s3.ts', delays.map(String));
  return { ...(JSON.parse(ready) as BareS3), stop: () => void child.kill() };
}

export interface BareProcess {
  readonly url: URL;
  readonly pid: number;
  stop(): void;
}

async function start(name: string, args: readonly string[]): Promise<BareProcess> {
  const { ready, child } = await spawned(name, args);
  return { url: new URL(ready), pid: child.pid ?? 0, stop: () => void child.kill() };
}

async function spawned(name: string, args: readonly string[]) {
  const command = ['--import', beside('load-typescript.mjs'), beside(name), ...args];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ready = await new Promise<string>((resolve, reject) => {
    child.once('message', (message: { ready: string }) => resolve(message.ready));
    child.once('close', (code) => reject(new Error(`${name} ended with ${code} before it was ready`)));
  });
  return { ready, child };
}
