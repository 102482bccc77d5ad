import { parseArgs } from 'node:util';
import { type Config, ConfigError, loadConfig } from '../config.ts';
import { isStoreUnavailable } from '../errors.ts';
import { createLogger, type Logger } from '../logger.ts';
import { createCuratorEmails } from '../messages/curator-emails.ts';
import { openStores, type Stores } from '../wire.ts';
import { say } from '../words/say.ts';
import { changeNeighbourhoods, deactivate, invite } from './accounts/accounts.ts';
import { parseEmail } from './accounts/name-and-email.ts';
import { canSignIn, type Role, roles } from './curator.ts';
import type { CuratorStore } from './curator-store.ts';
import { resetSecondStep } from './second-step/change-second-step.ts';

const usage = (): string => say('cli-curator-usage');

interface Command {
  readonly name: 'add' | 'limit' | 'list' | 'deactivate' | 'reset-second-step';
  readonly email: string;
  readonly role: Role;
  /** Names of neighbourhoods as they were typed; null is all of them. */
  readonly neighbourhoods: readonly string[] | null;
}

function readCommand(args: readonly string[]): Command | string {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      role: { type: 'string', default: 'curator' },
      neighbourhood: { type: 'string', multiple: true },
    },
    allowPositionals: true,
  });
  const [name, typed = '', ...rest] = positionals;
  const role = roles.find((each) => each === values.role);
  if (!role) return say('cli-curator-role');
  if (name === 'list') return { name, email: '', role, neighbourhoods: null };
  if (name !== 'add' && name !== 'limit' && name !== 'deactivate' && name !== 'reset-second-step')
    return usage();
  const email = parseEmail(typed);
  if (!email) return `${say('cli-curator-email')}\n\n${usage()}`;
  if (name !== 'limit') return { name, email, role, neighbourhoods: values.neighbourhood ?? null };
  if (rest.length === 0) return usage();
  return { name, email, role, neighbourhoods: rest.join() === 'all' ? null : rest };
}

async function run(stores: CommandStores, config: Config, logger: Logger, command: Command): Promise<string> {
  const { name, email, role } = command;
  const { curators, secret } = stores;
  const services = { curators, now: () => new Date() };
  if (name === 'list') return list(curators);
  const neighbourhoods = await known(stores, command.neighbourhoods);
  const account = await curators.findByEmail(email);
  if (name === 'add') {
    const link = addressOf(config, await invite(services, email, role, neighbourhoods));
    const words = account
      ? say('cli-curator-link-again', { email, role: account.role })
      : say('cli-curator-link', { email });
    return `${words}\n${link}`;
  }
  if (!account) return say('cli-curator-unknown', { email });
  if (name === 'limit') {
    await changeNeighbourhoods(services, account, neighbourhoods);
    return neighbourhoods
      ? say('cli-curator-some', { email, neighbourhoods: neighbourhoods.join(', ') })
      : say('cli-curator-all', { email });
  }
  if (name === 'reset-second-step') {
    const tell = createCuratorEmails(stores.mail, logger);
    await resetSecondStep({ ...services, ...config.signIn, secret, logger, tell }, account);
    return say('cli-curator-reset', { email });
  }
  await deactivate(services, account);
  return say('cli-curator-closed', { email });
}

type CommandStores = Pick<Stores, 'curators' | 'mail' | 'places' | 'secret'>;

/** @throws Error that names the first one that there is not. */
async function known({ places }: CommandStores, names: readonly string[] | null) {
  if (names === null) return null;
  const all = (await places.neighbourhoods()).map(({ slug }) => slug);
  return names.map((name) => {
    const slug = all.find((each) => each === name);
    if (!slug) throw new Error(say('cli-curator-neighbourhood', { name, all: all.join(', ') }));
    return slug;
  });
}

// A server on any free port knows its own address; this command does not.
function addressOf(config: Config, path: string): string {
  if (config.publicUrl === null && config.port === 0) return say('cli-curator-own-address', { path });
  return new URL(path, config.publicUrl ?? `http://localhost:${config.port}`).href;
}

async function list(curators: CuratorStore): Promise<string> {
  const lines = (await curators.list())
    .filter((curator) => curator.email !== null)
    .map((curator) => {
      const standing = say('cli-curator-standing', {
        state: canSignIn(curator) ? 'open' : curator.active ? 'invited' : 'closed',
      });
      const looksAfter = curator.neighbourhoods?.join(', ') ?? say('cli-curator-everywhere');
      return [curator.email, curator.role, looksAfter, standing].join('\t');
    });
  return lines.join('\n') || say('cli-curator-none');
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
    console.log(await run(stores, config, logger, command));
    return 0;
  } finally {
    await stores.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof ConfigError) console.error(error.message);
  else if (error instanceof TypeError) console.error(usage());
  else if (isStoreUnavailable(error)) console.error(say('cli-store-away'));
  else console.error(error instanceof Error ? error.message : say('cli-failed'));
  process.exitCode = 1;
}
