import { invite } from '../../src/curators/accounts/accounts.ts';
import type { Role } from '../../src/curators/curator.ts';
import type { Scope } from '../../src/moderation/queue/review-queue.ts';
import type { TestArchive } from './archive.ts';
import { expectRedirect, Visitor } from './storyteller.ts';

/** Someone with an account of their own, signed in by their one-time link. */
export async function arriveAs(
  archive: TestArchive,
  name: string,
  role: Role = 'curator',
  scope: Scope = null,
): Promise<Visitor> {
  const services = { curators: archive.stores.curators, now: () => new Date() };
  const path = await invite(services, `${name.toLowerCase()}@example.org`, role, scope);
  const person = new Visitor(archive.url);
  await expectRedirect(person.post(path, { name, password: 'four small boats at dawn' }));
  return person;
}
