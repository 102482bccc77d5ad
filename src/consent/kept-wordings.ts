import { Unacceptable } from '../errors.ts';
import type { SettingLog } from '../settings/setting-log.ts';
import type { CuratorId } from '../story/ids.ts';
import { say } from '../words/say.ts';
import { parseWording } from './read-wordings.ts';
import type { Wording, Wordings } from './wording.ts';
import { wordingText } from './wording-text.ts';

/** What the log of changes keeps of a version: its name and its text, as a file of content/consent has it. */
export interface KeptWording {
  readonly version: string;
  readonly text: string;
}

export const wordingSubject = 'wording';

/** The versions of the files and those that were written in the browser; none is ever changed or taken away (P20). */
export interface KeptWordings extends Wordings {
  /** Reads what was written since. */
  refresh(): Promise<void>;
  /** Adds a version, which is asked from now on. `seen` is the version that its writer started from. @throws Conflict, Unacceptable */
  publish(text: string, by: CuratorId, seen: string): Promise<void>;
}

export interface KeptWordingsOptions {
  readonly files: Wordings;
  readonly log: Pick<SettingLog, 'list' | 'last' | 'add'>;
  now(): Date;
  /** Milliseconds, from any steady beginning. */
  clock(): number;
}

/** After so many milliseconds what is known is read again, while nobody waits for it. */
const longKnown = 1000;
const manyVersions = 10_000;

export function createKeptWordings({ files, log, now, clock }: KeptWordingsOptions): KeptWordings {
  let all = files.all;
  let asked = clock();

  async function refresh(): Promise<void> {
    asked = clock();
    const changes = await log.list(wordingSubject, manyVersions);
    const written = changes.map((change) => {
      const { version, text } = change.now as KeptWording;
      return parseWording(version, text);
    });
    // By their names: whichever is the latest is asked, from wherever it came.
    all = [...files.all, ...written].toSorted((one, other) => (one.version < other.version ? -1 : 1));
  }

  function known(): readonly Wording[] {
    if (clock() - asked > longKnown) refresh().catch(() => undefined);
    return all;
  }

  const current = () => known().at(-1) ?? files.current;

  return {
    get all() {
      return known();
    },
    get current() {
      return current();
    },
    refresh,
    async publish(text, by, seen) {
      await refresh();
      const before = current();
      const last = await log.last(wordingSubject);
      // Whoever started from another version has not seen what is asked now.
      const number = before.version === seen ? (last?.number ?? 0) : -1;
      const version = nextVersion(all, now());
      parseWording(version, text);
      await log.add(
        {
          ...{ at: now(), by, subject: wordingSubject },
          before: { version: before.version, text: wordingText(before) } satisfies KeptWording,
          now: { version, text } satisfies KeptWording,
        },
        number,
      );
      await refresh();
    },
  };
}

/** A name after all others: the month's, with a letter where it has one already. @throws Unacceptable after the last letter */
export function nextVersion(all: readonly Pick<Wording, 'version'>[], at: Date): string {
  const last =
    all
      .map(({ version }) => version)
      .toSorted()
      .at(-1) ?? '';
  const month = at.toISOString().slice(0, 7);
  if (month > last.slice(0, 7)) return month;
  const letter = last[7] ?? 'a';
  if (letter === 'z') throw new Unacceptable(say('records-wording-many'));
  return `${last.slice(0, 7)}${String.fromCharCode(letter.charCodeAt(0) + 1)}`;
}
