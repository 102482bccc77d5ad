import { hour, type MakeLimiter } from '../limiter.ts';
import { say } from '../words/say.ts';
import type { IntakeQuotas } from './intake-services.ts';

/** Stories begun by one address, and links that are sent by e-mail. */
export function intakeQuotas(
  limiter: MakeLimiter,
  most: { readonly draftsPerAddressPerHour: number },
): Pick<IntakeQuotas, 'drafts' | 'links'> {
  return {
    drafts: limiter({
      name: 'drafts',
      points: most.draftsPerAddressPerHour,
      seconds: hour,
      sentence: () => say('limits-drafts'),
    }),
    links: limiter({ name: 'links', points: 6, seconds: hour, sentence: () => say('limits-links') }),
  };
}
