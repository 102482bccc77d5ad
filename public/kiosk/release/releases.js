import { releasePrefix, stateAddress, stateCache } from '../held/cache-names.js';

/**
 * The releases of the player that a screen has: fetched whole and checked, tried, taken up, and left again where one does
 * not run. A release that ran before is kept until another has. All of it stands on the disk, since a service worker may
 * end at any moment.
 *
 * @typedef {object} Known
 * @property {string | null} inUse the one that the next start opens
 * @property {string | null} good the last that said from inside that it runs
 * @property {Readonly<Record<string, number>>} whole how many files each has that was fetched whole
 * @property {Readonly<Record<string, number>>} left when each was left because it did not run
 * @property {number} starts of the one in use, since it last said that it runs
 */

/** Milliseconds: how long one file may take, and when a release that was left is tried once more. */
const patience = 60_000;
const again = 15 * 60_000;
/** Starts without a word, after which a release is not opened once more. */
const mostStarts = 3;

/** @type {Known} */
const nothing = { inUse: null, good: null, whole: {}, left: {}, starts: 0 };
const note = stateAddress('releases');
const nameOf = (/** @type {string} */ version) => `${releasePrefix}${version}`;

/** One change after the other: each reads what the last one wrote. @type {Promise<unknown>} */
let turn = Promise.resolve();

/** @returns {Promise<Known>} */
async function read() {
  const kept = await caches.match(note, { cacheName: stateCache });
  return { ...nothing, ...(kept ? await kept.json().catch(() => ({})) : {}) };
}

/**
 * Where the disk is full, it goes on from what was noted before.
 * @param {(known: Known) => Partial<Known> | Promise<Partial<Known>>} make
 * @returns {Promise<Known>}
 */
function change(make) {
  const changed = turn.then(async () => {
    const before = await read();
    const after = { ...before, ...(await make(before)) };
    const cache = await caches.open(stateCache);
    await cache.put(note, new Response(JSON.stringify(after))).catch(() => undefined);
    return after;
  });
  turn = changed.catch(() => undefined);
  return changed;
}

/**
 * True where all its files are still there: a browser may take them away.
 * @param {Known} known
 * @param {string | null} version
 */
async function isWhole({ whole }, version) {
  const count = version === null ? undefined : whole[version];
  if (version === null || count === undefined || !(await caches.has(nameOf(version)))) return false;
  const cache = await caches.open(nameOf(version));
  return (await cache.keys()).length === count;
}

/**
 * The release that a start is to open; null where there is none, or where the one that there is did not run the last times
 * and has to be fetched anew.
 */
export async function releaseToStart() {
  const after = await change(async (known) => {
    const { inUse, good, starts } = known;
    const isTired = inUse !== null && starts >= mostStarts;
    if (isTired && inUse !== good && (await isWhole(known, good)))
      return { ...leaving(known, inUse), starts: 1 };
    const version = (await isWhole(known, inUse)) ? inUse : good;
    return (await isWhole(known, version)) ? { inUse: version, starts: starts + 1 } : {};
  });
  const { inUse, starts } = after;
  return starts <= mostStarts && (await isWhole(after, inUse)) ? inUse : null;
}

/**
 * A file of a release that is kept.
 * @param {string} path
 */
export async function releaseFile(path) {
  const version = path.split('/')[3] ?? '';
  return caches.match(path, { cacheName: nameOf(version) });
}

/** The page of a release, at the address that its manifest gives it. @param {string} version */
export const releasePage = (version) => releaseFile(`/kiosk/releases/${version}/player.html`);

/**
 * Asks the archive for its release and fetches all of it, unless it is here. Resolves to the version that is to be tried,
 * or null. @throws where the archive cannot be reached, or answers with anything else
 */
export async function renewRelease() {
  const manifest = await askForManifest();
  const { release } = manifest;
  const known = await read();
  const isHere = await isWhole(known, release);
  const isTired = known.inUse === release && known.starts >= mostStarts;
  if (isHere && !isTired) return isToBeTried(known, release) ? release : null;
  if (!isHere && !isToBeTried(known, release) && known.good !== null && known.good !== release) return null;
  await fetchWhole(manifest);
  const after = await change(({ whole, starts, inUse }) => ({
    whole: { ...whole, [release]: manifest.files.length },
    starts: inUse === release ? 0 : starts,
  }));
  return isToBeTried(after, release) ? release : null;
}

/**
 * @param {Known} known
 * @param {string} release
 */
function isToBeTried({ inUse, good, left }, release) {
  if (release === inUse || release === good) return false;
  // With nothing to go on with, whatever there is is tried again.
  return good === null || Date.now() - (left[release] ?? 0) >= again;
}

/**
 * @typedef {{ readonly url: string, readonly type: string, readonly bytes: number, readonly sha256: string }} ReleaseFile
 * @typedef {{ readonly release: string, readonly policy: string, readonly files: readonly ReleaseFile[] }} ReleaseManifest
 */

/** @returns {Promise<ReleaseManifest>} */
async function askForManifest() {
  const answer = await fetch('/kiosk/release.json', {
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  const said = answer.ok ? await answer.json() : null;
  const isOne =
    typeof said?.release === 'string' &&
    /^[0-9a-f]{16}$/.test(said.release) &&
    typeof said.policy === 'string' &&
    Array.isArray(said.files) &&
    said.files.length > 0 &&
    said.files.every(
      (/** @type {Partial<ReleaseFile>} */ file) =>
        file?.url?.startsWith(`/kiosk/releases/${said.release}/`) && typeof file.sha256 === 'string',
    );
  if (!isOne) throw new Error('The archive answered with something that is no release');
  return said;
}

/**
 * Every file, each checked. What is here and right is not asked for again, and nothing is thrown away before all of it has
 * come: a line that goes in the midst of it takes nothing from a screen, and the next look goes on from there.
 * @param {ReleaseManifest} manifest
 */
async function fetchWhole({ release, policy, files }) {
  const cache = await caches.open(nameOf(release));
  for (const file of files) {
    if (await isRight(await cache.match(file.url), file, policy)) continue;
    const answer = await fetch(file.url, {
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    const bytes = await answer.arrayBuffer();
    if (!answer.ok || (await sha256(bytes)) !== file.sha256)
      throw new Error(`${file.url} is not what the release says it is`);
    // What it is called on the way says nothing: the release knows what each file is.
    const headers = {
      'Content-Type': file.type,
      'Content-Security-Policy': policy,
      'Origin-Agent-Cluster': '?0',
    };
    await cache.put(file.url, new Response(bytes, { headers }));
  }
  const listed = new Set(files.map(({ url }) => url));
  for (const request of await cache.keys()) {
    if (!listed.has(new URL(request.url).pathname)) await cache.delete(request);
  }
}

/**
 * @param {Response | undefined} kept
 * @param {ReleaseFile} file
 * @param {string} policy
 */
async function isRight(kept, file, policy) {
  if (kept?.headers.get('content-type') !== file.type) return false;
  if (kept.headers.get('content-security-policy') !== policy) return false;
  const bytes = await kept.arrayBuffer().catch(() => null);
  return bytes !== null && (await sha256(bytes)) === file.sha256;
}

/** @param {ArrayBuffer} bytes */
async function sha256(bytes) {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** It ran on trial: the next start opens it. @param {string} version */
export const takeRelease = (version) => change(() => ({ inUse: version, starts: 0 }));

/** It runs, and says so from inside: what was kept to fall back on goes. @param {string} version */
export async function releaseRuns(version) {
  let isNew = false;
  await change(({ inUse, good, whole }) => {
    if (inUse !== version) return {};
    isNew = good !== version;
    // One that runs is the end of all that was left before it.
    return isNew
      ? { good: version, starts: 0, whole: { [version]: whole[version] ?? 0 }, left: {} }
      : { starts: 0 };
  });
  if (!isNew) return;
  for (const name of await caches.keys()) {
    const isOld = name.startsWith(releasePrefix) || name.startsWith('kiosk-shell-');
    if (isOld && name !== nameOf(version)) await caches.delete(name);
  }
}

/**
 * It did not run: the last good one is opened from now on. One that ran before is not left for a bad start.
 * @param {string} version
 */
export const leaveRelease = (version) =>
  change((known) => (version === known.good ? {} : leaving(known, version)));

/**
 * @param {Known} known
 * @param {string} version
 * @returns {Partial<Known>}
 */
const leaving = ({ inUse, good, left }, version) => ({
  left: { ...left, [version]: Date.now() },
  ...(inUse === version && { inUse: good, starts: 0 }),
});

/** Without a network there is nothing to fetch anew: what is here is started again. */
export const forgiveStarts = () => change(() => ({ starts: 0 }));

/** How it stands. */
export async function releasesKnown() {
  const known = await read();
  const left = Object.entries(known.left).sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
  return {
    isReady: known.starts < mostStarts && (await isWhole(known, known.inUse ?? known.good)),
    good: known.good,
    // Once another runs, nobody has to know of one that did not.
    left: left !== known.good ? left : null,
  };
}
