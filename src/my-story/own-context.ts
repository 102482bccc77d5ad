import type { FormContext } from '../story-form/field.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';

/** What the fields of a sent story depend on, for its storyteller. */
export async function findContext(
  services: Pick<WithdrawServices, 'places' | 'topics' | 'exhibitions' | 'wordings' | 'now'>,
): Promise<FormContext> {
  const [themes, neighbourhoods, topics, exhibitions] = await Promise.all([
    services.places.themes(),
    services.places.neighbourhoods(),
    services.topics.topics(),
    services.exhibitions.list(),
  ]);
  return {
    ...{ voice: 'storyteller', sent: true, contact: null, arriving: 0 },
    ...{ themes, neighbourhoods, topics, exhibitions },
    wording: services.wordings.current,
    now: services.now(),
  };
}
