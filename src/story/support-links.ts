import type { NeighbourhoodSlug } from './ids.ts';
import type { SupportLink, Topic } from './topics.ts';

/** Somewhere to turn after a hard story. */
export interface SupportView {
  readonly name: string;
  readonly about: string;
  readonly address: string | null;
  readonly phone: string | null;
  /** For a telephone's own dialling, such as "tel:116123". */
  readonly dial: string | null;
}

/** The links of these subjects that are for this neighbourhood; its own come first, and none comes twice. */
export function supportLinks(
  topics: readonly Topic[],
  neighbourhood: NeighbourhoodSlug,
): readonly SupportView[] {
  const links = topics.flatMap((topic) => topic.links);
  const near = links.filter((link) => link.neighbourhood === neighbourhood);
  const everywhere = links.filter((link) => link.neighbourhood === null);
  const seen = new Set<string>();
  return [...near, ...everywhere]
    .filter((link) => {
      const who = `${link.name.toLowerCase()} ${link.phone ?? link.address ?? ''}`;
      const first = !seen.has(who);
      seen.add(who);
      return first;
    })
    .map(view);
}

function view({ name, about, address, phone }: SupportLink): SupportView {
  return { name, about, address, phone, dial: phone && `tel:${phone.replaceAll(/[^\d+]/g, '')}` };
}
