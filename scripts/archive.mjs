/** Runs the server and a worker together, for one machine. `scripts/start` calls it; see usage below. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPart } from './archive-part.mjs';

const usage = `Usage: scripts/start [--empty]

Starts the archive and says where it is. Settings come from the environment and from a file named .env;
.env.example names them all.

  --empty  do not make the sample stories

Stop it with Ctrl+C. What is meant for you goes to standard output, the log to standard error:
2> archive.log keeps it in a file.`;

const say = (line) => process.stdout.write(`${line}\n`);

/** How long each of the two may take to end what it is doing; the server itself cuts transfers after 25 s. */
const drainSeconds = 30;

const options = readOptions();
if (options.help) {
  say(usage);
  process.exit(0);
}
if (existsSync('.env')) process.loadEnvFile('.env');
if (options.empty) process.env.SAMPLES = 'no';
if (!process.env.PORT && (await isTaken(3000))) {
  say('Port 3000 is taken, so the archive takes another one. Set PORT to choose it.');
  process.env.PORT = '0';
}

let stopping = false;
let worker = null;
let samples = null;
const server = startPart('dist/server.js');
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop());

server.ready.then(() => {
  if (stopping) return;
  say('Stop it with Ctrl+C.');
  void keepWorker();
  samples = startPart('dist/samples/cli.js', 'first');
});
server.ended.then(async ({ code }) => {
  if (stopping) return;
  stopping = true;
  // Without its server a worker has no store: end it too, and say so to whoever started us.
  await Promise.all([samples?.stop(drainSeconds), worker?.stop(drainSeconds)]);
  process.exit(code || 1);
});

/** Starts the worker again whenever it dies, a little later each time that it dies young. */
async function keepWorker() {
  let pause = 1;
  while (!stopping) {
    const startedAt = Date.now();
    worker = startPart('dist/worker.js');
    const { code, signal } = await worker.ended;
    if (stopping) return;
    if (Date.now() - startedAt > 60_000) pause = 1;
    say(
      `The worker stopped (${signal ?? `exit ${code}`}). Starting it again in ${pause} s; nothing is lost.`,
    );
    await wait(pause * 1000);
    pause = Math.min(pause * 2, 30);
  }
}

/** The worker goes first: it hands its jobs back to the store that may live in the server. */
async function stop() {
  if (stopping) {
    samples?.kill();
    worker?.kill();
    server.kill();
    return;
  }
  stopping = true;
  say('Stopping. Press Ctrl+C again to stop at once.');
  await Promise.all([samples?.stop(drainSeconds), worker?.stop(drainSeconds)]);
  const { code } = await server.stop(drainSeconds);
  process.exit(code ?? 1);
}

function readOptions() {
  try {
    const known = { empty: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } };
    return parseArgs({ options: known }).values;
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${usage}\n`);
    process.exit(2);
  }
}

/** True where something on this machine listens on the port already. */
function isTaken(port) {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(true));
    probe.listen(port, process.env.HOST || '127.0.0.1', () => probe.close(() => resolve(false)));
  });
}
