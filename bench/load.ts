import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { processorSeconds } from './process-cost.ts';
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
  const { total, duration } = await visits(url, seconds, headers);
  return total / duration;
}

/** Microseconds of processor that the process behind `url`, with all its threads, uses for a request of such visitors. */
export async function processorPerRequest(url: URL, pid: number, seconds: number): Promise<number> {
  const before = await processorSeconds(pid);
  const { total } = await visits(url, seconds, {});
  return (((await processorSeconds(pid)) - before) / total) * 1e6;
}

async function visits(
  url: URL,
  seconds: number,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly total: number; readonly duration: number }> {
  const args = [
    ...[autocannon, '--json', '--no-progress', '-c', String(connections), '-d', String(seconds)],
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]),
    url.href,
  ];
  const found = answer.parse(JSON.parse(await runTool(process.execPath, args, seconds + 20)));
  if (found.errors + found.timeouts + found.non2xx > 0) {
    throw new Error(`Expected ${url.pathname} to answer every time but received ${JSON.stringify(found)}`);
  }
  return { total: found.requests.total, duration: found.duration };
}

const visited = z.object({ next: z.number(), rate: z.number() });

/**
 * Ten visitors for a second, each of whom asks for the next of `paths`: pages a second that a process answers, what of its
 * processor each costs, and the first path that nobody came to. @throws Error where any answer is not a page.
 */
export async function firstVisits(
  { url, pid }: { readonly url: URL; readonly pid: number },
  paths: readonly string[],
): Promise<{ readonly next: number; readonly rate: number; readonly processorMicroseconds: number }> {
  const asked = JSON.stringify({ origin: url.href, paths, seconds: 1 });
  const program = ['--import', beside('load-typescript.mjs'), beside('first-visits.ts')];
  const before = await processorSeconds(pid);
  const found = visited.parse(JSON.parse(await runTool(process.execPath, program, 20, asked)));
  return { ...found, processorMicroseconds: (((await processorSeconds(pid)) - before) / found.next) * 1e6 };
}

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));
