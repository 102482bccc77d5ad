import type { FormContext } from '../story-form/field.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';

export interface OwnContext extends FormContext {
  /** See WithdrawServices. */
  readonly screenDays: number;
}

/** What the fields of a sent story depend on, for its storyteller, and what its pages say of screens. */
export async function findContext(
  services: Pick<WithdrawServices, 'places' | 'topics' | 'exhibitions' | 'wordings' | 'screenDays' | 'now'>,
): Promise<OwnContext> {
  const [themes, neighbourhoods, topics, exhibitions, screenDays] = await Promise.all([
    services.places.themes(),
    services.places.neighbourhoods(),
    services.topics.topics(),
    services.exhibitions.list(),
    services.screenDays(),
  ]);
  return {
    ...{ voice: 'storyteller', sent: true, contact: null, arriving: 0 },
    ...{ themes, neighbourhoods, topics, exhibitions },
    wording: services.wordings.current,
    screenDays,
    now: services.now(),
  };
}
