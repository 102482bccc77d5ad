import type { DraftStory } from '../../story/story.ts';
import type { FormContext } from '../../story-form/field.ts';
import type { IntakeServices } from '../intake-services.ts';

/** Looks up what the questions depend on; without a draft nobody's contact. */
export async function readContext(
  services: Pick<
    IntakeServices,
    'places' | 'topics' | 'exhibitions' | 'contacts' | 'arrivals' | 'wordings' | 'now'
  >,
  draft: DraftStory | null,
): Promise<FormContext> {
  const [themes, neighbourhoods, topics, exhibitions, contact, arrivals] = await Promise.all([
    services.places.themes(),
    services.places.neighbourhoods(),
    services.topics.topics(),
    services.exhibitions.list(),
    draft && services.contacts.find(draft.id),
    draft ? services.arrivals.of(draft.id) : [],
  ]);
  return {
    voice: 'storyteller',
    sent: false,
    themes: themes.filter((theme) => theme.open),
    neighbourhoods: neighbourhoods.filter((place) => place.open),
    topics,
    exhibitions: exhibitions.filter(({ asking }) => asking),
    wording: services.wordings.current,
    contact,
    arriving: arrivals.filter(({ media }) => media === null).length,
    now: services.now(),
  };
}
