import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { runTool } from './tools.ts';

const autocannon = createRequire(import.meta.url).resolve('autocannon');
const connections = 10;

const answer = z.object({
  requests: z.object({ total: z.number() }),
  duration: z.number(),
  errors: z.number(),
  timeouts: z.number(),
  non2xx: z.number(),
});

/**
 * Requests a second that `url` answers to ten visitors who ask again as soon as they are answered. The visitors are a
 * process of their own. @throws Error where any answer is not a page.
 */
export async function requestsASecond(
  url: URL,
  seconds: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const args = [
    ...[autocannon, '--json', '--no-progress', '-c', String(connections), '-d', String(seconds)],
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]),
    url.href,
  ];
  const found = answer.parse(JSON.parse(await runTool(process.execPath, args, seconds + 20)));
  if (found.errors + found.timeouts + found.non2xx > 0) {
    throw new Error(`Expected ${url.pathname} to answer every time but received ${JSON.stringify(found)}`);
  }
  return found.requests.total / found.duration;
}

const visited = z.object({ next: z.number(), rate: z.number() });

/**
 * Pages a second that `origin` answers to ten visitors, each of whom asks for the next of `paths`; `next` is the first that
 * nobody came to. @throws Error where any answer is not a page.
 */
export async function firstVisits(
  origin: URL,
  paths: readonly string[],
): Promise<{ readonly next: number; readonly rate: number }> {
  const asked = JSON.stringify({ origin: origin.href, paths, seconds: 1 });
  const [loader, program] = ['load-typescript.mjs', 'first-visits.ts'].map((name) => beside(name));
  return visited.parse(
    JSON.parse(await runTool(process.execPath, ['--import', loader ?? '', program ?? ''], 20, asked)),
  );
}

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));
