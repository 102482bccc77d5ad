import { isOn, lookedAt, noAlert } from '../../alerts/alert.ts';
import type { ToldAlert } from '../../alerts/alert-reader.ts';
import { sendNews } from '../../alerts/tell-readers.ts';
import type { CuratorId } from '../../story/ids.ts';
import type { WatchServices } from '../watch-services.ts';
import { archive, patienceWith, type Trouble } from './trouble.ts';
import { troubleLetters } from './trouble-letter.ts';

/** Whom to write to while nobody can be asked: those who want to hear at once. */
export interface KnownReader {
  readonly curator: CuratorId;
  readonly email: string;
}

/**
 * Looks at the database while it is away, when nothing can be noted and nobody can be asked. Who had the watch last tells
 * whoever is known to want it, once; what it has told goes into the database as soon as that is back.
 */
export function createDatabaseWatch(services: WatchServices) {
  const { everySeconds, logger } = services;
  const patience = patienceWith('database', everySeconds);
  let trouble: Trouble = noAlert(archive, 'database');
  const told = new Set<CuratorId>();

  async function tell(
    alert: ToldAlert<'database'>,
    readers: readonly KnownReader[],
    now: Date,
  ): Promise<void> {
    const { mail } = services;
    if (!mail) return;
    const letters = troubleLetters(mail.publicUrl);
    for (const { curator, email } of readers) {
      if (told.has(curator)) continue;
      const to = { curator, person: { email }, wish: 'at-once' } as const;
      const news = { begun: [alert], over: [], still: [] };
      if ((await sendNews({ mail, letters, logger }, news, to, now)) !== 'later') told.add(curator);
    }
  }

  return {
    /** Once more it could not be reached. */
    async isAway(readers: readonly KnownReader[], now: Date): Promise<void> {
      trouble = lookedAt(trouble, 'trouble', now, now, patience) ?? trouble;
      const { episode } = trouble;
      if (episode && isOn(trouble)) await tell({ ...trouble, kind: 'database', episode }, readers, now);
    },
    /** What is to be kept of the time that it was away; null where nobody needs to know. */
    kept(): Trouble | null {
      const { episode } = trouble;
      return episode && { ...trouble, episode: { ...episode, toldUnnoted: [...told] } };
    },
    /** It has answered, and what was to be kept is. */
    forget(): void {
      trouble = noAlert(archive, 'database');
      told.clear();
    },
    troubles: (): readonly Trouble[] => (isOn(trouble) ? [trouble] : []),
  };
}
