import { createHash } from 'node:crypto';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ReleaseManifest } from '../../src/kiosk/player/releases.ts';
import { type Certificate, newCertificate } from '../support/certificates.ts';

/** What stands between screens and the archive, where accidents happen to what is asked for. */

export type Accident =
  | 'another page'
  | 'half a file'
  | 'a sign-in elsewhere'
  | 'an error'
  | 'nothing there'
  | 'no answer'
  | 'no line'
  | 'the wrong type'
  | 'a wrong certificate'
  | 'a cut';

const backSoon = '<!doctype html><title>Back soon</title><h1>We are back soon</h1>';

export class Accidents {
  readonly url: URL;
  readonly #server: Server;
  #target: URL | null = null;
  #now: { readonly accident: Accident; readonly at: RegExp } | null = null;
  #release: Release | null = null;
  readonly #held = new Set<ServerResponse>();
  /** Bytes of a file after which a cut comes. */
  cutsAfter = 20_000_000;
  /** Bytes of files that have gone through since a cut began. */
  sent = 0;
  /** Paths, and connections that were refused, which an accident has met since it began. */
  readonly met: string[] = [];

  /** Of the archive, and one that no browser takes. */
  readonly #certificates: { readonly own: Certificate; readonly wrong: Certificate };

  private constructor(server: Server, certificates: { own: Certificate; wrong: Certificate }) {
    this.#server = server;
    this.#certificates = certificates;
    this.url = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (asked, answer) => this.#answer(asked, answer));
    server.on('tlsClientError', () => this.met.push('a connection'));
  }

  static async open(): Promise<Accidents> {
    const certificates = { own: await newCertificate(), wrong: await newCertificate() };
    const server = createServer(certificates.own);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Accidents(server, certificates);
  }

  /** The flag by which a browser takes the archive's certificate, and no other. */
  get trust(): string {
    return `--ignore-certificate-errors-spki-list=${this.#certificates.own.fingerprint}`;
  }

  leadTo(target: URL): void {
    this.#target = target;
  }

  /** From now on it happens to each path that `at` fits. */
  begin(accident: Accident, at: RegExp): void {
    this.met.length = 0;
    this.sent = 0;
    this.#now = { accident, at };
    if (accident === 'a wrong certificate') this.#show(this.#certificates.wrong);
  }

  mend(): void {
    if (this.#now?.accident === 'a wrong certificate') this.#show(this.#certificates.own);
    this.#now = null;
    for (const held of this.#held) held.destroy();
    this.#held.clear();
  }

  /** The archive's release with one of its files changed; null is the archive's own again. Resolves to its version. */
  async release(
    name: string | null,
    change = (text: string) => text,
    called = change.toString(),
  ): Promise<string> {
    const answer = await fetch(new URL('/kiosk/release.json', this.#target ?? undefined));
    const own = (await answer.json()) as ReleaseManifest;
    if (name === null) {
      this.#release = null;
      return own.release;
    }
    const release = createHash('sha256').update(called).digest('hex').slice(0, 16);
    const files = new Map<string, Buffer>();
    for (const { url } of own.files) {
      const bytes = Buffer.from(await (await fetch(new URL(url, this.#target ?? undefined))).arrayBuffer());
      const isChanged = url.endsWith(`/${name}`);
      const text = isChanged ? change(bytes.toString()) : null;
      files.set(url.replace(own.release, release), text === null ? bytes : Buffer.from(text));
    }
    // Pages say where the rest lies.
    for (const page of ['player.html', 'trial.html']) {
      const html = await (
        await fetch(new URL(`/kiosk/releases/${own.release}/${page}`, this.#target ?? undefined))
      ).text();
      files.set(`/kiosk/releases/${release}/${page}`, Buffer.from(html.replaceAll(own.release, release)));
    }
    this.#release = { own, version: release, files };
    return release;
  }

  async close(): Promise<void> {
    this.mend();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** From the next connection on; those that are open end. */
  #show({ key, cert }: Certificate): void {
    this.#server.setSecureContext({ key, cert });
    this.#server.closeAllConnections();
  }

  #answer(asked: IncomingMessage, answer: ServerResponse): void {
    const path = new URL(asked.url ?? '/', this.url).pathname;
    const meets = this.#now?.at.test(path) ? this.#now.accident : null;
    if (meets) this.met.push(path);
    switch (meets) {
      case 'another page':
        return void answer.writeHead(200, { 'content-type': 'text/html' }).end(backSoon);
      case 'a sign-in elsewhere':
        return void answer.writeHead(302, { location: '/elsewhere/sign-in' }).end();
      case 'an error':
        return void answer.writeHead(500, { 'content-type': 'text/html' }).end(backSoon);
      case 'nothing there':
        return void answer.writeHead(404, { 'content-type': 'text/html' }).end(backSoon);
      case 'no line':
        return void asked.socket.destroy();
      case 'no answer':
        return void this.#held.add(answer);
      default:
        this.#carry(asked, answer, path, meets);
    }
  }

  #carry(asked: IncomingMessage, answer: ServerResponse, path: string, meets: Accident | null): void {
    const own = this.#release && this.#ofRelease(path);
    if (own) return void answer.writeHead(200, own.headers).end(own.bytes);
    const { method, headers } = asked;
    const onward = request(
      new URL(asked.url ?? '/', this.#target ?? undefined),
      { method, headers },
      (came) => {
        const wrong = meets === 'the wrong type' ? { 'content-type': 'text/plain' } : {};
        const said = { ...came.headers, ...wrong };
        if (meets === 'a cut') {
          answer.writeHead(came.statusCode ?? 500, said);
          let left = this.cutsAfter;
          came.on('data', (chunk: Buffer) => {
            const through = chunk.subarray(0, left);
            left -= through.length;
            this.sent += through.length;
            if (left > 0) return void answer.write(through);
            came.destroy();
            // What was let through arrives before the line goes: no screen reads as fast as this machine sends to itself.
            answer.write(through, () => setTimeout(() => asked.socket.destroy(), 1000));
          });
          came.on('end', () => answer.end());
          return;
        }
        if (meets !== 'half a file') {
          answer.writeHead(came.statusCode ?? 500, said);
          came.pipe(answer);
          return;
        }
        const chunks: Buffer[] = [];
        came.on('data', (chunk: Buffer) => chunks.push(chunk));
        came.on('end', () => {
          const whole = Buffer.concat(chunks);
          const half = whole.subarray(0, Math.floor(whole.length / 2));
          answer.writeHead(came.statusCode ?? 500, { ...said, 'content-length': half.length }).end(half);
        });
      },
    );
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  }

  /** What the changed release answers at that path; null for what is the archive's. */
  #ofRelease(path: string) {
    const release = this.#release;
    if (!release) return null;
    if (path === '/kiosk/release.json')
      return { bytes: manifestOf(release), headers: { 'content-type': 'application/json' } };
    const bytes = release.files.get(path);
    if (!bytes) {
      const isTrial = path === `/kiosk/releases/${release.version}/trial.json`;
      return isTrial ? { bytes: this.#trial, headers: openTo } : null;
    }
    const type = release.own.files.find(({ url }) => url.endsWith(path.split('/').slice(4).join('/')))?.type;
    const headers = { ...openTo, 'content-type': type ?? 'text/html', 'x-frame-options': 'SAMEORIGIN' };
    return { bytes, headers };
  }

  /** The manifest with which a release is tried, as the archive says it. */
  #trial = Buffer.from('null');
  async learnTrial(): Promise<void> {
    const release = await this.release(null);
    const answer = await fetch(new URL(`/kiosk/releases/${release}/trial.json`, this.#target ?? undefined));
    this.#trial = Buffer.from(await answer.arrayBuffer());
  }
}

interface Release {
  readonly own: ReleaseManifest;
  readonly version: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

const openTo = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

function manifestOf({ own, version, files }: Release): Buffer {
  const listed = own.files.map((file) => {
    const url = file.url.replace(own.release, version);
    const bytes = files.get(url) ?? Buffer.alloc(0);
    return { ...file, url, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  return Buffer.from(JSON.stringify({ ...own, release: version, files: listed }));
}
