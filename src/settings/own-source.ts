import type { StoryId } from '../story/ids.ts';
import { nameArchive } from '../words/say.ts';
import { ownSheetAddress } from './colours/own-sheet.ts';
import { firstWorkSubject } from './first-work.ts';
import type { Own, OwnColours, OwnLogo, OwnSource } from './own.ts';
import { ownPages } from './own.ts';
import type { SettingLog } from './setting-log.ts';
import { type TypedHome, type TypedName, type TypedPage, textSubjects } from './text-subjects.ts';

export interface OwnSourceOptions {
  readonly log: Pick<SettingLog, 'newest' | 'lastOfEach'>;
  /** As the environment says. */
  readonly contact: string | null;
  /** Milliseconds, from any steady beginning. */
  clock(): number;
}

/** After so many milliseconds what is known is asked for again. */
const longKnown = 1000;

/** What a group calls its own, from its log of changes; whatever this process says then names the archive so. */
export function createOwnSource({ log, contact, clock }: OwnSourceOptions): OwnSource {
  const begun: Own = {
    ...{ name: null, contact, home: null, firstWork: null, pages: {} },
    ...{ colours: null, sheet: null, logo: null },
  };
  let held = { number: 0, own: begun };
  let asked = Number.NEGATIVE_INFINITY;

  async function current(): Promise<Own> {
    asked = clock();
    // Nothing of it changes without a new number.
    const number = await log.newest();
    if (number > held.number) {
      const own = await read();
      if (number > held.number) held = { number, own };
      nameArchive(held.own.name);
    }
    return held.own;
  }

  async function read(): Promise<Own> {
    const last = await log.lastOfEach([...textSubjects, firstWorkSubject, 'colours', 'logo']);
    const nowOf = <Value>(subject: string) => (last.get(subject)?.now ?? null) as Value | null;
    const colours = nowOf<OwnColours>('colours');
    const named = nowOf<TypedName>('name');
    return {
      name: named?.name ?? null,
      contact: named ? named.contact || null : contact,
      home: nowOf<TypedHome>('home'),
      firstWork: nowOf<StoryId>(firstWorkSubject),
      pages: Object.fromEntries(
        ownPages.flatMap((page) => {
          const text = nowOf<TypedPage>(page)?.text;
          return text === undefined ? [] : [[page, text]];
        }),
      ),
      colours,
      sheet: colours && ownSheetAddress(colours),
      logo: nowOf<OwnLogo>('logo'),
    };
  }

  return {
    current,
    known() {
      // Whoever cannot ask goes on with what was known.
      if (clock() - asked > longKnown) current().catch(() => undefined);
      return held.own;
    },
  };
}
