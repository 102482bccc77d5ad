import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { type Beat, beatSeconds, type Manifest, pollSeconds } from '../src/kiosk/player/kiosk-api.ts';

/**
 * A process of its own: `screen-crowd.ts ADDRESS COOKIES` is as many screens as there are lines in the file. Told a
 * speed, they beat and poll at so many times their real cadence, evenly spread; told 0, they stop.
 */
const [address = '', file = ''] = process.argv.slice(2);
const cookies = (await readFile(file, 'utf8')).trim().split('\n');
const agent = new Agent({ keepAlive: true, maxSockets: cookies.length });
const count = { beats: 0, polls: 0, failures: [] as string[] };
const manifest: Manifest = JSON.parse(
  await ask(cookies[0] ?? '', 'GET', '/kiosk/api/manifest', '', 'identity'),
);
let timers: NodeJS.Timeout[] = [];

process.on('message', ({ speed }: { speed: number }) => {
  for (const timer of timers) clearInterval(timer);
  if (speed === 0) {
    timers = [];
    process.send?.(count);
    return;
  }
  const every = (seconds: number) => (seconds * 1000) / cookies.length / speed;
  timers = [setInterval(beat, every(beatSeconds)), setInterval(poll, every(pollSeconds))];
});
process.once('disconnect', () => process.exit(0));
process.send?.({ ready: true });

function beat(): void {
  count.beats += 1;
  const bytes = manifest.bytes;
  const files = manifest.stories.length;
  const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000).toISOString();
  const opened = manifest.stories[count.beats % files];
  const said: Beat = {
    player: '1.0.0',
    playing: manifest.version,
    cache: {
      ...{ state: 'ready', filesHeld: files, filesWanted: files, bytesHeld: bytes, bytesWanted: bytes },
      ...{ bytesFree: 20_000_000_000, leftOut: [], lacking: [] },
    },
    holds: manifest.stories.map(({ id }) => id),
    lastTouch: new Date().toISOString(),
    lastError: null,
    // One screen in five has had a visitor since its last beat.
    plays:
      opened && count.beats % 5 === 0
        ? [{ id: randomBytes(8).toString('hex'), story: opened.id, hour, count: 1 }]
        : [],
  };
  const cookie = cookies[count.beats % cookies.length] ?? '';
  ask(cookie, 'POST', '/kiosk/api/beat', JSON.stringify(said)).catch(noteFailure);
}

function poll(): void {
  count.polls += 1;
  ask(cookies[count.polls % cookies.length] ?? '', 'GET', '/kiosk/api/manifest').catch(noteFailure);
}

function noteFailure(error: Error): void {
  count.failures.push(error.message);
}

/** As a browser asks, packed; `packing` is "identity" where the answer is read here. */
function ask(
  cookie: string,
  method: string,
  path: string,
  body = '',
  packing = 'gzip, deflate, br',
): Promise<string> {
  const headers = {
    ...{ cookie, origin: new URL(address).origin, accept: 'application/json' },
    'accept-encoding': packing,
    ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
  };
  return new Promise((resolve, reject) => {
    const sending = request(new URL(path, address), { method, headers, agent }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(Buffer.concat(pieces).toString());
        else reject(new Error(`${path} answered ${answer.statusCode}`));
      });
    });
    sending.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed a quiet connection at this very moment: like a browser, it asks again on another one.
      const isStale = sending.reusedSocket && error.code === 'ECONNRESET';
      if (isStale) ask(cookie, method, path, body, packing).then(resolve, reject);
      else reject(error);
    });
    sending.end(body);
  });
}
