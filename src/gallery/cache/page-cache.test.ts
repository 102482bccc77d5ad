import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createPageCache } from './page-cache.ts';

// Five letters of the page, and two of the key at two bytes each.
const pageBytes = 9;

function archive(options: { maxBytes?: number } = {}) {
  const state = { edition: '1', now: 0, rendered: 0, words: 'first' };
  const cache = createPageCache({
    edition: async () => {
      await wait(1);
      return state.edition;
    },
    clock: () => state.now,
    maxBytes: options.maxBytes ?? 100_000,
    maxAge: 60_000,
  });
  const render = async () => {
    state.rendered += 1;
    const { words } = state;
    await wait(5);
    return words;
  };
  return { state, get: (key: string) => cache.get(key, render) };
}

describe('createPageCache', () => {
  it('renders a page once for an edition', async () => {
    const { state, get } = archive();
    const first = await get('/');
    const second = await get('/');
    expect(second).toEqual(first);
    expect(String(first.body)).toBe('first');
    expect(state.rendered).toBe(1);
  });

  it('renders once for all who ask at the same time', async () => {
    const { state, get } = archive();
    await Promise.all(Array.from({ length: 50 }, () => get('/')));
    expect(state.rendered).toBe(1);
  });

  it('shows a change to the very next request', async () => {
    const { state, get } = archive();
    const before = await get('/');
    state.words = 'second';
    state.edition = '2';
    const after = await get('/');
    expect(String(after.body)).toBe('second');
    expect(after.etag).not.toBe(before.etag);
  });

  it('does not keep what was rendered while the edition turned', async () => {
    const { state, get } = archive();
    const slow = get('/a');
    await wait(3);
    state.edition = '2';
    state.words = 'second';
    await get('/b');
    expect(String((await slow).body)).toBe('first');
    expect(String((await get('/a')).body)).toBe('second');
  });

  it('makes a page anew after its longest age, whatever the edition says', async () => {
    const { state, get } = archive();
    await get('/');
    state.now = 60_000;
    await get('/');
    expect(state.rendered).toBe(1);
    state.now = 60_001;
    await get('/');
    expect(state.rendered).toBe(2);
  });

  it('lets go of what was asked for least lately when it is full', async () => {
    const { state, get } = archive({ maxBytes: 3 * pageBytes });
    await get('/a');
    await get('/b');
    await get('/c');
    await get('/a');
    await get('/d');
    await get('/a');
    expect(state.rendered).toBe(4);
    await get('/b');
    expect(state.rendered).toBe(5);
  });

  it('forgets a failed rendering', async () => {
    const cache = createPageCache({ edition: async () => '1', clock: () => 0, maxBytes: 1000, maxAge: 1000 });
    await expect(cache.get('/', async () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(String((await cache.get('/', async () => 'back')).body)).toBe('back');
  });
});
