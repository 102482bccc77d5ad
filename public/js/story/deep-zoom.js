/**
 * A picture to be looked at closely, by OpenSeadragon: from its tiles, which are byte ranges of one file, or from the
 * picture alone. It has no buttons of its own; the pages that use it have theirs.
 */
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
  /** @param {{ isGone?: boolean, isFinal?: boolean }} why `isGone` where the archive has it no more; `isFinal` where asking again is no use */
  constructor(message, { isGone = false, isFinal = isGone } = {}) {
    super(message);
    this.isGone = isGone;
    this.isFinal = isFinal;
  }
}

/** OpenSeadragon from that address, once. */
function load(address) {
  forestallStyle();
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', () => resolve(window.OpenSeadragon));
    script.addEventListener('error', () => {
      library = null;
      reject(new Error('The viewer could not be loaded'));
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
 * @param {{ library: string, picture: string, width: number, height: number, tiles?: { index: string, pack: string } | null }} what
 *   addresses, and the picture's pixels
 * @param {{ changed?(): void, failed?(lost: PictureLost): void, left?: AbortController }} hooks `changed` after every step
 *   closer or further away; `failed` where it is lost after it was drawn, and was left for that; whoever aborts `left` leaves
 *   it, on its way too
 */
export async function openDeepZoom(box, what, hooks = {}) {
  const { changed = () => {}, failed = () => {}, left = new AbortController() } = hooks;
  const { signal } = left;
  let isDrawn = false;
  const fail = (lost) => {
    // What still comes in of a picture that was left is nobody's trouble.
    if (signal.aborted) return;
    left.abort(lost);
    if (isDrawn) failed(lost);
  };
  const [OpenSeadragon, source] = await Promise.all([load(what.library), sourceOf(what, signal, fail)]);
  signal.throwIfAborted();
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const viewer = OpenSeadragon({
    element: box,
    drawer: 'canvas',
    showNavigationControl: false,
    keyboardNavEnabled: false,
    // The box around it takes the focus, and has a name.
    tabIndex: '',
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
    tileSources: source,
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
  for (const event of ['zoom', 'resize', 'animation-finish']) viewer.addHandler(event, changed);

  const go = (act) => {
    act();
    viewport.applyConstraints(isCalm);
  };
  return {
    grow: (factor) => go(() => viewport.zoomBy(factor, undefined, isCalm)),
    /** In quarters of the box; a view that moves right shows what lies to the right. */
    move: (right, down) =>
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

/** A strip would be a line across the screen: it opens at its beginning, so large that there is something to see. */
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

async function sourceOf({ picture, width, height, tiles }, signal, fail) {
  const tiled = tiles && (await tiledSource(tiles, signal, fail).catch(() => null));
  return tiled || plainSource(picture, width, height, signal, fail);
}

/** Deep Zoom's levels, each tile a range of the pack. */
async function tiledSource({ index, pack }, signal, fail) {
  const answer = await fetch(index, { signal });
  if (!answer.ok) return null;
  const { width, height, tileSize, overlap, type, levels, offsets } = await answer.json();
  const firsts = [];
  let count = 0;
  for (const { columns, rows } of levels) {
    firsts.push(count);
    count += columns * rows;
  }
  const last = levels.length - 1;
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
    getTileUrl: (level, x, y) => `${pack}#${level}/${x}/${y}`,
    getTileHashKey: (level, x, y) => `${pack}#${level}/${x}/${y}`,
    ...downloading(signal, fail, ({ level, x, y }) => {
      const tile = firsts[level] + y * levels[level].columns + x;
      return { address: pack, type, from: offsets[tile], until: offsets[tile + 1] };
    }),
  };
}

/** The whole picture as its only tile. */
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

/** @param ask a tile's address; its type and its bytes, from one place until before another, where it is a part of a file */
function downloading(signal, fail, ask) {
  return {
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

/** Lets go of a job whose viewer is gone: nobody hears of it, and it is not tried again. */
function forget(job) {
  job.callback = () => {};
  job.fail('The picture was left');
}

async function fetchPicture({ address, type, from, until }, signal) {
  const isPart = type !== undefined;
  const answer = await fetch(address, {
    signal,
    headers: isPart ? { Range: `bytes=${from}-${until - 1}` } : {},
  });
  if (!answer.ok) {
    const isGone = [401, 404, 410].includes(answer.status);
    throw new PictureLost(`The picture answered ${answer.status}`, { isGone });
  }
  const bytes = await answer.blob();
  try {
    return await createImageBitmap(isPart ? partOf(bytes, answer.status, { type, from, until }) : bytes);
  } catch (error) {
    // The same bytes would be no picture the next time either.
    throw new PictureLost(error.message, { isFinal: true });
  }
}

/** Whoever does not understand ranges, such as a proxy, sends the whole file. */
export function partOf(bytes, status, { type, from, until }) {
  return status === 206 ? bytes.slice(0, bytes.size, type) : bytes.slice(from, until, type);
}
