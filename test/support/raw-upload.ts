import { connect } from 'node:net';

/** The smallest whole PNG: one dot. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export interface RawUpload {
  write(bytes: Buffer | string): void;
  /** The status of the answer. @throws where the connection ends without one. */
  status(): Promise<number>;
  /** All that was answered so far. */
  text(): string;
  closed(): boolean;
  /** Resolves once the server has ended the connection. */
  ended(): Promise<void>;
  close(): void;
  /** Breaks off, as a lost signal does. */
  destroy(): void;
}

export interface RawOptions {
  /** The draft's private code. */
  readonly code: string;
  /** What Content-Length promises; "chunked" promises nothing. */
  readonly length: number | 'chunked';
  /** Content-Type; empty for none. */
  readonly type?: string;
}

/** A POST to the files page, written byte by byte: what no HTTP client would send. */
export async function openRaw(url: URL, options: RawOptions): Promise<RawUpload> {
  const socket = connect(Number(url.port), url.hostname);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let answer = '';
  let closed = false;
  const ended = new Promise<void>((resolve) => {
    socket.once('close', () => {
      closed = true;
      resolve();
    });
  });
  // A server that has answered may close while we still write.
  socket.on('error', () => {});
  const answered = new Promise<void>((resolve) => {
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1');
      resolve();
    });
  });
  const type = options.type ?? 'multipart/form-data; boundary=b';
  socket.write(
    [
      'POST /share/files HTTP/1.1',
      `Host: ${url.host}`,
      `Origin: ${url.origin}`,
      `Cookie: share=${options.code}`,
      'Accept: text/html',
      ...(type ? [`Content-Type: ${type}`] : []),
      options.length === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${options.length}`,
      '\r\n',
    ].join('\r\n'),
  );
  return {
    write(bytes) {
      if (!closed) socket.write(bytes);
    },
    async status() {
      await Promise.race([answered, ended]);
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
      if (!status) throw new Error(`Expected an answer but received ${JSON.stringify(answer.slice(0, 200))}`);
      return Number(status);
    },
    text: () => answer,
    closed: () => closed,
    ended: () => ended,
    close: () => socket.end(),
    destroy: () => socket.destroy(),
  };
}
