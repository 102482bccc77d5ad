import { createEditionCheck } from './edition-check.ts';

/** The edition of what the public may see, as it is known to hold for a request that comes now. */
export interface HeldEdition {
  /** Where it is known without asking anyone; null where it has to be asked for. */
  now(): { readonly edition: string } | null;
  /** Asked for after the request came. */
  get(): Promise<{ readonly edition: string }>;
}

/** Known by asking each time: one question for a crowd. */
export function askedEdition(ask: () => Promise<string>): HeldEdition {
  const check = createEditionCheck(ask);
  return { now: () => null, get: async () => ({ edition: await check() }) };
}
