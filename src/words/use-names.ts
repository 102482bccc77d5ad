import type { Use } from '../story/consent.ts';
import type { Exhibition } from '../story/exhibitions.ts';
import { setApart } from '../story/text/plain-text.ts';
import { say } from './say.ts';

/** Who reads the name of a place where a story may show: its storyteller, curators, or curators within a sentence. */
export type Voice = 'for-storyteller' | 'for-curator' | 'for-curator-within';

/** What a use is called: "Our website", "Exhibition screens", "The exhibition “Harbour”". One whose exhibition is gone has its slug. */
export function useName(
  use: Use,
  voice: Voice,
  exhibitions: readonly Pick<Exhibition, 'slug' | 'name' | 'place'>[],
): string {
  if (!use.startsWith('exhibition:')) return say(`use-${voice}`, { use });
  const slug = use.slice('exhibition:'.length);
  const { name, place } = exhibitions.find((each) => each.slug === slug) ?? { name: slug, place: '' };
  return say(`use-${voice}`, { use: 'exhibition', name: setApart(name), place: setApart(place) });
}
