import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageCache, RenderedPage } from './page-cache.ts';

/**
 * Answers that were given before, for who asks the same again: before Express, with the headers that it was sent with, and
 * only while the page may leave. All that an answer depends on is in the question: address, encodings and languages.
 */
export interface KnownAnswers {
  /** Notes how `request` was answered with the page under `key`: `response` has been sent, `body` in it. */
  learn(request: IncomingMessage, response: ServerResponse, answered: Answered): void;
  /** The answer to `request`, or null where Express has to find it. */
  find(request: IncomingMessage): FoundAnswer | null;
}

export interface Answered {
  readonly key: string;
  readonly page: RenderedPage;
  readonly body: Buffer;
  /** Its pattern, for the log. */
  readonly route: string | null;
}

/** To whoever has not got the page, and to whoever has. */
export interface KnownAnswer {
  readonly whole: FoundAnswer;
  readonly unchanged: FoundAnswer;
}

export interface FoundAnswer {
  readonly status: 200 | 304;
  /** Names and values in turn, as they go on the line. */
  readonly headers: string[];
  readonly body: Buffer | null;
  readonly route: string | null;
}

/** Of the whole archive and of one page; those that were learned first go first. */
const mostQuestions = 20_000;
const mostOfOnePage = 50;
/** Whoever has the page needs only what says how long it is good for. */
const ofContent = new Set(['content-type', 'content-length', 'content-encoding']);

export function createKnownAnswers(cache: Pick<PageCache, 'ready'>): KnownAnswers {
  const keys = new Map<string, string>();

  return {
    learn(request, response, { key, page, body, route }) {
      const question = questionOf(request);
      // A cookie is somebody's.
      if (question === null || page.answers.size >= mostOfOnePage || response.hasHeader('set-cookie')) return;
      const headers = linesOf(response);
      page.answers.set(question, {
        whole: { status: 200, headers, body, route },
        unchanged: { status: 304, headers: withoutContent(headers), body: null, route },
      });
      keys.delete(question);
      keys.set(question, key);
      const [oldest] = keys.keys();
      if (keys.size > mostQuestions && oldest !== undefined) keys.delete(oldest);
    },

    find(request) {
      const question = questionOf(request);
      const key = question === null ? undefined : keys.get(question);
      if (question === null || key === undefined) return null;
      const page = cache.ready(key);
      const answer = page?.answers.get(question);
      if (!page || !answer) return null;
      const { 'if-none-match': has, 'if-modified-since': since, 'cache-control': wish } = request.headers;
      if (has === undefined && since === undefined) return answer.whole;
      // A browser that loads anew in earnest, or asks in a way of its own: Express knows what to say.
      return has === page.etag && !wish?.includes('no-cache') ? answer.unchanged : null;
    },
  };
}

/** Null where nobody learns what was answered. */
function questionOf({ method, url, headers }: IncomingMessage): string | null {
  if (method !== 'GET' || url === undefined) return null;
  return `${url}\n${headers['accept-encoding'] ?? ''}\n${headers['accept-language'] ?? ''}`;
}

function linesOf(response: ServerResponse): string[] {
  return response.getHeaderNames().flatMap((name) => [name, String(response.getHeader(name))]);
}

function withoutContent(lines: readonly string[]): string[] {
  return lines.filter((_line, at) => !ofContent.has(lines[at - (at % 2)] ?? ''));
}
