import { consentEntry, type Given } from '../consent/wording.ts';
import type { ConsentEntry, Use } from '../story/consent.ts';
import type { FormContext } from './field.ts';
import type { Told } from './told.ts';
import { asked } from './uses.ts';

/**
 * The next entry of consent, of what a sent story's teller says now. What they left open stays unasked: stopping one use
 * must not wait for an answer about another. What was answered before and is not asked any more keeps its answer: left out,
 * it would fall under the one for screens.
 */
export function entryAgain(
  told: Told,
  last: ConsentEntry | undefined,
  context: FormContext,
  given: Pick<Given, 'by' | 'how' | 'statements'>,
): ConsentEntry {
  const { uses, showing } = told.answers;
  const answered = asked(told, context).filter(({ use }) => uses[use] !== undefined);
  const entry = consentEntry(context.wording, {
    ...given,
    at: context.now,
    asked: answered,
    granted: uses,
    from: showing?.from ?? null,
    until: showing?.until ?? null,
  });
  const isAsked = (use: Use) => answered.some((each) => each.use === use);
  const kept = (last?.answers ?? []).filter(({ use }) => !isAsked(use));
  return { ...entry, answers: [...entry.answers, ...kept] };
}

/** True where the entry gives and takes nothing that the last one did not. */
export function saysTheSame(entry: ConsentEntry, last: ConsentEntry | undefined): boolean {
  const said = (each: ConsentEntry | undefined) =>
    JSON.stringify([
      each?.answers.map(({ use, granted }) => `${use} ${granted}`).sort(),
      each?.from?.getTime() ?? null,
      each?.until?.getTime() ?? null,
    ]);
  return said(entry) === said(last);
}
