import { Refused } from '../api.js';
import { say } from '../say.js';
import {
  filesOf,
  filesOfAll,
  fitInto,
  hungIn,
  isDetail,
  narrowed,
  openingOf,
  showingAt,
  sizeOf,
  stillAllowed,
  storiesOf,
  withoutDetail,
  withStories,
} from './exhibition.js';
import { fill } from './fill.js';
import { createRoom } from './room.js';
import { forgetState, readState, writeState } from './state.js';
import { createTries } from './tries.js';

/** The release that runs. */
const player = document.documentElement.dataset.release ?? '';
const saved = 'exhibition';
/** In milliseconds: when a beat that nobody answered is sent again, and the least between two that tell of errors. */
const soon = 10_000;
/** Bytes from which on a file is one that the first day does not wait for. */
const large = 2_000_000;

/**
 * Holds the exhibition that plays (`current`) and brings in the one that the server wants (`wanted`): whole, while
 * nobody stands before the screen (P37). What was taken back leaves before anything else is done.
 *
 * @param {{
 *   api: import('../types.d.ts').Api,
 *   clock: import('../types.d.ts').Clock,
 *   files: import('../types.d.ts').Files,
 *   plays: import('../types.d.ts').Plays,
 *   commands: import('../types.d.ts').Commands,
 *   hooks: import('../types.d.ts').Hooks,
 *   lastTouch(): string | null,
 * }} parts of `hooks`, changed() comes after what may be shown changed, revoked() after all was wiped
 * @returns {Promise<import('../types.d.ts').Keeper>}
 */
export async function openKeeper({ api, clock, files, plays, commands, lastTouch, hooks }) {
  const kept = (await readState(saved)) ?? {};
  /** @type {import('../types.d.ts').Exhibition | null} */
  let current = kept.current ?? null;
  /** @type {import('../types.d.ts').Exhibition | null} */
  let wanted = kept.wanted ?? null;
  /** @type {string | null} */
  let leaseUntil = kept.leaseUntil ?? null;
  /** @type {{ stories: readonly import('../types.d.ts').ScreenStory[], leftOut: readonly string[] }} */
  let plan = { stories: [], leftOut: kept.leftOut ?? [] };
  /** @type {import('../types.d.ts').Beat['cache']['state']} */
  let cacheState = current ? 'ready' : 'empty';
  /** @type {number | null} */
  let bytesFree = null;
  /** @type {string | null} */
  let lastError = null;
  /** @type {string | null} */
  let lastErrorAt = null;
  /** @type {{ work: Promise<void>, stop: AbortController } | null} */
  let filling = null;
  /** @type {Promise<boolean> | null} */
  let telling = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let again;
  let troubleTold = Number.NEGATIVE_INFINITY;
  /** Ids of stories that a file keeps back. @type {readonly string[]} */
  let withoutFile = [];
  const room = createRoom(clock);
  const tries = createTries();

  const save = () =>
    writeState(saved, { current, wanted, leaseUntil, leftOut: plan.leftOut, clock: clock.noted() });
  /** Which exhibition shows, by its slug. @type {string | null} */
  let showing = null;

  const hung = () => [current, wanted].flatMap((manifest) => (manifest ? hungIn(manifest) : []));
  const known = () => hung().flatMap(({ stories }) => stories);
  const shas = (/** @type {readonly import('../types.d.ts').ScreenStory[]} */ stories) =>
    new Set(filesOfAll(stories).map(({ sha256 }) => sha256));
  const heldBytes = () =>
    sizeOf(filesOfAll([...known(), ...plan.stories]).filter(({ sha256 }) => files.has(sha256)));
  const isPaired = () => current !== null || wanted !== null;
  const note = (/** @type {string} */ trouble) => {
    lastError = trouble.slice(0, 200);
    lastErrorAt = isoTime(clock.now());
  };

  /**
   * Tells of an error at once; of those that follow on its heels, with the next beat.
   * @param {string} trouble
   */
  function tellOf(trouble) {
    note(trouble);
    if (!isPaired() || performance.now() < troubleTold + soon) return;
    troubleTold = performance.now();
    void contact();
  }

  function progress() {
    const files_ = filesOfAll(plan.stories.length > 0 ? plan.stories : current ? storiesOf(current) : []);
    const here = files_.filter(({ sha256 }) => files.has(sha256));
    return {
      state: cacheState,
      filesHeld: here.length,
      filesWanted: files_.length,
      bytesHeld: sizeOf(here),
      bytesWanted: sizeOf(files_),
      bytesFree,
      leftOut: plan.leftOut,
      lacking: withoutFile,
    };
  }

  /** @returns {import('../types.d.ts').Beat} */
  function beat() {
    return {
      player,
      playing: current?.version ?? null,
      cache: progress(),
      holds: heldOf(known()),
      ...holdsIn(),
      leaseUntil,
      lastTouch: lastTouch(),
      lastError,
      lastErrorAt,
      since: isoTime(clock.now() - performance.now()),
      clock: wallClock(new Date()),
      done: commands.done(),
      plays: plays.lines(),
    };
  }

  /**
   * The ids of those of which there is anything here. Of one in words alone, the words are as soon as it is known.
   * @param {readonly import('../types.d.ts').ScreenStory[]} stories
   */
  function heldOf(stories) {
    const held = stories.filter(
      (story) => story.media.length === 0 || filesOf(story).some(({ sha256 }) => files.has(sha256)),
    );
    return [...new Set(held.map(({ id }) => id))];
  }

  /** Which of them hang in which exhibition, where there are several. */
  function holdsIn() {
    const slugs = [...new Set(hung().map(({ exhibition }) => exhibition.slug))];
    if (slugs.length < 2) return {};
    const storiesIn = (/** @type {string} */ slug) =>
      hung().flatMap(({ exhibition, stories }) => (exhibition.slug === slug ? stories : []));
    return { holdsIn: slugs.map((slug) => ({ exhibition: slug, stories: heldOf(storiesIn(slug)) })) };
  }

  /** Tells the server how it stands and hears whether there is something new. Resolves to whether it was heard. */
  async function tell() {
    clearTimeout(again);
    if (!navigator.onLine) return false;
    bytesFree = await room.free(heldBytes());
    const said = beat();
    try {
      const answer = await api.beat(said);
      await plays.told(said.plays);
      await commands.heard(said.done ?? [], answer.commands ?? []);
      leaseUntil = answer.leaseUntil;
      await save();
      if (answer.version !== wanted?.version) await take(await api.manifest());
      else bringIn();
      return true;
    } catch (error) {
      if (error instanceof Refused && error.status === 401) await leaveIfRevoked();
      return false;
    }
  }

  /**
   * One beat at a time; whoever asks meanwhile gets the next one. One that nobody hears is sent once more, soon.
   * @param {boolean} [isSecond]
   * @returns {Promise<boolean>}
   */
  function contact(isSecond = false) {
    telling = (telling ?? Promise.resolve()).then(tell, tell);
    telling.then((isHeard) => {
      if (!isHeard && !isSecond && isPaired()) again = setTimeout(() => void contact(true), soon);
    });
    return telling;
  }

  /** @param {import('../types.d.ts').Manifest} manifest */
  async function take(manifest) {
    await stopFilling();
    wanted = manifest;
    cacheState = 'loading';
    // The archive knows of the one that it answered the beat with.
    if (leaseUntil === null || manifest.leaseUntil < leaseUntil) leaseUntil = manifest.leaseUntil;
    if (current) current = narrowed(current, manifest, files.has);
    await letGo();
    // Says at once what it still holds, so that a curator sees that a withdrawal has arrived.
    void contact();
  }

  async function letGo() {
    const isSaved = await save();
    hooks.changed();
    await files.keepOnly(shas(known()));
    if (isSaved || (await save())) return;
    // What a full disk cannot be told to forget must not come back after a power cut.
    await forgetState(saved);
    await save();
  }

  function bringIn() {
    if (filling || !wanted) return;
    const stop = new AbortController();
    /** @type {Promise<void>} */
    const work = bringInUntil(stop.signal)
      .catch((error) => {
        cacheState = 'failed';
        note(say('player-error-keeping', { error: error.message }));
      })
      .finally(() => {
        if (filling?.work === work) filling = null;
      });
    filling = { work, stop };
  }

  async function stopFilling() {
    filling?.stop.abort(new Error('There is a newer exhibition'));
    await filling?.work;
    filling = null;
  }

  /**
   * @param {AbortSignal} signal
   * @returns {Promise<void>}
   */
  async function bringInUntil(signal) {
    bytesFree = await room.free(heldBytes());
    if (!wanted) return;
    const allowed = storiesOf(stillAllowedIn(wanted));
    plan = fitInto(allowed, files.has, bytesFree ?? Number.POSITIVE_INFINITY);
    const wasIn = isIn();
    const before = progress().filesHeld;
    if (wasIn && before === filesOfAll(plan.stories).length) {
      cacheState = settled();
      return;
    }
    cacheState = 'loading';
    hooks.progressed();
    let isGone = false;
    const { outcome, lacking } = await fill(plan.stories, files, tries, {
      signal,
      onProgress() {
        hooks.progressed();
        openEarly();
      },
      onTrouble: note,
      onFull: (file) => room.lacked(file, heldBytes()),
      onGone() {
        isGone = true;
      },
    });
    if (outcome === 'stopped' || signal.aborted) return;
    // What fits is reckoned anew, from less room than before.
    if (outcome === 'full') return bringInUntil(signal);
    const isNews = JSON.stringify(lacking) !== JSON.stringify(withoutFile);
    withoutFile = lacking;
    if (outcome === 'whole' || outcome === 'partly') {
      // Detail that does not come is asked for with each beat; there is nothing new to hang.
      if (progress().filesHeld === before && (wasIn || (!isNews && current?.version === wanted.version))) {
        cacheState = settled();
        return;
      }
      cacheState = 'waiting-to-swap';
      if (hooks.isIdle()) await swap();
    } else {
      cacheState = 'failed';
      if (outcome === 'lacking') return;
    }
    // Asks for the whole again: what has no file has no story either, and a screen without pairing holds nothing.
    if (isGone && isNews && wanted) wanted = { ...wanted, version: null };
    if (outcome === 'refused' || isGone) void contact();
  }

  /** On the first day what is here already opens before the rest, films last. */
  function openEarly() {
    if (current || !wanted || !plan.stories.some(isHere)) return;
    const missing = filesOfAll(plan.stories).filter((file) => !isDetail(file) && !files.has(file.sha256));
    if (missing.some(({ bytes }) => bytes < large)) return;
    current = { ...planned(wanted), version: null };
    hooks.changed();
  }

  /**
   * As far as it is planned and here, in each of its exhibitions.
   * @param {import('../types.d.ts').Exhibition} manifest
   */
  function planned(manifest) {
    const here = new Set(plan.stories.filter(isHere).map(({ id }) => id));
    const inPlan = shas(plan.stories);
    return withStories(stillAllowedIn(manifest), (stories) =>
      stories.filter(({ id }) => here.has(id)).map((story) => withoutDetail(story, (sha) => inPlan.has(sha))),
    );
  }

  /** @param {import('../types.d.ts').Exhibition} manifest */
  const stillAllowedIn = (manifest) => withStories(manifest, (stories) => stillAllowed(stories, clock.now()));

  /** @param {import('../types.d.ts').ScreenStory} story */
  const isHere = (story) => filesOf(story).every((file) => isDetail(file) || files.has(file.sha256));

  const settled = () => (withoutFile.length > 0 ? 'failed' : plan.leftOut.length > 0 ? 'too-small' : 'ready');

  /** Whether what is wanted plays already, with or without the detail of its pictures. */
  function isIn() {
    const same =
      current !== null &&
      current.version === wanted?.version &&
      storiesOf(current).length === plan.stories.length;
    return same && filesOfAll(plan.stories).every((file) => isDetail(file) || files.has(file.sha256));
  }

  async function swap() {
    if (!wanted) return;
    current = planned(wanted);
    cacheState = settled();
    await letGo();
    void contact();
  }

  async function leaveIfRevoked() {
    // A network's own "401" is none of ours: the pairing says so itself.
    const { state } = await api.pairingState().catch(() => ({ state: 'unknown' }));
    if (state !== 'none' && state !== 'waiting') return;
    filling?.stop.abort(new Error('This screen is not paired any more'));
    await filling?.work;
    [current, wanted, leaseUntil, filling] = [null, null, null, null];
    plan = { stories: [], leftOut: [] };
    cacheState = 'empty';
    await forgetState(saved);
    await plays.forget();
    await commands.forget();
    hooks.revoked();
    await files.keepOnly(new Set());
  }

  /**
   * The exhibition that shows; it stays while somebody is there.
   * @param {import('../types.d.ts').Exhibition} manifest
   */
  function shownOf(manifest) {
    const known = hungIn(manifest).find(({ exhibition }) => exhibition.slug === showing);
    if (known && !hooks.isIdle()) return known;
    const shown = showingAt(manifest, clock.now());
    showing = shown.exhibition.slug;
    return shown;
  }

  return {
    contact,
    bringIn,
    tellOf,
    isPaired,
    /** 'loading' before the first exhibition is here; 'expired' where the lease ran out; 'before', 'closed' or 'open'. */
    standing() {
      if (!current) return 'loading';
      const opening = openingOf(shownOf(current), clock.now());
      const isExpired = leaseUntil === null || Date.parse(leaseUntil) <= clock.now();
      return isExpired && opening !== 'closed' ? 'expired' : opening;
    },
    exhibition() {
      const manifest = /** @type {import('../types.d.ts').Exhibition} */ (current ?? wanted);
      return { ...manifest, ...shownOf(manifest) };
    },
    now: clock.now,
    profile: () => (wanted ?? current)?.profile ?? null,
    /** What may be shown right now: each whole but for detail that is not here, and none whose time has passed. */
    stories() {
      const allowed = current ? stillAllowed(shownOf(current).stories, clock.now()) : [];
      const shown = allowed.map((story) => withoutDetail(story, files.has));
      return shown.filter((story) => filesOf(story).every(({ sha256 }) => files.has(sha256)));
    },
    progress,
    /** Someone has left: what waits may come in. */
    async becameIdle() {
      if (cacheState === 'waiting-to-swap' && !filling) await swap();
    },
    /** Drops the stories whose time has passed. */
    async dropExpired() {
      const now = clock.now();
      if (stillAllowed(known(), now).length === known().length) return;
      await stopFilling();
      if (current) current = stillAllowedIn(current);
      // Should this clock be wrong, the next contact brings them back.
      if (wanted) wanted = { ...stillAllowedIn(wanted), version: null };
      await letGo();
      void contact();
    },
    /** Reads one file again; where it has changed, it is fetched anew. */
    async check(sha256) {
      if (!files.has(sha256) || (await files.check(sha256))) return;
      note(say('player-error-file-changed'));
      hooks.changed();
      void contact();
    },
    async fetchAnew() {
      // What was amiss may be mended: what still is, is found again.
      [lastError, lastErrorAt] = [null, null];
      tries.forgetAll();
      room.forgetLack();
      let isMended = false;
      for (const sha256 of files.all()) {
        // Whatever plays has its turn between two files.
        await pause();
        if (!files.has(sha256) || (await files.check(sha256))) continue;
        isMended = true;
        note(say('player-error-file-changed'));
        hooks.changed();
      }
      if (wanted) wanted = { ...wanted, version: null };
      // The first brings the exhibition as it is now, the second begins to fetch what of it is not here.
      if (!((await contact()) && (await contact()))) return 'failed';
      await filling?.work;
      if (cacheState === 'failed') return 'failed';
      return isMended ? 'mended' : 'done';
    },
    heldFiles: () => files.all(),
    forgetStrays: () => files.keepOnly(shas(known())),
    save,
  };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

/** @param {number} time */
const isoTime = (time) => new Date(time).toISOString();

/**
 * What the clock of this computer shows, with its time zone: "2026-11-30T14:05:00.000+00:00".
 * @param {Date} time
 */
function wallClock(time) {
  const ahead = -time.getTimezoneOffset();
  const pad = (/** @type {number} */ part) => String(Math.floor(part)).padStart(2, '0');
  const zone = `${ahead < 0 ? '-' : '+'}${pad(Math.abs(ahead) / 60)}:${pad(Math.abs(ahead) % 60)}`;
  return isoTime(time.getTime() + ahead * 60_000).replace('Z', zone);
}

/** What the clock knew before a restart. */
export async function notedClock() {
  return (await readState(saved))?.clock;
}
