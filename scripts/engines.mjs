/** Runs suites on databases and S3 stores that others made. `scripts/engines` calls it; see usage below. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { engines } from './engine-parts.mjs';
import { whyNot } from './engine-tools.mjs';

const usage = `Usage: scripts/engines list
       scripts/engines all
       scripts/engines [serve] ENGINE... [what jest should run]

Engines: ${engines.map(({ name }) => name).join(', ')}. docs/engines.md says what each is, and what came of it.`;

const say = (line) => process.stdout.write(`engines: ${line}\n`);

/** What runs where nothing else is asked for. */
const suites = {
  database: [
    'src/mongo',
    'src/embedded-mongo/(libraries|query|commands/aggregate|storage)',
    'src/jobs',
    'src/withdraw',
    'test/(contract|hostile|journey|kiosk)/',
  ],
  files: [
    'test/contract/(blob-store|arriving-bytes|tus)',
    'test/journey/(first-light|large-film|resumable)',
    'test/hostile/(outages|withdrawal-killed)',
  ],
};

const running = [];
let folder = null;
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => void end().then(() => process.exit(130)));
process.exitCode = await main(process.argv.slice(2)).finally(end);

async function main(given) {
  if (given.length === 0 || given.includes('--help') || given[0] === 'help') {
    process.stdout.write(`${usage}\n`);
    return given.length === 0 ? 2 : 0;
  }
  if (given[0] === 'list') return list();
  if (given[0] === 'all') return runAll(given.slice(1));
  const serves = given[0] === 'serve';
  const wanted = serves ? given.slice(1) : given;
  const names = wanted.filter((name) => engines.some((engine) => engine.name === name));
  const patterns = wanted.filter((name) => !names.includes(name));
  if (names.length === 0) {
    process.stderr.write(`There is no engine ${patterns[0] ?? ''}.\n\n${usage}\n`);
    return 2;
  }
  return run(
    engines.filter(({ name }) => names.includes(name)),
    patterns,
    serves,
  );
}

async function list() {
  for (const engine of engines) {
    const { name, kind, version, licence } = engine;
    const missing = await whyNot(engine);
    const is = `${name.padEnd(18)} ${kind.padEnd(9)} ${version.padEnd(8)} ${licence.padEnd(12)}`;
    process.stdout.write(`${is} ${missing ?? 'can be had here'}\n`);
  }
  return 0;
}

async function runAll(patterns) {
  let code = 0;
  for (const engine of engines) code = Math.max(code, await run([engine], patterns, false));
  return code;
}

/** Starts `chosen` together, and runs the suites on them. */
async function run(chosen, patterns, serves) {
  for (const engine of chosen) {
    const missing = await whyNot(engine);
    if (missing) {
      say(`${engine.name} is skipped: ${missing}.`);
      return 0;
    }
  }
  folder = await mkdtemp(path.join(tmpdir(), 'ns-engines-'));
  try {
    let env = {};
    for (const engine of chosen) {
      say(`${engine.name} ${engine.version} (${engine.licence}) is made ready.`);
      await engine.prepare?.();
      const started = await engine.start(path.join(folder, engine.name));
      running.push(started);
      env = { ...env, ...started.env };
    }
    for (const [name, value] of Object.entries(env)) say(`${name}=${value}`);
    if (serves) {
      say('Stop it with Ctrl+C.');
      await new Promise(() => undefined);
    }
    const refused = chosen.filter(({ isRefused }) => isRefused);
    if (refused.length > 0) return await showRefusal(env);
    const wanted = patterns.length > 0 ? patterns : chosen.flatMap(({ kind }) => suites[kind]);
    return await runJest(wanted, env);
  } finally {
    await endRunning();
  }
}

/** The archive must not start on it, and must say why. */
async function showRefusal({ TEST_MONGODB_URI }) {
  const env = {
    MONGODB_URI: TEST_MONGODB_URI,
    DATA_DIR: path.join(folder, 'data'),
    PORT: '0',
    LOG_LEVEL: 'silent',
  };
  const { code, printed } = await finished(process.execPath, ['dist/server.js'], env, 'pipe');
  say(`the archive ended with ${code} and said: ${printed.trim()}`);
  return code === 1 ? 0 : 1;
}

async function runJest(patterns, env) {
  const results = path.join(folder, 'results.json');
  const jest = ['run', '--silent', 'jest', '--', '--json', '--outputFile', results, ...patterns];
  const { code } = await finished('npm', jest, env, 'inherit');
  await finished(process.execPath, ['scripts/count-tests.mjs', results], {}, 'inherit');
  return code;
}

function finished(program, args, env, output) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', output, output] });
  running.push({ stop: async () => void child.kill() });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      printed += chunk;
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, printed })));
}

async function endRunning() {
  for (const part of running.splice(0).reverse()) await part.stop();
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  folder = null;
}

async function end() {
  if (ending) return;
  ending = true;
  await endRunning();
}
