import type { Exhibition } from '../../story/exhibitions.ts';
import { say } from '../../words/say.ts';
import type { Screen } from './screen.ts';
import { isSameName } from './screen-name.ts';

/** Screens that stand together, such as those of one library; nothing is kept of a group but its name on each of them. */

const groupHoursAddress = '/curate/screens/hours';

interface Grouped {
  readonly group: string;
}

/** In the order of the rows, which is that of what needs somebody; those of no group stand under a heading of their own. */
export function groupsOf<Row extends Grouped>(rows: readonly Row[]) {
  const groups: { readonly group: string; readonly rows: Row[] }[] = [];
  for (const row of rows) {
    const known = groups.find(({ group }) => isSameName(group, row.group));
    if (known) known.rows.push(row);
    else groups.push({ group: row.group, rows: [row] });
  }
  const isGrouped = groups.some(({ group }) => group !== '');
  return groups.map(({ group, rows }) => ({
    heading: isGrouped ? group || say('kiosk-group-none') : null,
    hours: group === '' ? null : `${groupHoursAddress}?${new URLSearchParams({ group })}`,
    rows,
  }));
}

/** The paired screens of a group that are the curator's to change. */
export function screensOfGroup(
  group: string,
  screens: readonly Screen[],
  own: readonly Exhibition[],
): readonly Screen[] {
  return screens.filter(
    (screen) =>
      screen.revokedAt === null &&
      group !== '' &&
      isSameName(screen.group ?? '', group) &&
      own.some(({ slug }) => slug === screen.exhibition),
  );
}

/** The names of the curator's groups, each once, to choose from. */
export function groupNames(screens: readonly Screen[], own: readonly Exhibition[]): readonly string[] {
  const names = screens.flatMap(({ group = '' }) => {
    const [first] = screensOfGroup(group, screens, own);
    return first?.group ?? [];
  });
  return [...new Set(names)].toSorted((one, other) => one.localeCompare(other));
}
