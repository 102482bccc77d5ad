import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hashCode, newPrivateCode, newStoryId } from '../../src/random.ts';
import type { StoryId } from '../../src/story/ids.ts';
import { chance, fewOrMany } from '../support/chance.ts';
import {
  archiveEnv,
  lookInto,
  type RunningProcess,
  startEmbeddedMongoAlone,
  startProcess,
} from '../support/processes.ts';
import { aPublishedStory } from '../support/stories.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/**
 * Servers that answer from memory, one of them stopped (SIGSTOP) before stories are taken back and woken after: with the
 * answer to whoever took one back no server shows it. test/hostile/lease-model.test.ts plays the same by the ten thousand.
 */

const servers = fewOrMany(3, 4);
const rounds = fewOrMany(1, 25);
const storiesARound = 8;
const random = chance('stopped servers');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let mongo: Awaited<ReturnType<typeof startEmbeddedMongoAlone>>;
let running: RunningProcess[] = [];
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  mongo = await startEmbeddedMongoAlone(folder.path);
  env = archiveEnv(`${folder.path}/data`, { MONGODB_URI: mongo.uri, LOG_LEVEL: 'info' });
  // The first makes what all need.
  running = [await startProcess('server', env)];
  running.push(
    ...(await Promise.all(Array.from({ length: servers - 1 }, () => startProcess('server', env)))),
  );
}, 120_000);
afterAll(async () => {
  for (const { child } of running) child.kill('SIGCONT');
  await Promise.all(running.map((server) => server.stop()));
  await mongo?.stop();
  await folder?.remove();
});

interface Answer {
  readonly server: RunningProcess;
  readonly story: StoryId;
  /** 200, 410, or of a search whether it found the story. */
  readonly status: number;
  readonly askedAt: number;
  readonly answeredAt: number;
}

/** A word that no other story has. */
const titleOf = (story: StoryId) => `title${story}`;

/** Somebody at each server who asks for one story after another, until `isOver`. */
async function keepAsking(
  server: RunningProcess,
  stories: readonly StoryId[],
  isOver: () => boolean,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let turn = 0; !isOver(); turn += 1) {
    const story = stories[turn % stories.length] as StoryId;
    const askedAt = performance.now();
    // Its page and a search for its title take turns.
    const isSearch = Math.floor(turn / stories.length) % 2 === 1;
    const address = isSearch ? `/search?q=${titleOf(story)}` : `/stories/${story}`;
    const response = await fetch(new URL(address, String(server.ready)));
    const answeredAt = performance.now();
    const text = await response.text();
    const status = isSearch ? (text.includes(`href="/stories/${story}"`) ? 200 : 410) : response.status;
    answers.push({ server, story, status, askedAt, answeredAt });
  }
  return answers;
}

it(
  `shows no story on any of ${servers} servers once whoever took it back was answered, one of them stopped meanwhile`,
  async () => {
    const [first, ...others] = running;
    if (!first) throw new Error('Expected a server');
    for (let round = 0; round < rounds; round += 1) {
      const codes = new Map<StoryId, string>();
      await lookInto(env, async ({ stories }) => {
        for (let n = 0; n < storiesARound; n += 1) {
          const code = newPrivateCode();
          const id = newStoryId();
          const story = aPublishedStory({ id, title: titleOf(id), codeHash: hashCode(code) });
          await stories.insert(story);
          codes.set(story.id, code);
        }
      });
      const ids = [...codes.keys()];
      // What came is there within a lease; and each server has looked at all of it once.
      await sleep(1100);
      for (const server of running) {
        let turns = 0;
        await keepAsking(server, ids, () => turns++ === 2 * ids.length);
      }
      let isOver = false;
      const asking = running.map((server) => keepAsking(server, ids, () => isOver));
      await sleep(300 + random() * 300);

      const stopped = others[Math.floor(random() * others.length)] as RunningProcess;
      stopped.child.kill('SIGSTOP');
      await sleep(random() * 400);
      const teller = new Visitor(new URL(String(first.ready)));
      const answered = new Map<StoryId, number>();
      await Promise.all(
        [...codes].map(async ([id, code]) => {
          await sleep(random() * 300);
          await expectRedirect(teller.post(`/my-story/${code}/hide`));
          answered.set(id, performance.now());
        }),
      );
      await sleep(random() * 300);
      const woken = performance.now();
      stopped.child.kill('SIGCONT');
      await sleep(300);
      isOver = true;
      const answers = (await Promise.all(asking)).flat();

      const shows = answers.filter(({ status }) => status === 200);
      expect(new Set(shows.map(({ server }) => running.indexOf(server))).size).toBe(servers);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 410]));
      expect(shows.filter(({ story, askedAt }) => askedAt > Number(answered.get(story)))).toEqual([]);
      // Whatever it held when it was stopped, and whoever had asked before.
      expect(shows.filter(({ server, answeredAt }) => server === stopped && answeredAt > woken)).toEqual([]);
    }
  },
  rounds * 30_000 + 60_000,
);
