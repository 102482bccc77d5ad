import { createHash, randomBytes } from 'node:crypto';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface TusAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Of a JSON body; null where there is none. */
  readonly body: unknown;
}

type Headers = Readonly<Record<string, string>>;

/** A piece of a file, as the protocol calls it. */
export const pieceType = { 'content-type': 'application/offset+octet-stream' } as const;

/** A storyteller's browser with a draft of its own, or with a private link, speaking the tus protocol request by request. */
export class TusSender {
  readonly url: URL;
  readonly cookie: string;
  /** Where files begin. */
  readonly uploads: string;

  private constructor(url: URL, cookie: string, uploads = '/share/uploads') {
    this.url = url;
    this.cookie = cookie;
    this.uploads = uploads;
  }

  /** For a story that was sent. @param home its private link's path. */
  static onPrivateLink(url: URL, home: string): TusSender {
    return new TusSender(url, '', `${home}/files/uploads`);
  }

  static async begin(url: URL): Promise<TusSender> {
    const sender = new TusSender(url, '');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const { headers } = await sender.ask('POST', '/share/start', form, '');
    const cookie = headers['set-cookie']?.find((each) => each.startsWith('share='))?.split(';')[0];
    if (!cookie) throw new Error('Expected a draft cookie but received none');
    return new TusSender(url, cookie);
  }

  /** The same browser, asking another server. */
  from(url: URL): TusSender {
    return new TusSender(url, this.cookie, this.uploads);
  }

  /** A request whose body the caller writes, and its answer. */
  open(
    method: string,
    address: string,
    headers: Headers = {},
  ): { readonly request: ClientRequest; readonly answer: Promise<TusAnswer> } {
    const outgoing = request(new URL(address, this.url), {
      method,
      agent: false,
      headers: { origin: this.url.origin, cookie: this.cookie, 'tus-resumable': '1.0.0', ...headers },
    });
    const answer = new Promise<TusAnswer>((resolve, reject) => {
      outgoing.once('error', reject);
      outgoing.once('response', (response) => {
        const { statusCode: status = 0, headers: received } = response;
        text(response).then((body) => resolve({ status, headers: received, body: read(body) }), reject);
      });
    });
    answer.catch(() => {});
    return { request: outgoing, answer };
  }

  ask(method: string, address: string, headers: Headers = {}, body?: Buffer | string): Promise<TusAnswer> {
    const { request: outgoing, answer } = this.open(method, address, {
      ...headers,
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    });
    outgoing.end(body);
    return answer;
  }

  /** Begins a file; resolves to its address. @throws what the archive answers, where it does not take it. */
  async create(bytes: number | null, said: Headers = {}): Promise<string> {
    const length = bytes === null ? { 'upload-defer-length': '1' } : { 'upload-length': String(bytes) };
    const answer = await this.ask('POST', this.uploads, { ...length, ...describe(said) }, '');
    if (answer.status !== 201) throw new Error(`Expected 201 but received ${JSON.stringify(answer)}`);
    return String(answer.headers.location);
  }

  patch(address: string, offset: number, piece: Buffer, headers: Headers = {}): Promise<TusAnswer> {
    return this.ask('PATCH', address, { ...pieceType, 'upload-offset': String(offset), ...headers }, piece);
  }

  /** Sends a piece and cuts the line before its end has gone. */
  async cut(address: string, offset: number, piece: Buffer, length: number): Promise<void> {
    const { request: outgoing, answer } = this.open('PATCH', address, {
      ...pieceType,
      'upload-offset': String(offset),
      'content-length': String(length),
    });
    await new Promise<void>((resolve) => outgoing.write(piece, () => resolve()));
    // What was written is on its way; the line goes once it can have come.
    await new Promise((resolve) => setTimeout(resolve, 100));
    outgoing.destroy();
    await answer.catch(() => undefined);
  }

  async offset(address: string): Promise<number> {
    const { status, headers } = await this.ask('HEAD', address);
    if (status !== 200) throw new Error(`Expected 200 but received ${status}`);
    return Number(headers['upload-offset']);
  }

  /** What the page is told: the story's files and those on their way. */
  async list(): Promise<Listed> {
    const { body } = await this.ask('GET', this.uploads);
    return body as Listed;
  }
}

export interface Listed {
  readonly files: readonly { readonly id: string; readonly name: string; readonly bytes: number }[];
  readonly arriving: readonly {
    readonly id: string;
    readonly name: string;
    readonly bytes: number | null;
    readonly modified: number | null;
    readonly recording: string | null;
    readonly received: number;
  }[];
}

/** An Upload-Metadata header. */
export function describe(said: Headers): Headers {
  const pairs = Object.entries(said).map(
    ([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`,
  );
  return pairs.length > 0 ? { 'upload-metadata': pairs.join(',') } : {};
}

function read(body: string): unknown {
  if (body === '') return null;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** A picture by its first bytes, which is all that is looked at while it arrives. */
export function aPicture(bytes: number): Buffer {
  return withHead(
    '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4897fffffff49444154',
    bytes,
  );
}

/** A film by its first bytes. */
export function aFilm(bytes: number): Buffer {
  return withHead('00000018667479706d703432000000006d70343269736f6d', bytes);
}

/** Of a kind that is not taken, as its first bytes show. */
export function aPhotoshopFile(bytes: number): Buffer {
  return withHead(Buffer.from('8BPS\x00\x01').toString('hex'), bytes);
}

function withHead(hex: string, bytes: number): Buffer {
  const head = Buffer.from(hex, 'hex');
  return Buffer.concat([head, randomBytes(Math.max(0, bytes - head.length))]).subarray(0, bytes);
}

export const sha256Of = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** An Upload-Checksum header. */
export function checksumOf(data: Buffer, algorithm: 'sha1' | 'sha256' = 'sha1') {
  return { 'upload-checksum': `${algorithm} ${createHash(algorithm).update(data).digest('base64')}` };
}
