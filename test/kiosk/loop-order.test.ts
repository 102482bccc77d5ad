import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../support/archive.ts';
import { seeded } from '../support/chance.ts';

/** Which story shows next where nobody chooses, and for how long: a day of it, counted. */

const part = (name: string) => import(path.join(projectRoot, 'public', 'kiosk', `${name}.js`));
const { freshLoop, nextInLoop, shareOf } = await part('loop/loop-order');
const { momentIn, playsByItself, secondsWhole, storySeconds, worksOf } = await part('loop/programme');
const { stillHangs } = await part('held/exhibition');

interface Story {
  readonly id: string;
  readonly media: readonly object[];
}
type State = typeof freshLoop;
interface Rules {
  readonly order: 'shuffled' | 'in-order';
  readonly shares: Readonly<Record<string, number>> | null;
  readonly seed: string;
}

const file = (role: string, sha256: string) => ({ role, sha256, bytes: 1, width: 900, height: 600 });
const roles = { artwork: ['image'], film: ['film', 'poster'], sound: ['sound', 'waveform'] };
const work = (form: keyof typeof roles, id: string, over: object = {}) => ({
  ...{ id, form, kind: form, seconds: form === 'artwork' ? null : 60, spoken: [], pages: [] },
  files: roles[form].map((role) => file(role, `${id} ${role}`)),
  ...over,
});
const story = (id: string, media: readonly object[] = [work('artwork', id)], over: object = {}): Story =>
  Object.assign({ id, note: null, words: 'So it was.', media }, over);
const stories = (count: number, form: keyof typeof roles = 'artwork') =>
  Array.from({ length: count }, (_, at) => story(`${form}-${at}`, [work(form, `${form}-${at}`)]));

const shuffled: Rules = { order: 'shuffled', shares: null, seed: 'a screen, a day' };
const inOrder: Rules = { ...shuffled, order: 'in-order' };

/** So many turns, one after the other. */
function turns(count: number, hung: readonly Story[], rules: Rules, begin: State = freshLoop) {
  let state = begin;
  const shown: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const turn = nextInLoop(state, hung, rules, () => 60);
    if (!turn) break;
    shown.push(turn.story.id);
    state = turn.state;
  }
  return { shown, state };
}

const counted = (shown: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const id of shown) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

/**
 * A day of ten hours before a busy library's door: a story every twelve seconds, cut short by visits as they come, and two
 * restarts, each of which knows what was noted a minute ago at most. Gives the seconds that each story had.
 */
function aDay(hung: readonly Story[], random: () => number): ReadonlyMap<string, number> {
  const seconds = new Map(hung.map(({ id }) => [id, 0]));
  let state = freshLoop;
  let noted = freshLoop;
  let notedAt = 0;
  let restarts = [3 * 3600, 7 * 3600];
  let visitAt = random() * 120;
  for (let now = 0; now < 10 * 3600; ) {
    if (now > (restarts[0] ?? Number.POSITIVE_INFINITY)) {
      restarts = restarts.slice(1);
      state = noted;
    }
    const turn = nextInLoop(state, hung, shuffled, () => 12);
    const lasts = Math.min(12, Math.max(0, visitAt - now));
    // One that is cut short is shown again (turns.js).
    if (lasts > 8) state = turn.state;
    if (now - notedAt > 60) [noted, notedAt] = [state, now];
    seconds.set(turn.story.id, (seconds.get(turn.story.id) ?? 0) + lasts);
    now += lasts;
    if (now < visitAt) continue;
    now += 20 + random() * 400;
    visitAt = now + random() * 120;
  }
  return seconds;
}

describe('The loop of a touch screen', () => {
  it.each([12, 60, 150])(
    'gives none of %i stories less than half of the mean of a day full of visits',
    (count) => {
      for (let seed = 1; seed <= 3; seed += 1) {
        const seconds = [...aDay(stories(count), seeded(seed)).values()];
        const mean = seconds.reduce((sum, each) => sum + each, 0) / count;
        expect(Math.min(...seconds)).toBeGreaterThanOrEqual(mean / 2);
      }
    },
  );

  it('shows each once a round, none twice running, and each round and each day in another order', () => {
    const hung = stories(9);
    const rounds = turns(27, hung, shuffled).shown;
    const [one, two, three] = [rounds.slice(0, 9), rounds.slice(9, 18), rounds.slice(18)];
    for (const round of [one, two, three]) expect(new Set(round).size).toBe(9);
    expect(new Set([one, two, three].map(String)).size).toBe(3);
    expect(rounds.every((id, at) => id !== rounds[at - 1])).toBe(true);
    expect(turns(27, hung, shuffled).shown).toEqual(rounds);
    expect(turns(9, hung, { ...shuffled, seed: 'the next day' }).shown).not.toEqual(one);
  });

  it('goes on where it was when stories come and go, and when the day turns', () => {
    const hung = stories(6);
    const { shown, state } = turns(3, hung, shuffled);
    const left = hung.map(({ id }) => id).filter((id) => !shown.includes(id));
    const gone = left[0] ?? '';
    const now = [story('new'), ...hung.filter(({ id }) => id !== gone)];
    const rest = turns(3, now, { ...shuffled, seed: 'the next day' }, state).shown;
    expect(rest.toSorted()).toEqual(['new', ...left.slice(1)].toSorted());
  });

  it('plays one story alone over and over, and nothing where there is none', () => {
    expect(turns(3, [story('one')], shuffled).shown).toEqual(['one', 'one', 'one']);
    expect(nextInLoop(freshLoop, [], shuffled, () => 1)).toBeNull();
  });
});

describe('A wall', () => {
  it('plays in the order of its exhibition where a curator wants that', () => {
    expect(turns(7, stories(3), inOrder).shown.map((id) => id.at(-1))).toEqual([...'0120120']);
  });

  it('gives each form its share of the time, whatever hangs, and each story of a form as much as the others', () => {
    const hung = [...stories(20), ...stories(3, 'film'), ...stories(5, 'sound'), story('words', [])];
    const shares = { artwork: 1, film: 2, sound: 1, words: 0 };
    const lasts = (each: Story) => (shareOf(each) === 'film' ? 240 : shareOf(each) === 'sound' ? 60 : 24);
    const seconds = new Map<string, number>();
    const counts = new Map<string, number>();
    let state = freshLoop;
    for (let passed = 0; passed < 10 * 3600; ) {
      const turn = nextInLoop(state, hung, { ...shuffled, shares }, lasts);
      state = turn.state;
      passed += lasts(turn.story);
      const form = shareOf(turn.story);
      seconds.set(form, (seconds.get(form) ?? 0) + lasts(turn.story));
      counts.set(turn.story.id, (counts.get(turn.story.id) ?? 0) + 1);
    }
    const hours = (form: string) => (seconds.get(form) ?? 0) / 3600;
    expect(hours('film')).toBeCloseTo(5, 0);
    expect(hours('artwork')).toBeCloseTo(2.5, 0);
    expect(hours('sound')).toBeCloseTo(2.5, 0);
    expect(counts.get('words')).toBeUndefined();
    for (const form of ['artwork', 'film', 'sound']) {
      const all = [...counts].filter(([id]) => id.startsWith(form)).map(([, count]) => count);
      expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
    }
  });

  it('lets no form catch up on a time in which nothing of it hung', () => {
    const shares = { artwork: 1, film: 1, sound: 0, words: 0 };
    const rules = { ...inOrder, shares };
    const { state } = turns(500, stories(4), rules);
    const { shown } = turns(8, [...stories(4), ...stories(2, 'film')], rules, state);
    expect(counted(shown.map((id) => id.split('-')[0] ?? ''))).toEqual(
      new Map([
        ['film', 4],
        ['artwork', 4],
      ]),
    );
  });

  it('shows none twice running, though its form has a larger share', () => {
    const shares = { artwork: 1, film: 1, sound: 9, words: 0 };
    const hung = [...stories(3), ...stories(1, 'sound')];
    const { shown } = turns(20, hung, { ...inOrder, shares });
    expect(shown.every((id, at) => id !== shown[at - 1])).toBe(true);
    expect(counted(shown).get('sound-0')).toBe(10);
  });

  it('shows nothing where every form that hangs has no share', () => {
    const shares = { artwork: 0, film: 1, sound: 1, words: 1 };
    expect(nextInLoop(freshLoop, stories(2), { ...inOrder, shares }, () => 1)).toBeNull();
  });
});

describe('What plays by itself', () => {
  it('is nothing that a note stands before, and nothing without a work to show', () => {
    const hard = story('hard', [work('artwork', 'hard')], { note: 'This story speaks of a death.' });
    const without = story('without', [{ ...work('artwork', 'x'), files: [file('thumbnail', 't')] }]);
    const words = story('words', []);
    const fine = story('fine');
    expect(playsByItself([hard, without, words, fine])).toEqual([words, fine]);
  });

  it('is every work of a story, but that a picture shows with its sound', () => {
    const [film, sound] = [work('film', 'f'), work('sound', 's')];
    const [beside, other] = [work('artwork', 'a'), work('artwork', 'b')];
    const ids = (media: readonly object[]) =>
      worksOf(story('s', media)).map((each: { id: string } | null) => each?.id ?? null);
    expect(ids([beside, sound, other, film])).toEqual(['s', 'b', 'f']);
    expect(ids([beside, other])).toEqual(['a', 'b']);
    expect(ids([])).toEqual([null]);
  });

  it('lasts as long as it is, or as it takes to look at and to read', () => {
    const silent = { isMuted: true };
    const length = (media: object | null, how = silent, words = '') =>
      secondsWhole(story('s', [], { words }), media, how);
    expect(length(work('film', 'f', { seconds: 431.5 }))).toBe(431.5);
    expect(length(work('artwork', 'a'))).toBe(24);
    expect(length(work('artwork', 'm', { kind: 'moving', form: 'film', seconds: 10 }))).toBe(30);
    expect(length(work('artwork', 'b', { kind: 'booklet', pages: [{}, {}, {}] }))).toBe(36);
    expect(length(work('sound', 's', { seconds: 300, spoken: [{ lines: ['Ah'], times: '0' }] }))).toBe(300);
    // Nobody hears it or reads anything.
    expect(length(work('sound', 's', { seconds: 300 }))).toBe(20);
    expect(length(work('sound', 's', { seconds: 300 }), { isMuted: false })).toBe(300);
    expect(length(null, silent, 'So it was.')).toBe(8);
    expect(length(null, silent, 'and '.repeat(230))).toBeCloseTo(100);
    expect(storySeconds(story('s', [work('artwork', 'a'), work('film', 'f')]), silent)).toBe(84);
  });

  it('begins a moment where something begins to be said, and never too near the end', () => {
    const spoken = [{ times: '0.5 0.9' }, { times: null }, { times: '20.0 21.0' }, { times: '52.0' }];
    const begins = new Set<number>();
    for (let lot = 0; lot < 20; lot += 1) begins.add(momentIn({ seconds: 60, spoken }, lot));
    expect([...begins].toSorted()).toEqual([0.5, 20]);
    const anywhere = momentIn({ seconds: 60, spoken: [] }, 2 ** 31);
    expect(anywhere).toBe(24);
    expect(momentIn({ seconds: 5, spoken: [] }, 2 ** 31)).toBe(0);
  });

  it('goes on over a change of what hangs, unless it was taken back or is another file now', () => {
    const film = work('film', 'f');
    const one = story('one', [film]);
    const renamed = story('one', [film], { title: 'Another name' });
    expect(stillHangs(one, film, [story('other'), renamed])).toBe(true);
    expect(stillHangs(one, film, [story('other')])).toBe(false);
    expect(stillHangs(one, film, [story('one', [film], { note: 'A death.' })])).toBe(false);
    expect(stillHangs(one, film, [story('one', [work('film', 'made anew')])])).toBe(false);
    expect(stillHangs(story('w', []), null, [story('w', [])])).toBe(true);
    expect(stillHangs(story('w', []), null, [story('w', [], { words: 'Corrected.' })])).toBe(false);
  });
});
