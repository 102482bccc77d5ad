/**
 * A picture to be looked at closely, by OpenSeadragon: from its tiles, which are byte ranges of one file, or from the
 * picture alone. It has no buttons of its own; the pages that use it have theirs.
 */
let library = null;

/** Longer than this, width over height or the other way round, is a strip; see src/gallery/shape.ts. */
const longest = 3.2;
/** How much of the screen beside a strip stays free where it begins. */
const air = 1.6;

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
 * Shows a picture in `box`.
 *
 * @param {{ library: string, picture: string, width: number, height: number, tiles?: { index: string, pack: string } | null }} what
 *   addresses, and the picture's pixels
 * @param {{ changed?(): void, failed?(): void }} hooks `changed` after every step closer or further away, `failed` once the
 *   picture is not there, or not there any more
 */
export async function openDeepZoom(box, what, { changed = () => {}, failed = () => {} } = {}) {
  const [OpenSeadragon, source] = await Promise.all([load(what.library), sourceOf(what, failed)]);
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
    maxImageCacheCount: 120,
    tileSources: source,
  });
  viewer.drawer.canvas?.setAttribute('aria-hidden', 'true');
  const { viewport } = viewer;
  await new Promise((resolve) => viewer.addOnceHandler('open', resolve));
  for (const event of ['zoom', 'resize', 'animation-finish']) viewer.addHandler(event, changed);

  beginAt(viewport, what, OpenSeadragon);
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
    leave: () => viewer.destroy(),
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

async function sourceOf({ picture, width, height, tiles }, failed) {
  const tiled = tiles && (await tiledSource(tiles, failed).catch(() => null));
  return tiled || plainSource(picture, width, height, failed);
}

/** Deep Zoom's levels, each tile a range of the pack. */
async function tiledSource({ index, pack }, failed) {
  const answer = await fetch(index);
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
    ...downloading(failed, (job) => {
      const { level, x, y } = job.tile;
      const tile = firsts[level] + y * levels[level].columns + x;
      return [pack, type, `bytes=${offsets[tile]}-${offsets[tile + 1] - 1}`];
    }),
  };
}

/** The whole picture as its only tile. */
function plainSource(picture, width, height, failed) {
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
    ...downloading(failed, () => [picture, null, null]),
  };
}

/** @param ask a tile's address, its type and its range */
function downloading(failed, ask) {
  return {
    downloadTileStart(job) {
      const stop = new AbortController();
      job.userData.stop = stop;
      const [address, type, range] = ask(job);
      fetchPicture(address, type, range, stop.signal).then(
        (picture) => job.finish(picture, null, 'imageBitmap'),
        (error) => {
          job.fail(error.message);
          // A tile that did not come leaves a coarser one in its place; without the whole there is nothing.
          if (error.isGone || (!range && !stop.signal.aborted)) failed();
        },
      );
    },
    downloadTileAbort: (job) => job.userData.stop?.abort(),
  };
}

async function fetchPicture(address, type, range, signal) {
  const answer = await fetch(address, { signal, headers: range ? { Range: range } : {} });
  if (!answer.ok) {
    const error = new Error(`The picture answered ${answer.status}`);
    error.isGone = [401, 404, 410].includes(answer.status);
    throw error;
  }
  const bytes = await answer.blob();
  return createImageBitmap(type ? bytes.slice(0, bytes.size, type) : bytes);
}
