/**
 * A picture to be looked at closely, by OpenSeadragon: from its tiles, which are byte ranges of one file, or from the
 * picture alone. It has no buttons of its own; the pages that use it have theirs.
 */

/**
 * @typedef {typeof import('openseadragon')} Library
 * @typedef {import('openseadragon').Viewport} Viewport
 * @typedef {{ library: string, picture: string, width: number, height: number, tiles?: { index: string, pack: string } | null }} Picture
 *   addresses, and the picture's pixels
 * @typedef {{ type: string, from: number, until: number }} Part bytes from one place until before another, of that type
 * @typedef {{ address: string, part?: Part }} Download where a tile is: a whole file, or a part of one
 * @typedef {(lost: PictureLost) => void} Fail
 * @typedef {Awaited<ReturnType<typeof openDeepZoom>>} DeepZoom
 */

/**
 * A tile that the library asks for: what is called of its job.
 * @typedef {object} Job
 * @property {{ level: number, x: number, y: number }} tile
 * @property {(picture: ImageBitmap, request: null, kind: 'imageBitmap') => void} finish
 * @property {(message: string) => void} fail
 * @property {() => void} callback
 */

/** @type {Promise<Library> | null} */
let library = null;

/** Longer than this, width over height or the other way round, is a strip; as in src/story/framing.ts. */
export const longest = 3.2;
/** How much of the screen beside a strip stays free where it begins. */
const air = 1.6;
/** A slow line brings a large picture in minutes, in milliseconds. */
const patience = 300_000;
/** How often what did not come is asked for again. */
const retries = 2;

/** The picture did not come, or comes no more. */
export class PictureLost extends Error {
  /**
   * @param {string} message
   * @param {{ isGone?: boolean, isFinal?: boolean }} [why] `isGone` where the archive has it no more; `isFinal` where asking
   *   again is no use
   */
  constructor(message, why = {}) {
    super(message);
    this.isGone = why.isGone ?? false;
    this.isFinal = why.isFinal ?? this.isGone;
  }
}

/**
 * OpenSeadragon from that address, once.
 * @param {string} address
 * @returns {Promise<Library>}
 */
function load(address) {
  forestallStyle();
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', () =>
      resolve(
        /** @type {Window & { OpenSeadragon: Library }} */ (/** @type {unknown} */ (window)).OpenSeadragon,
      ),
    );
    script.addEventListener('error', () => {
      library = null;
      reject(new Error('Expected OpenSeadragon at its address'));
    });
    document.head.append(script);
  });
  return library;
}

/** It writes a style into the page unless there is one of this name, and the pages' policy allows none. */
function forestallStyle() {
  const name = 'data-openseadragon-mobile-css';
  if (document.querySelector(`style[${name}]`)) return;
  // Of no namespace, it has the name and is no style.
  const style = document.createElementNS(null, 'style');
  style.setAttribute(name, 'ours');
  document.head.append(style);
}

/**
 * Shows a picture in `box`. Resolves once something of it is drawn. @throws PictureLost where nothing comes.
 *
 * @param {HTMLElement} box
 * @param {Picture} what
 * @param {{ changed?(): void, failed?(lost: PictureLost): void, left?: AbortController }} [hooks] `changed` after every step
 *   closer or further away; `failed` where it is lost after it was drawn, and was left for that; whoever aborts `left` leaves
 *   it, on its way too
 */
export async function openDeepZoom(box, what, hooks = {}) {
  const { changed = () => {}, failed = () => {}, left = new AbortController() } = hooks;
  const { signal } = left;
  let isDrawn = false;
  /** @type {Fail} */
  const fail = (lost) => {
    // What still comes in of a picture that was left is nobody's trouble.
    if (signal.aborted) return;
    left.abort(lost);
    if (isDrawn) failed(lost);
  };
  const [OpenSeadragon, source] = await Promise.all([load(what.library), sourceOf(what, signal, fail)]);
  signal.throwIfAborted();
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const viewer = new OpenSeadragon.Viewer({
    element: box,
    drawer: 'canvas',
    showNavigationControl: false,
    keyboardNavEnabled: false,
    // The box around it takes the focus, and has a name.
    tabIndex: /** @type {any} */ (''),
    // A pixel of the picture never grows beyond four of the screen.
    maxZoomPixelRatio: 4,
    minZoomImageRatio: 1,
    visibilityRatio: 1,
    constrainDuringPan: true,
    animationTime: isCalm ? 0 : 0.6,
    springStiffness: 7,
    blendTime: 0,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    gestureSettingsTouch: { flickEnabled: !isCalm, dblClickToZoom: true },
    imageLoaderLimit: 6,
    timeout: patience,
    tileRetryMax: retries,
    maxImageCacheCount: 120,
    tileSources: /** @type {any} */ (source),
  });
  signal.addEventListener('abort', () => viewer.destroy(), { once: true });
  viewer.drawer.canvas?.setAttribute('aria-hidden', 'true');
  // A tile that did not come leaves a coarser one in its place; without the coarsest there is nothing.
  viewer.addHandler('tile-load-failed', ({ tile, tries, message }) => {
    if (tile.level === source.minLevel && tries > retries) fail(new PictureLost(message));
  });
  const { viewport } = viewer;
  viewer.addOnceHandler('open', () => beginAt(viewport, what, OpenSeadragon));
  await new Promise((resolve, reject) => {
    viewer.addOnceHandler('tile-drawn', resolve);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  signal.throwIfAborted();
  isDrawn = true;
  for (const event of /** @type {const} */ (['zoom', 'resize', 'animation-finish']))
    viewer.addHandler(event, changed);

  const go = (/** @type {() => void} */ act) => {
    act();
    viewport.applyConstraints(isCalm);
  };
  return {
    grow: (/** @type {number} */ factor) => go(() => viewport.zoomBy(factor, undefined, isCalm)),
    /** In quarters of the box; a view that moves right shows what lies to the right. */
    move: (/** @type {number} */ right, /** @type {number} */ down) =>
      go(() => {
        const { width, height } = viewport.getBounds(false);
        viewport.panBy(new OpenSeadragon.Point((right * width) / 4, (down * height) / 4), isCalm);
      }),
    whole: () => viewport.goHome(isCalm),
    /** How many times as close as the whole picture. */
    scale: () => viewport.getZoom(false) / viewport.getHomeZoom(),
    isClosest: () => viewport.getZoom(false) >= viewport.getMaxZoom() * 0.999,
    leave: () => left.abort(),
  };
}

/**
 * A strip would be a line across the screen: it opens at its beginning, so large that there is something to see.
 * @param {Viewport} viewport
 * @param {Picture} picture
 * @param {Library} library
 */
function beginAt(viewport, { width, height }, { Rect }) {
  const box = viewport.getAspectRatio();
  const ratio = width / height;
  // In widths of the picture, as the library counts.
  if (ratio > longest && ratio > box) {
    const wide = Math.min(1, (box / ratio) * air);
    viewport.fitBounds(new Rect(0, 0.5 / ratio - wide / box / 2, wide, wide / box), true);
  } else if (1 / ratio > longest && ratio < box) {
    viewport.fitBounds(new Rect(0.5 - air / 2, 0, air, air / box), true);
  }
}

/**
 * @param {Picture} picture
 * @param {AbortSignal} signal
 * @param {Fail} fail
 */
async function sourceOf({ picture, width, height, tiles }, signal, fail) {
  const tiled = tiles && (await tiledSource(tiles, signal, fail).catch(() => null));
  return tiled || plainSource(picture, width, height, signal, fail);
}

/**
 * Deep Zoom's levels, each tile a range of the pack.
 * @param {{ index: string, pack: string }} tiles
 * @param {AbortSignal} signal
 * @param {Fail} fail
 */
async function tiledSource({ index, pack }, signal, fail) {
  const answer = await fetch(index, { signal });
  if (!answer.ok) return null;
  /** @type {import('../../../src/transcode/pictures/tiles.ts').TileIndex} */
  const { width, height, tileSize, overlap, type, levels, offsets } = await answer.json();
  /** @type {number[]} */
  const firsts = [];
  let count = 0;
  for (const { columns, rows } of levels) {
    firsts.push(count);
    count += columns * rows;
  }
  const last = levels.length - 1;
  const nameOf = (/** @type {number} */ level, /** @type {number} */ x, /** @type {number} */ y) =>
    `${pack}#${level}/${x}/${y}`;
  return {
    width,
    height,
    tileWidth: tileSize,
    tileHeight: tileSize,
    tileOverlap: overlap,
    // Levels whose whole picture is one small tile only cost requests.
    minLevel: Math.max(
      0,
      levels.findLastIndex(({ columns, rows }) => columns * rows === 1),
    ),
    maxLevel: last,
    getTileUrl: nameOf,
    getTileHashKey: nameOf,
    ...downloading(signal, fail, ({ level, x, y }) => {
      const tile = (firsts[level] ?? 0) + y * (levels[level]?.columns ?? 0) + x;
      return { address: pack, part: { type, from: offsets[tile] ?? 0, until: offsets[tile + 1] ?? 0 } };
    }),
  };
}

/**
 * The whole picture as its only tile.
 * @param {string} picture
 * @param {number} width
 * @param {number} height
 * @param {AbortSignal} signal
 * @param {Fail} fail
 */
function plainSource(picture, width, height, signal, fail) {
  return {
    width,
    height,
    tileWidth: width,
    tileHeight: height,
    minLevel: 0,
    maxLevel: 0,
    getLevelScale: () => 1,
    getNumTiles: () => ({ x: 1, y: 1 }),
    getTileUrl: () => picture,
    ...downloading(signal, fail, () => ({ address: picture })),
  };
}

/**
 * @param {AbortSignal} signal
 * @param {Fail} fail
 * @param {(tile: Job['tile']) => Download} ask where a tile is
 */
function downloading(signal, fail, ask) {
  return {
    /** @param {Job} job */
    downloadTileStart(job) {
      fetchPicture(ask(job.tile), signal).then(
        (picture) => (signal.aborted ? forget(job) : job.finish(picture, null, 'imageBitmap')),
        (error) => {
          if (error.isFinal) fail(error);
          if (signal.aborted) forget(job);
          else job.fail(error.message);
        },
      );
    },
    // The library ends no job that has begun; leaving does.
    downloadTileAbort() {},
  };
}

/**
 * Lets go of a job whose viewer is gone: nobody hears of it, and it is not tried again.
 * @param {Job} job
 */
function forget(job) {
  job.callback = () => {};
  job.fail('Expected nobody to leave the picture');
}

/**
 * @param {Download} download
 * @param {AbortSignal} signal
 * @throws PictureLost
 */
async function fetchPicture({ address, part }, signal) {
  const answer = await fetch(address, {
    signal,
    headers: part ? { Range: `bytes=${part.from}-${part.until - 1}` } : {},
  });
  if (!answer.ok) {
    const isGone = [401, 404, 410].includes(answer.status);
    throw new PictureLost(`Expected a picture but received ${answer.status}`, { isGone });
  }
  const bytes = await answer.blob();
  try {
    return await createImageBitmap(part ? partOf(bytes, answer.status, part) : bytes);
  } catch (error) {
    // The same bytes would be no picture the next time either.
    throw new PictureLost(String(error), { isFinal: true });
  }
}

/**
 * Whoever does not understand ranges, such as a proxy, sends the whole file.
 * @param {Blob} bytes
 * @param {number} status
 * @param {Part} part
 */
export function partOf(bytes, status, { type, from, until }) {
  return status === 206 ? bytes.slice(0, bytes.size, type) : bytes.slice(from, until, type);
}
