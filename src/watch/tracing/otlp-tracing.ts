import { context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { ObserveCall } from '../../storage/observed-blobs.ts';
import type { RequestObserver } from '../../web/observed.ts';

/**
 * Traces of one process, sent by the OpenTelemetry protocol. Spans name routes by their patterns, stores' operations and kinds of
 * work, and hold nothing else: no address, no code, no key, no word of anybody (S15).
 */
export interface Tracing {
  readonly requests: RequestObserver;
  readonly storeCalls: ObserveCall;
  /** Goes round one job. */
  aroundJob<Result>(
    job: { readonly type: string },
    lane: string,
    run: () => Promise<Result>,
  ): Promise<Result>;
  /** Sends what is left. */
  end(): Promise<void>;
}

/** @param endpoint such as http://127.0.0.1:4318; traces go to /v1/traces below it. */
export function openTracing(
  endpoint: URL,
  service: { readonly part: 'server' | 'worker'; readonly version: string },
): Tracing {
  const url = new URL(endpoint);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/v1/traces`;
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': `neighbourhood-stories-${service.part}`,
      'service.version': service.version,
    }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: url.href }))],
  });
  provider.register();
  const tracer = trace.getTracer('neighbourhood-stories', service.version);

  return {
    requests: {
      around(request, response, route, handle) {
        const method = request.method ?? 'GET';
        const span = tracer.startSpan(method, { kind: SpanKind.SERVER });
        response.on('close', () => {
          const pattern = route();
          span.updateName(pattern === null ? method : `${method} ${pattern}`);
          span.setAttributes({
            'http.request.method': method,
            'http.response.status_code': response.statusCode,
            ...(pattern !== null && { 'http.route': pattern }),
          });
          endSpan(span, response.statusCode < 500);
        });
        context.with(trace.setSpan(context.active(), span), handle);
      },
    },
    storeCalls(store, operation) {
      const span = tracer.startSpan(`${store} ${operation}`, { kind: SpanKind.CLIENT });
      return (isWell) => endSpan(span, isWell);
    },
    aroundJob(job, lane, run) {
      return tracer.startActiveSpan(`job ${job.type}`, { attributes: { 'job.lane': lane } }, async (span) => {
        try {
          const result = await run();
          endSpan(span, true);
          return result;
        } catch (error) {
          endSpan(span, false);
          throw error;
        }
      });
    },
    end: () => provider.shutdown(),
  };
}

function endSpan(span: Span, isWell: boolean): void {
  if (!isWell) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
