import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '../../errors.ts';
import { createHeldLease } from './held-lease.ts';
import { createPageCache } from './page-cache.ts';

// Five letters of the page, and two of the key at two bytes each.
const pageBytes = 9;
const leaseMilliseconds = 1000;

function archive(options: { maxBytes?: number } = {}) {
  const state = { edition: '1', now: 0, rendered: 0, words: 'first', fails: false };
  const cache = createPageCache({
    lease: createHeldLease(
      async () => {
        const { edition, now } = state;
        await wait(1);
        return { edition, holds: () => state.edition === edition && state.now - now < leaseMilliseconds };
      },
      () => state.now,
    ),
    clock: () => state.now,
    maxBytes: options.maxBytes ?? 100_000,
    maxAge: 60_000,
  });
  const render = async () => {
    if (state.fails) throw new Error('away');
    state.rendered += 1;
    const { words } = state;
    await wait(5);
    return words;
  };
  const get = async (key: string) => (await cache.get(key, null, render)).page;
  return { state, get, ready: (key: string) => cache.ready(key) };
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

  it('lets nothing leave that was read under a lease that is over, where the edition has turned', async () => {
    const { state, get } = archive();
    const slow = get('/a');
    await wait(3);
    // As if the process had been stopped there for longer than a lease.
    state.now += leaseMilliseconds;
    state.edition = '2';
    state.words = 'second';
    expect(String((await slow).body)).toBe('second');
    expect(String((await get('/a')).body)).toBe('second');
  });

  it('lets it leave where the edition still is the one', async () => {
    const { state, get } = archive();
    const slow = get('/a');
    await wait(3);
    state.now += leaseMilliseconds;
    expect(String((await slow).body)).toBe('first');
    expect(state.rendered).toBe(1);
  });

  it('has a page ready while its lease holds, and no longer', async () => {
    const { state, get, ready } = archive();
    expect(ready('/')).toBeNull();
    const page = await get('/');
    expect(ready('/')).toBe(page);
    state.now += leaseMilliseconds;
    expect(ready('/')).toBeNull();
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
    const { get, state } = archive();
    state.fails = true;
    await expect(get('/')).rejects.toThrow('away');
    state.fails = false;
    expect(String((await get('/')).body)).toBe('first');
  });

  it('packs what it sends, and answers nobody while the edition turns without end', async () => {
    let edition = 0;
    const cache = createPageCache({
      lease: createHeldLease(async () => {
        edition += 1;
        return { edition: String(edition), holds: () => false };
      }),
      clock: () => 0,
      maxBytes: 1000,
      maxAge: 1000,
    });
    await expect(cache.get('/', 'gzip', async () => 'never still')).rejects.toThrow(Unavailable);
    const still = createPageCache({
      lease: createHeldLease(async () => ({ edition: '1', holds: () => true })),
      clock: () => 0,
      maxBytes: 1000,
      maxAge: 1000,
    });
    const { bytes } = await still.get('/', 'gzip', async () => 'still');
    expect(String(gunzipSync(bytes))).toBe('still');
  });
});
