import { invite } from '../../src/curators/accounts/accounts.ts';
import type { Role } from '../../src/curators/curator.ts';
import type { Scope } from '../../src/moderation/queue/review-queue.ts';
import { manualCheckNames } from '../../src/story/manual-checks.ts';
import type { TestArchive } from './archive.ts';
import { formFields } from './form-fields.ts';
import { eventually, expectRedirect, Visitor } from './storyteller.ts';

type Tab = 'waiting' | 'processing' | 'asked' | 'published' | 'declined' | 'hidden';

/** A curator at their pages, by plain requests. */
export class Curator extends Visitor {
  /** Takes up an invitation: the account is theirs and they are signed in. */
  static async arrive(url: URL, invitation: URL, email = 'curator@example.org'): Promise<Curator> {
    const curator = new Curator(url);
    const fields = { email, name: 'Test Curator', password: 'a bench by the canal' };
    await expectRedirect(curator.post(invitation.pathname, fields));
    return curator;
  }

  /** Ids of the stories in the queue's tab, as its page lists them. */
  async stories(state: Tab = 'waiting'): Promise<string[]> {
    const page = await (await this.get(`/curate${state === 'waiting' ? '' : `?state=${state}`}`)).text();
    // What people wait for stands above the tabs.
    const list = page.slice(page.indexOf('class="tabs"'));
    const ids = [...list.matchAll(/href="\/curate\/stories\/([0-9a-z]{16})"/g)].map(([, id]) => id ?? '');
    return [...new Set(ids)];
  }

  /** Waits until so many stories wait for review; resolves to their ids. */
  queueOf(count: number, seconds = 60): Promise<string[]> {
    return eventually(
      `${count} waiting`,
      () => this.stories(),
      (ids) => ids.length === count,
      seconds,
    );
  }

  /** What the story's review page was made from, as it carries it. */
  async madeFromOf(story: string): Promise<string> {
    const page = await (await this.get(`/curate/stories/${story}`)).text();
    const madeFrom = /name="made-from" value="([0-9a-f]+)"/.exec(page)?.[1];
    if (madeFrom === undefined)
      throw new Error(`Expected a review page for ${story} that says what it was made from`);
    return madeFrom;
  }

  async decide(story: string, decision: string, fields: Record<string, string> = {}): Promise<Response> {
    const madeFrom = await this.madeFromOf(story);
    return this.post(`/curate/stories/${story}/${decision}`, { 'made-from': madeFrom, ...fields });
  }

  /**
   * Publishes the story as a curator does: looks for themselves and ticks it, describes the pictures that have no words
   * yet, and says why what can be heard needs nothing to read.
   */
  async approve(story: string): Promise<void> {
    const address = `/curate/stories/${story}`;
    const fields = formFields(await (await this.get(address)).text(), `${address}/edit`);
    for (const name of manualCheckNames) {
      if (!fields.has('checks', name)) fields.append('checks', name);
    }
    for (const name of [...fields.keys()]) {
      if (fields.get(name) !== '') continue;
      if (name.startsWith('waiver-')) fields.set(name, 'Nobody speaks in it.');
      if (name.startsWith('alt-')) fields.set(name, 'What a curator saw in it.');
    }
    await expectRedirect(this.post(`${address}/approve`, fields));
  }
}

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
