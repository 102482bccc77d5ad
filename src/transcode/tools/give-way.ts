/**
 * Work that may wait stands still while other tools of this process run. A low priority alone is not enough: two virtual
 * processors may share one core, and a film beside it would take nearly twice as long.
 */

/** Milliseconds after the last tool before what may wait goes on: a film is many tools one after another. */
const rest = 500;

interface Waiting {
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  /** Hears whether it runs, to count its time by. */
  readonly onRun: (runs: boolean) => void;
}

const waiting = new Set<Waiting>();
let busy = 0;
let goingOn: NodeJS.Timeout | undefined;

/** A tool that others give way to; gives back what to call once it has ended. */
export function takeTheWay(): () => void {
  busy += 1;
  clearTimeout(goingOn);
  if (busy === 1) for (const each of waiting) stand(each);
  let hasEnded = false;
  return () => {
    if (hasEnded) return;
    hasEnded = true;
    busy -= 1;
    if (busy > 0) return;
    goingOn = setTimeout(() => {
      for (const each of waiting) goOn(each);
    }, rest);
    goingOn.unref();
  };
}

/** A child that gives way to others; gives back what to call once it has ended. It may be stopped at once. */
export function giveWay(child: Waiting): () => void {
  waiting.add(child);
  if (busy > 0) stand(child);
  else child.onRun(true);
  return () => waiting.delete(child);
}

function stand({ signal, onRun }: Waiting): void {
  signal('SIGSTOP');
  onRun(false);
}

function goOn({ signal, onRun }: Waiting): void {
  signal('SIGCONT');
  onRun(true);
}
