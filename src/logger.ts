import { types } from 'node:util';
import { type Logger as PinoLogger, pino } from 'pino';
import { errorCode } from './errors.ts';
import { inSources } from './source-place.ts';

export type Logger = Pick<
  PinoLogger,
  'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'child' | 'isLevelEnabled'
>;
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * Structured lines on standard output. ERROR: someone must act. WARN: heals itself. A line carries ids, never a name,
 * an address, a file name or a private code (S15).
 */
export function createLogger(options: { level: LogLevel; process: 'server' | 'worker' | 'command' }): Logger {
  return pino({
    level: options.level,
    base: { process: options.process },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // An error's message may quote what a person typed or a path: the stack without it says where, the name says what.
    serializers: { err: describeError },
  });
}

interface DescribedError {
  name: string;
  code?: string | number;
  message: string;
  at?: string;
}

function describeError(error: unknown): DescribedError {
  // Not instanceof: an error of Node's own may come from another realm.
  if (!types.isNativeError(error)) return { name: typeof error, message: 'not an Error' };
  const code = errorCode(error);
  const at = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => inSources(line.trim()))
    .join(' < ');
  return {
    name: error.name,
    message: error.message.slice(0, 300),
    ...(code === undefined ? {} : { code }),
    ...(at === undefined ? {} : { at }),
  };
}
