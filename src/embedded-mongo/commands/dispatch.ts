import { asCommandError, CommandError } from '../errors.ts';
import type { Doc } from '../query/values.ts';
import { ADMIN_COMMANDS } from './admin-commands.ts';
import { type Command, type Context, onlyFields, type Request } from './command.ts';
import { READ_COMMANDS } from './read-commands.ts';
import { WRITE_COMMANDS } from './write-commands.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  ...ADMIN_COMMANDS,
  ...READ_COMMANDS,
  ...WRITE_COMMANDS,
};

/** Fields any command may carry that change nothing here: one server, every write durable, no session to keep. */
const HARMLESS = [
  'lsid',
  '$clusterTime',
  '$db',
  '$readPreference',
  'comment',
  'maxTimeMS',
  'readConcern',
  'writeConcern',
];

async function run(request: Request, context: Context): Promise<Doc> {
  const command = Object.hasOwn(COMMANDS, request.name) ? COMMANDS[request.name] : undefined;
  if (!command) throw new CommandError(59, `no such command: '${request.name}'`);
  if (request.body.txnNumber !== undefined || request.body.startTransaction !== undefined) {
    throw new CommandError(20, 'Transaction numbers are only allowed on a replica set member or mongos');
  }
  if (command.fields !== 'any') {
    onlyFields(request.body, request.name, [request.name, ...HARMLESS, ...command.fields]);
  }
  return command.run(request, context);
}

/** Runs a command; a refusal becomes the reply MongoDB would send. Never throws. */
export async function dispatch(request: Request, context: Context): Promise<Doc> {
  try {
    return { ...(await run(request, context)), ok: 1 };
  } catch (error) {
    const refusal = asCommandError(error);
    if (refusal.code === 1)
      context.store.log.error(
        { command: request.name, err: String((error as Error).stack) },
        'A command failed in the embedded store',
      );
    return {
      ok: 0,
      errmsg: refusal.message,
      code: refusal.code,
      codeName: refusal.codeName,
      ...refusal.details,
    };
  }
}
