import { parseArgs } from 'node:util';
import { type Config, ConfigError, loadConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { isStoreAway } from '../store-away.ts';
import { openStores } from '../wire.ts';
import { deactivate, invite } from './accounts.ts';
import { canSignIn, type Role, roles } from './curator.ts';
import type { CuratorStore } from './curator-store.ts';
import { parseEmail } from './email.ts';

const usage = `Usage: npm run curator -- add EMAIL [--role admin] | list | deactivate EMAIL

  add         prints a one-time link, good for a week, by which EMAIL gets in; for someone who has an account, a new
              link to it, by which they choose a new password
  list        says who has an account
  deactivate  closes the account: nobody can sign in with it, and whoever is signed in with it is out

The archive must be running: this command joins its stores.`;

interface Command {
  readonly name: 'add' | 'list' | 'deactivate';
  readonly email: string;
  readonly role: Role;
}

function readCommand(args: readonly string[]): Command | string {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { role: { type: 'string', default: 'curator' } },
    allowPositionals: true,
  });
  const [name, typed = ''] = positionals;
  const role = roles.find((each) => each === values.role);
  if (!role) return 'The role must be curator or admin.';
  if (name === 'list') return { name, email: '', role };
  if (name !== 'add' && name !== 'deactivate') return usage;
  const email = parseEmail(typed);
  return email ? { name, email, role } : `Give an e-mail address, such as name@example.org.\n\n${usage}`;
}

async function run(curators: CuratorStore, config: Config, { name, email, role }: Command): Promise<string> {
  const services = { curators, now: () => new Date() };
  if (name === 'list') return list(curators);
  const known = await curators.findByEmail(email);
  if (name === 'add') {
    const link = addressOf(config, await invite(services, email, role));
    const kept = known ? ` (an account that is there already, as ${known.role})` : '';
    return `Give this link to ${email}${kept}, and to nobody else. It works once, within seven days:\n${link}`;
  }
  if (!known) return `There is no account for ${email}.`;
  await deactivate(services, known);
  return `The account of ${email} is closed.`;
}

// A server on any free port knows its own address; this command does not.
function addressOf(config: Config, path: string): string {
  if (config.publicUrl === null && config.port === 0) return `${path} at the archive's own address`;
  return new URL(path, config.publicUrl ?? `http://localhost:${config.port}`).href;
}

async function list(curators: CuratorStore): Promise<string> {
  const lines = (await curators.list())
    .filter((curator) => curator.email !== null)
    .map((curator) => {
      const standing = canSignIn(curator) ? 'can sign in' : curator.active ? 'invited' : 'closed';
      return [curator.email, curator.role, standing].join('\t');
    });
  return lines.join('\n') || 'Nobody has an account yet.';
}

async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  if (typeof command === 'string') {
    console.error(command);
    return 2;
  }
  const config = loadConfig(process.env);
  const logger = createLogger({ level: config.logLevel, process: 'command' });
  const stores = await openStores(config, logger, { embedded: 'join' });
  try {
    await stores.prepare();
    console.log(await run(stores.curators, config, command));
    return 0;
  } finally {
    await stores.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof ConfigError) console.error(error.message);
  else if (error instanceof TypeError) console.error(usage);
  else if (isStoreAway(error))
    console.error('The store does not answer. Start the archive first, with the same settings.');
  else console.error(error instanceof Error ? error.message : 'The command failed.');
  process.exitCode = 1;
}
