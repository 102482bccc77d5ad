import { Agent, get } from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * A process of its own: ten visitors, each to a page that nobody asked for before, for so many seconds. Standard input is
 * JSON, `{ origin, paths, seconds }`; it prints how many pages a second were answered, or fails at an answer that is no page.
 */
const { origin, paths, seconds } = JSON.parse(await text(process.stdin));
const visitors = 10;
const agent = new Agent({ keepAlive: true, maxSockets: visitors });
let next = 0;
let answered = 0;
const began = performance.now();
const isOver = () => performance.now() - began > seconds * 1000 || next >= paths.length;

function visit(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(new URL(path, origin), { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path} was answered with ${response.statusCode}`));
      response.resume().once('end', resolve).once('error', reject);
    }).once('error', reject);
  });
}

async function visitor(): Promise<void> {
  while (!isOver()) {
    const path = paths[next];
    next += 1;
    await visit(path);
    answered += 1;
  }
}

await Promise.all(Array.from({ length: visitors }, visitor));
process.stdout.write(JSON.stringify({ next, rate: (answered * 1000) / (performance.now() - began) }));
process.exit(0);
