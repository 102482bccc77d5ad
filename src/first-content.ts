import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from './project-root.ts';
import { parseNeighbourhoodSlug, parseThemeSlug, parseTopicSlug } from './story/ids.ts';
import {
  type Neighbourhood,
  nothingTold,
  orderOfOthers,
  type PlaceStore,
  type Theme,
  themeColours,
} from './story/places.ts';
import type { Topic, TopicStore } from './story/topics.ts';

/**
 * What a new archive begins with, from content/first; from then on it is data that people edit in the browser. The phone
 * numbers are national ones of the UK, as those who answer them published them. Numbers change, so an archive checks
 * each one before it relies on it.
 */

const slug = <Slug>(parse: (text: string) => Slug | null) =>
  z.string().transform((text, context) => {
    const found = parse(text);
    if (found === null) context.addIssue(`Expected a slug but received "${text}"`);
    return found as Slug;
  });
const words = z.string().min(1);

const theme = z.strictObject({
  slug: slug(parseThemeSlug),
  name: words,
  about: words,
  colour: z.enum(themeColours),
});
const neighbourhood = z.strictObject({
  slug: slug(parseNeighbourhoodSlug),
  name: words,
  about: words,
  documents: words.optional(),
  where: z.strictObject({ north: z.number(), east: z.number() }).optional(),
  /** False of one that tells no stories here yet. */
  open: z.boolean().default(true),
});
const link = z.strictObject({
  name: words,
  address: words.nullable(),
  phone: words.nullable(),
  about: words,
});
const topic = z.strictObject({ slug: slug(parseTopicSlug), name: words, note: words, links: z.array(link) });

export const firstThemes: readonly Theme[] = read('themes', theme).map((each, index) => ({
  ...each,
  order: index + 1,
  open: true,
}));

export const firstNeighbourhoods: readonly Neighbourhood[] = read('neighbourhoods', neighbourhood).map(
  // The last is for stories about none of the others, and stays last whatever comes between.
  ({ documents, where, ...each }, index, all) => ({
    ...each,
    order: index === all.length - 1 ? orderOfOthers : index + 1,
    inNetwork: index < all.length - 1,
    where: where ?? null,
    enquiry: { ...nothingTold, documents: documents ?? '' },
  }),
);

export const firstTopics: readonly Topic[] = read('hard-subjects', topic).map((each, index) => ({
  ...each,
  links: each.links.map((one) => ({ ...one, neighbourhood: null })),
  order: (index + 1) * 10,
}));

/** Gives an archive that has no themes or no neighbourhoods yet its first ones. */
export async function ensureFirstPlaces(places: PlaceStore): Promise<void> {
  if ((await places.themes()).length === 0) {
    for (const each of firstThemes) await places.saveTheme(each);
  }
  if ((await places.neighbourhoods()).length === 0) {
    for (const each of firstNeighbourhoods) await places.saveNeighbourhood(each);
  }
}

/** Gives an archive that has no hard subjects yet its first ones. */
export async function ensureFirstTopics(topics: TopicStore): Promise<void> {
  if ((await topics.topics()).length > 0) return;
  for (const each of firstTopics) await topics.save(each);
}

/** @throws Error that names the file where it is not as it should be. */
function read<Shape extends z.ZodType>(name: string, shape: Shape): z.infer<Shape>[] {
  const file = `content/first/${name}.json`;
  const text = readFileSync(path.join(projectRoot, file), 'utf8');
  const found = z.array(shape).safeParse(JSON.parse(text));
  if (!found.success)
    throw new Error(`Expected ${file} as src/first-content.ts reads it but: ${found.error.message}`);
  return found.data;
}
