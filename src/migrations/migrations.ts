import { firstNeighbourhoods } from '../first-content.ts';
import type { Migration } from './migration.ts';

/** Every migration that there ever was. A new one is added at the end, with a sentence in content/words/en/upgrade.ftl. */
export const migrations: readonly Migration[] = [
  {
    number: 1,
    name: 'lists',
    isDone: async (records) => (await records.unlisted()) === 0,
    run: (records) => records.relist(),
  },
  {
    number: 2,
    name: 'old-search',
    isDone: async (records) => !(await records.hasOldSearch()),
    run: (records) => records.dropOldSearch(),
  },
  {
    number: 3,
    name: 'near-here',
    async isDone({ places }) {
      const known = await places.neighbourhoods();
      return known.length === 0 || known.some(({ slug }) => slug === nearHere?.slug);
    },
    async run({ places }) {
      if (nearHere) await places.saveNeighbourhood(nearHere);
    },
  },
  {
    number: 4,
    name: 'open-themes',
    isDone: async (records) => (await records.themesWithoutOpen()) === 0,
    async run({ places }) {
      for (const theme of await places.themes()) await places.saveTheme(theme);
    },
  },
];

/** "Somewhere else near here": archives that began without it get it. */
const nearHere = firstNeighbourhoods.at(-1);
