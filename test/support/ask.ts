import { request } from 'node:http';

export interface Asked {
  readonly method?: string;
  /** Sent as they are and nothing else, Host included where it is named: what no browser would let a page do. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** One HTTP request with exactly the headers given; redirects are not followed. */
export function ask(url: URL, address: string, asked: Asked = {}): Promise<Answer> {
  const body = asked.body ?? '';
  const headers = {
    accept: 'text/html',
    ...(body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    'content-length': String(Buffer.byteLength(body)),
    ...asked.headers,
  };
  return new Promise((resolve, reject) => {
    const sending = request(
      { host: url.hostname, port: url.port, path: address, method: asked.method ?? 'GET', headers },
      async (answer) => {
        try {
          const pieces: Buffer[] = [];
          for await (const piece of answer) pieces.push(piece as Buffer);
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(pieces).toString(),
          });
        } catch (error) {
          reject(error);
        }
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}

/** The cookie of a session that an answer begins, as the next request sends it. */
export function sessionIn({ headers }: Pick<Answer, 'headers'>): string {
  const cookies = [headers['set-cookie'] ?? []].flat().map((cookie) => String(cookie).split(';')[0] ?? '');
  return cookies.find((cookie) => cookie.startsWith('curator=')) ?? '';
}
