import { NotFound } from '../../errors.ts';
import type { PageRequest } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import type { CuratorServices } from '../curator-services.ts';
import { type CurrentSession, currentSession } from '../sign-in/session-middleware.ts';

/** The session and the account behind a request that the guards have let in. @throws NotFound where it has ended since. */
export async function ownSession(
  services: Pick<CuratorServices, 'curators' | 'sessionRecords' | 'lasting' | 'now'>,
  request: PageRequest,
): Promise<CurrentSession> {
  const current = await currentSession(services, request);
  if (!current) throw new NotFound(say('curate-account-gone'));
  return current;
}
