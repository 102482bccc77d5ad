import { heldAddress } from '../held/cache-names.js';
import { filesOf } from '../held/exhibition.js';

/** Pixels of its longer side, and the most bytes; it gets coarser until it fits. */
const longest = 800;
const mostBytes = 90_000;
const qualities = [0.8, 0.65, 0.5, 0.35, 0.2];

/**
 * A small picture of the archive's own page as it shows now. A browser hands out no picture of the screen without asking, so
 * the page is drawn once more: a copy of it, with its styles, letters and works inside, as one SVG.
 * @param {HTMLElement} root
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories that may show
 * @returns {Promise<Pick<import('../types.d.ts').SentPicture, 'stories' | 'image'>>}
 */
export async function takePicture(root, stories) {
  // Copied before anything is waited for: nobody stands there at this moment.
  const copy = copyOf(root);
  const shown = stories.filter((story) => isShownIn(root, story)).map(({ id }) => id);
  const { innerWidth: width, innerHeight: height } = window;
  const drawn = new Image();
  drawn.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asSvg(copy, await styles(), width, height))}`;
  await drawn.decode();
  const canvas = document.createElement('canvas');
  const by = Math.min(1, longest / Math.max(width, height));
  canvas.width = Math.round(width * by);
  canvas.height = Math.round(height * by);
  drawInto(canvas, drawn);
  return { stories: shown, image: asJpeg(canvas) };
}

/**
 * By its works, or by its name.
 * @param {HTMLElement} root
 * @param {import('../types.d.ts').ScreenStory} story
 */
function isShownIn(root, story) {
  const addresses = new Set(filesOf(story).map(({ sha256 }) => heldAddress(sha256)));
  const works = [...root.querySelectorAll('img, video')];
  const isWork = (/** @type {Element} */ work) =>
    ['src', 'poster'].some((name) => addresses.has(work.getAttribute(name) ?? ''));
  return works.some(isWork) || (root.textContent ?? '').includes(story.title) || hasLines(root, story);
}

/**
 * Of a story in words alone its first lines may stand without its name.
 * @param {HTMLElement} root
 * @param {import('../types.d.ts').ScreenStory} story
 */
function hasLines(root, { written }) {
  const first = written?.opening.flat().find((line) => line.trim() !== '');
  return first !== undefined && (root.textContent ?? '').includes(first);
}

/**
 * A copy in which each work is a picture of itself.
 * @param {HTMLElement} root
 */
function copyOf(root) {
  const copy = /** @type {HTMLElement} */ (root.cloneNode(true));
  const works = root.querySelectorAll('img, video');
  for (const [at, place] of copy.querySelectorAll('img, video').entries()) {
    const work = works[at];
    const picture = document.createElement('img');
    picture.className = place.className;
    if (place instanceof HTMLElement) picture.style.cssText = place.style.cssText;
    const isImage = work instanceof HTMLImageElement;
    if (isImage || work instanceof HTMLVideoElement) {
      const [width, height] = isImage
        ? [work.naturalWidth, work.naturalHeight]
        : [work.videoWidth, work.videoHeight];
      if (width > 0 && height > 0) picture.src = shrunk(work, width, height);
    }
    place.replaceWith(picture);
  }
  return copy;
}

/**
 * @param {CanvasImageSource} work
 * @param {number} width
 * @param {number} height
 */
function shrunk(work, width, height) {
  const canvas = document.createElement('canvas');
  const by = Math.min(1, longest / Math.max(width, height));
  canvas.width = Math.max(1, Math.round(width * by));
  canvas.height = Math.max(1, Math.round(height * by));
  drawInto(canvas, work);
  return canvas.toDataURL('image/webp', 0.9);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasImageSource} what
 */
function drawInto(canvas, what) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.imageSmoothingQuality = 'high';
  context.drawImage(what, 0, 0, canvas.width, canvas.height);
}

/**
 * @param {HTMLElement} copy
 * @param {string} css
 * @param {number} width
 * @param {number} height
 */
function asSvg(copy, css, width, height) {
  const html = document.documentElement;
  const body = document.createElement('body');
  body.className = document.body.className;
  body.append(copy);
  const page = new XMLSerializer().serializeToString(body);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.style.cssText = html.style.cssText;
  for (const name of ['lang', 'data-glass']) svg.setAttribute(name, html.getAttribute(name) ?? '');
  const empty = new XMLSerializer().serializeToString(svg).replace(/\s*\/>$/, '');
  const whole = `<foreignObject width="${width}" height="${height}">${page}</foreignObject>`;
  return `${empty}><style><![CDATA[${css}]]></style>${whole}</svg>`;
}

/** Nothing moves in a picture: what fades in is there. */
const still = '*, *::before, *::after { animation: none !important; transition: none !important; }';

/** The page's styles, with all that they name inside. */
async function styles() {
  const sheets = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].map(({ cssText }) => ({ cssText, base: sheet.href ?? location.href })),
  );
  /** @type {Map<string, Promise<string>>} */
  const files = new Map();
  const named = /url\("([^"]+)"\)/g;
  const at = (/** @type {string} */ address, /** @type {string} */ base) => new URL(address, base).href;
  for (const { cssText, base } of sheets) {
    for (const [, address = ''] of cssText.matchAll(named)) {
      const href = at(address, base);
      if (!files.has(href)) files.set(href, asData(href));
    }
  }
  const data = new Map(
    await Promise.all([...files].map(async ([href, file]) => /** @type {const} */ ([href, await file]))),
  );
  const rules = sheets.map(({ cssText, base }) =>
    cssText.replaceAll(named, (_all, address) => `url("${data.get(at(address, base))}")`),
  );
  return [...rules, still].join('\n');
}

/** @param {string} href */
async function asData(href) {
  if (href.startsWith('data:')) return href;
  const blob = await (await fetch(href)).blob();
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** @param {HTMLCanvasElement} canvas */
function asJpeg(canvas) {
  for (const quality of qualities) {
    const image = canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? '';
    if ((image.length * 3) / 4 <= mostBytes) return image;
  }
  throw new Error('Expected a picture of this page to be small');
}
