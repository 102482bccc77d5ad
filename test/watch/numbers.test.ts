import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMedia } from '../fixtures/make-media.ts';
import { openTestArchive } from '../support/archive.ts';
import { Curator } from '../support/curator.ts';
import { type RunningArchive, startArchive } from '../support/processes.ts';
import { aTelling, eventually, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Numbers as Prometheus reads them, and traces as a collector gets them, of a running archive in which a story is sent. */

const token = 'sixteen characters and more';

interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes?: readonly { readonly key: string; readonly value: object }[];
  readonly service: string;
}

/** A real receiver of the OpenTelemetry protocol over HTTP, in JSON. */
async function openCollector() {
  const spans: SentSpan[] = [];
  let raw = '';
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      raw += text;
      if (request.url === '/v1/traces') {
        for (const { resource, scopeSpans } of JSON.parse(text).resourceSpans) {
          const named = resource.attributes.find(({ key }: { key: string }) => key === 'service.name');
          for (const { spans: sent } of scopeSpans)
            for (const span of sent) spans.push({ ...span, service: named?.value.stringValue });
        }
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    raw: () => raw,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('A running archive in which a story is sent', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let collector: Awaited<ReturnType<typeof openCollector>>;
  let archive: RunningArchive;
  let receipt: string;
  let story: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    collector = await openCollector();
    archive = await startArchive(folder.path, {
      WATCH_SECONDS: '1',
      METRICS_PORT: '0',
      METRICS_TOKEN: token,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    });
    const curator = await Curator.arrive(archive.url, archive.invitation);
    const make = createMedia(folder.path);
    receipt = await tell(new Visitor(archive.url), {
      ...aTelling,
      title: 'Quince at the gate',
      files: [await make('tiny.png')],
      email: 'ada@example.org',
    });
    [story = ''] = await curator.queueOf(1);
    const visitor = new Visitor(archive.url);
    await visitor.get(receipt);
    // The second time it comes out of memory, before Express.
    for (let asked = 0; asked < 2; asked += 1) await (await visitor.get('/about')).text();
  });
  afterAll(async () => {
    await archive?.stop();
    await collector?.close();
    await folder?.remove();
  });

  const scrape = (url: URL | string, headers: Record<string, string> = {}) =>
    fetch(new URL('/metrics', url), { headers });
  const withToken = { authorization: `Bearer ${token}` };
  const ownPort = () => {
    const line = archive.server
      .output()
      .split('\n')
      .find((each) => each.includes('address of their own'));
    return JSON.parse(line ?? '{}').port as number;
  };

  it('tells its numbers to whoever brings the token, and to nobody else', async () => {
    expect((await scrape(archive.url)).status).toBe(404);
    expect((await scrape(archive.url, { authorization: `Bearer ${token}x` })).status).toBe(404);
    expect((await scrape(archive.url, { authorization: token })).status).toBe(404);
    const own = `http://127.0.0.1:${ownPort()}`;
    expect((await scrape(own)).status).toBe(404);
    expect((await fetch(own, { headers: withToken })).status).toBe(404);
    for (const url of [archive.url, own]) {
      const answer = await scrape(url, withToken);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('text/plain');
    }
  });

  it('counts requests by their routes, calls to stores, jobs, workers, room and what the process uses', async () => {
    const numbers = await eventually(
      'a measured archive',
      async () => (await scrape(archive.url, withToken)).text(),
      (text) => /^archive_database_bytes [1-9]/m.test(text),
    );
    const number = (line: string) =>
      Number(
        numbers
          .split('\n')
          .find((each) => each.startsWith(`${line} `))
          ?.split(' ')
          .at(-1),
      );
    expect(
      number('archive_http_request_duration_seconds_count{method="GET",route="/about",status="200"}'),
    ).toBe(2);
    expect(
      number('archive_http_request_duration_seconds_count{method="POST",route="/share/send",status="303"}'),
    ).toBe(1);
    expect(
      number(
        'archive_http_request_duration_seconds_count{method="GET",route="/my-story/:code",status="200"}',
      ),
    ).toBe(1);
    expect(
      number('archive_store_call_duration_seconds_count{store="files",operation="put",outcome="well"}'),
    ).toBeGreaterThan(0);
    expect(
      number('archive_store_call_duration_seconds_count{store="database",operation="find",outcome="well"}'),
    ).toBeGreaterThan(0);
    expect(number('archive_jobs{lane="image",state="waiting"}')).toBe(0);
    expect(number('archive_trouble{kind="no-worker"}')).toBe(0);
    expect(number('archive_scrape_errors_total')).toBe(0);
    for (const name of [
      'archive_file_bytes',
      'archive_database_bytes',
      'archive_edition',
      'process_cpu_seconds_total',
      'nodejs_eventloop_lag_seconds',
    ])
      expect({ name, is: number(name) }).toEqual({ name, is: expect.any(Number) });
    expect(numbers).toMatch(/^archive_process_up\{process="worker-[^"]+",kind="worker"\} 1$/m);
    expect(numbers).toMatch(/^archive_disk_free_bytes\{disk="[^"]+"\} \d/m);
    expect(numbers).not.toMatch(/quince|ada@|example\.org/i);
    expect(numbers).not.toContain(receipt.split('/').at(-1) ?? 'none');
    expect(numbers).not.toContain(story);
  });

  it('sends traces of requests, of the calls within them, and of jobs, with patterns and no words', async () => {
    await eventually(
      'traces of both processes',
      async () => collector.spans.map(({ name }) => name),
      (names) => names.includes('job transcode') && names.includes('POST /share/send'),
    );
    const sent = collector.spans.find(({ name }) => name === 'POST /share/send');
    const within = collector.spans.filter(({ traceId }) => traceId === sent?.traceId);
    expect(
      within.filter(({ parentSpanId }) => parentSpanId === sent?.spanId).map(({ name }) => name),
    ).toContain('database find');
    expect(sent?.service).toBe('neighbourhood-stories-server');
    const job = collector.spans.find(({ name }) => name === 'job transcode');
    expect(job?.service).toBe('neighbourhood-stories-worker');
    expect(
      collector.spans.some(({ name, traceId }) => name === 'files put' && traceId === job?.traceId),
    ).toBe(true);
    const keys = new Set(
      collector.spans.flatMap(({ attributes }) => (attributes ?? []).map(({ key }) => key)),
    );
    expect([...keys].sort()).toEqual([
      'http.request.method',
      'http.response.status_code',
      'http.route',
      'job.lane',
    ]);
    expect(collector.raw()).not.toMatch(/quince|ada@|example\.org/i);
    expect(collector.raw()).not.toContain(receipt.split('/').at(-1) ?? 'none');
    expect(collector.raw()).not.toContain(story);
  });
});

it('An archive that nobody has told where, tells its numbers to nobody', async () => {
  const archive = await openTestArchive();
  try {
    expect((await fetch(new URL('/metrics', archive.url))).status).toBe(404);
  } finally {
    await archive.close();
  }
});
