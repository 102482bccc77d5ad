import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict } from '../../src/errors.ts';
import { ensureFirstTopics, firstTopics } from '../../src/first-content.ts';
import type { TopicSlug } from '../../src/story/ids.ts';
import type { Topic } from '../../src/story/topics.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';

let archive: TestArchive;
beforeAll(async () => {
  archive = await openTestArchive();
});
afterAll(() => archive?.close());

const fresh = (slug: string, note = 'A note.'): Topic => ({
  slug: slug as TopicSlug,
  name: slug,
  note,
  links: [{ name: 'Someone', address: null, phone: '999', about: 'Free', neighbourhood: null }],
  order: 500,
});
const kept = async (slug: string) =>
  (await archive.stores.topics.topics()).find((topic) => topic.slug === slug) ?? null;

describe('The topic store', () => {
  it('holds a new archive’s first subjects, in their order and as they were written, once', async () => {
    await ensureFirstTopics(archive.stores.topics);
    expect(await archive.stores.topics.topics()).toEqual(firstTopics);
  });

  it('adds, changes, and turns the edition with each', async () => {
    const { topics, published } = archive.stores;
    const editions = [await published('web').edition()];
    const [one, other] = [fresh('grief'), fresh('grief', 'Another.')];
    await topics.replace(null, one);
    expect(await kept('grief')).toEqual(one);
    editions.push(await published('web').edition());
    await topics.replace(one, other);
    expect(await kept('grief')).toEqual(other);
    editions.push(await published('web').edition());
    await topics.save(one);
    expect(await kept('grief')).toEqual(one);
    editions.push(await published('web').edition());
    expect(new Set(editions).size).toBe(4);
  });

  it('changes nothing from what is no longer there', async () => {
    const { topics } = archive.stores;
    const first = fresh('bullying');
    await topics.replace(null, first);
    await expect(topics.replace(null, first)).rejects.toThrow(Conflict);
    await expect(topics.replace({ ...first, note: 'Old.' }, first)).rejects.toThrow(Conflict);
    await expect(topics.replace(fresh('gone'), fresh('gone'))).rejects.toThrow(Conflict);
    expect([await kept('bullying'), await kept('gone')]).toEqual([first, null]);
  });

  it('lets one of many through who change it at the same moment', async () => {
    const { topics } = archive.stores;
    for (let round = 0; round < 20; round += 1) {
      const before = await kept('race');
      const tries = Array.from({ length: 5 }, (_, each) => fresh('race', `Note ${round}.${each}`));
      const results = await Promise.allSettled(tries.map((topic) => topics.replace(before, topic)));
      const won = results.flatMap(({ status }, each) => (status === 'fulfilled' ? [tries[each]] : []));
      expect(won).toHaveLength(1);
      expect(await kept('race')).toEqual(won[0]);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict);
      }
    }
  });
});
