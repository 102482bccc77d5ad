import type { CuratorId } from '../../story/ids.ts';
import type { Beat, GivenCommand, Outcome, ScreenCommand } from '../player/kiosk-api.ts';

/** What curators asked of one screen, the newest first, and what came of each. Only these functions change it. */
export type CommandLog = readonly AskedCommand[];

export interface AskedCommand {
  readonly id: string;
  readonly command: ScreenCommand;
  readonly by: CuratorId;
  readonly at: Date;
  /** After it, nothing comes of it any more. */
  readonly until: Date;
  /** When the screen got it; it gets it once. */
  readonly givenAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: Outcome | null;
}

/** How a command stands: its outcome, or why there is none. */
export type CommandState = 'waits' | 'under-way' | 'expired' | 'unheard' | Outcome;

export const screenCommands = [
  'identify',
  'picture',
  'reload',
  'fetch-anew',
] as const satisfies readonly ScreenCommand[];
export const outcomes = ['done', 'mended', 'late', 'failed', 'unknown'] as const satisfies readonly Outcome[];

/** Minutes that a command waits for its screen, and how many are remembered. */
export const commandMinutes = 15;
export const mostRemembered = 20;

/** With one more; as it was where the same is on its way already. */
export function asked(
  log: CommandLog,
  command: Pick<AskedCommand, 'id' | 'command' | 'by' | 'at'>,
): CommandLog {
  const { at } = command;
  if (log.some((each) => each.command === command.command && isOpen(each, at))) return log;
  const until = new Date(at.getTime() + commandMinutes * 60_000);
  const fresh = { ...command, until, givenAt: null, endedAt: null, outcome: null };
  return [fresh, ...log].slice(0, mostRemembered);
}

/** Whatever waits is given to the screen with this. */
export function handedOver(log: CommandLog, at: Date): { log: CommandLog; given: readonly GivenCommand[] } {
  const waiting = log.filter((each) => stateOf(each, at) === 'waits');
  if (waiting.length === 0) return { log, given: [] };
  return {
    log: log.map((each) => (waiting.includes(each) ? { ...each, givenAt: at } : each)),
    given: waiting
      .toReversed()
      .map(({ id, command, until }) => ({ id, command, until: until.toISOString() })),
  };
}

/** With what the screen says of its own commands; of one that it never got, or has told of, it has nothing to say. */
export function toldOf(log: CommandLog, done: NonNullable<Beat['done']>, at: Date): CommandLog {
  const outcomeOf = new Map(done.map(({ id, outcome }) => [id, outcome]));
  const isNews = (each: AskedCommand) =>
    each.givenAt !== null && each.outcome === null && outcomeOf.has(each.id);
  if (!log.some(isNews)) return log;
  return log.map((each) =>
    isNews(each) ? { ...each, outcome: outcomeOf.get(each.id) ?? null, endedAt: at } : each,
  );
}

export function stateOf({ givenAt, outcome, until }: AskedCommand, at: Date): CommandState {
  if (outcome !== null) return outcome;
  if (at < until) return givenAt === null ? 'waits' : 'under-way';
  return givenAt === null ? 'expired' : 'unheard';
}

/** Something may still come of it. */
export function isOpen(command: AskedCommand, at: Date): boolean {
  const state = stateOf(command, at);
  return state === 'waits' || state === 'under-way';
}
