import { Conflict } from '../errors.ts';
import type { CuratorId } from '../story/ids.ts';
import type { SettingChange } from './setting-log.ts';
import type { SettingsServices } from './settings-services.ts';

export interface NewOwn {
  readonly subject: string;
  readonly now: unknown;
  readonly by: CuratorId;
  /** The number of the change that its writer has before their eyes; where it is left out, of the last one. */
  readonly seen?: number;
}

/** Adds to the log what a group calls its own from now on. @throws Conflict where somebody has changed the same meanwhile */
export async function addOwn(
  { log, now }: Pick<SettingsServices, 'log' | 'now'>,
  { subject, by, seen, ...to }: NewOwn,
): Promise<void> {
  const last = await log.last(subject);
  const change = { at: now(), by, subject, before: last?.now ?? null, now: to.now };
  await log.add(change, seen ?? last?.number ?? 0);
}

/**
 * The same for a form: it counts once this resolves to `saved`. Otherwise nothing was saved, and `last` is what somebody else saved
 * meanwhile.
 */
export async function setOwn(
  services: Pick<SettingsServices, 'log' | 'now' | 'own'>,
  change: NewOwn,
): Promise<{ readonly saved: true } | { readonly saved: false; readonly last: SettingChange | null }> {
  try {
    await addOwn(services, change);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return { saved: false, last: await services.log.last(change.subject) };
  }
  await services.own.current();
  return { saved: true };
}
