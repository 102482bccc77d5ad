import { Conflict } from '../../errors.ts';
import type { Exhibition, ExhibitionStore } from '../../story/exhibitions.ts';
import type { NeighbourhoodSlug, ThemeSlug } from '../../story/ids.ts';
import type { Topic, TopicStore } from '../../story/topics.ts';
import type { PlaceRef } from './stories-in.ts';

/** What names a neighbourhood or a theme besides stories: exhibitions, by whose they are and by their rule, and support links. */

interface Namers {
  readonly exhibitions: Pick<ExhibitionStore, 'list' | 'replace'>;
  readonly topics: TopicStore;
}

export async function namedElsewhere(
  { exhibitions, topics }: Namers,
  place: PlaceRef,
): Promise<{ readonly exhibitions: readonly Exhibition[]; readonly topics: readonly Topic[] }> {
  const [all, subjects] = await Promise.all([exhibitions.list(), topics.topics()]);
  return {
    exhibitions: all.filter((exhibition) => namesPlace(exhibition, place)),
    topics: subjects.filter((topic) => linksFor(topic, place)),
  };
}

/** Has all of them name `to` instead. Somebody else's change that comes between is made first. */
export async function nameAnew(services: Namers, place: PlaceRef, to: string): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    const { exhibitions, topics } = await namedElsewhere(services, place);
    if (exhibitions.length + topics.length === 0) return;
    for (const each of exhibitions)
      await unlessChanged(services.exhibitions.replace(renamed(each, place, to)));
    for (const each of topics) await unlessChanged(services.topics.replace(each, relinked(each, place, to)));
  }
  throw new Conflict();
}

async function unlessChanged(saved: Promise<void>): Promise<void> {
  await saved.catch((error) => {
    if (!(error instanceof Conflict)) throw error;
  });
}

function namesPlace({ neighbourhood, rule }: Exhibition, { kind, slug }: PlaceRef): boolean {
  if (kind === 'theme') return rule?.themes.some((theme) => theme === slug) ?? false;
  return neighbourhood === slug || (rule?.neighbourhoods.some((one) => one === slug) ?? false);
}

function renamed(exhibition: Exhibition, { kind, slug }: PlaceRef, to: string): Exhibition {
  const { neighbourhood, rule } = exhibition;
  const inPlace = <Slug extends string>(all: readonly Slug[]): readonly Slug[] => [
    ...new Set(all.map((one) => (one === slug ? (to as Slug) : one))),
  ];
  if (kind === 'theme')
    return { ...exhibition, rule: rule && { ...rule, themes: inPlace<ThemeSlug>(rule.themes) } };
  return {
    ...exhibition,
    neighbourhood: neighbourhood === slug ? (to as NeighbourhoodSlug) : neighbourhood,
    rule: rule && { ...rule, neighbourhoods: inPlace<NeighbourhoodSlug>(rule.neighbourhoods) },
  };
}

const linksFor = ({ links }: Topic, { kind, slug }: PlaceRef) =>
  kind === 'neighbourhood' && links.some(({ neighbourhood }) => neighbourhood === slug);

const relinked = (topic: Topic, { slug }: PlaceRef, to: string): Topic => ({
  ...topic,
  links: topic.links.map((link) =>
    link.neighbourhood === slug ? { ...link, neighbourhood: to as NeighbourhoodSlug } : link,
  ),
});
