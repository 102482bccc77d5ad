import { request as ask, createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Each count is used up by the requests it harms. */
export interface Faults {
  /** Only these requests are harmed. */
  on: (request: IncomingMessage) => boolean;
  /** Requests answered 503 SlowDown, unseen by the store. */
  slowDown: number;
  /** Requests answered 403 AccessDenied, unseen by the store. */
  deny: number;
  /** Requests whose connection is cut, unseen by the store. */
  cut: number;
  /** Requests that the store carries out, but whose answer is lost with the connection. */
  loseAnswer: number;
  /** Answers that are cut after the first bytes of their body. */
  cutBody: number;
  /** Milliseconds by which each answer is held up. */
  delay: number;
  /** Headers put into each answer. */
  headers: Record<string, string>;
  /** ListParts of an upload that is over is answered with an empty list, as S3Proxy and some versions of SeaweedFS do. */
  emptyLists: boolean;
  /** Checksum headers are refused, as S3Proxy and some versions of Ceph do. */
  noChecksums: boolean;
  /** Method and path with query of every request that came. */
  readonly seen: string[];
}

export function noFaults(): Faults {
  return {
    on: () => true,
    slowDown: 0,
    deny: 0,
    cut: 0,
    loseAnswer: 0,
    cutBody: 0,
    delay: 0,
    headers: {},
    emptyLists: false,
    noChecksums: false,
    seen: [],
  };
}

const slowDownXml =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>';

const deniedXml =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';

const xml = { 'content-type': 'application/xml' };
const notImplementedXml = '<?xml version="1.0" encoding="UTF-8"?><Error><Code>NotImplemented</Code></Error>';
const emptyListXml =
  '<?xml version="1.0" encoding="UTF-8"?><ListPartsResult><IsTruncated>false</IsTruncated></ListPartsResult>';

/** Passes HTTP on to a server, headers as they are (signatures cover Host), with `faults` on the way. */
export async function startFaultyProxy(
  server: { readonly host: string; readonly port: number },
  faults: Faults,
) {
  const use = (fault: 'slowDown' | 'deny' | 'cut' | 'loseAnswer' | 'cutBody', request: IncomingMessage) => {
    if (faults[fault] <= 0 || !faults.on(request)) return false;
    faults[fault] -= 1;
    return true;
  };

  const proxy = createServer(async (request, response) => {
    faults.seen.push(`${request.method} ${request.url}`);
    request.on('error', () => {});
    response.on('error', () => {});
    if (use('cut', request)) return void request.destroy();
    if (faults.delay > 0 && faults.on(request)) await wait(faults.delay);
    if (use('slowDown', request)) {
      request.resume();
      return void response.writeHead(503, xml).end(slowDownXml);
    }
    if (use('deny', request)) {
      request.resume();
      return void response.writeHead(403, xml).end(deniedXml);
    }
    if (faults.noChecksums && Object.keys(request.headers).some((name) => /^x-amz-.*checksum/.test(name))) {
      request.resume();
      return void response.writeHead(501, xml).end(notImplementedXml);
    }

    const { method, url, headers } = request;
    const inner = ask({ ...server, method, path: url, headers }, (answer) => {
      answer.on('error', () => response.destroy());
      if (use('loseAnswer', request)) {
        answer.resume().on('end', () => request.socket.destroy());
        return;
      }
      const isList = method === 'GET' && url?.includes('uploadId=');
      if (faults.emptyLists && isList && answer.statusCode === 404) {
        answer.resume();
        return void response.writeHead(200, xml).end(emptyListXml);
      }
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...faults.headers });
      if (use('cutBody', request)) {
        answer.once('data', (chunk: Buffer) => {
          response.write(chunk.subarray(0, 1000), () => request.socket.destroy());
          answer.destroy();
        });
        return;
      }
      answer.pipe(response);
    });
    inner.on('error', () => request.destroy());
    response.on('close', () => inner.destroy());
    request.pipe(inner);
  });

  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    connections: () => promisify(proxy.getConnections.bind(proxy))(),
    async close() {
      proxy.closeAllConnections();
      await new Promise<void>((resolve) => proxy.close(() => resolve()));
    },
  };
}
