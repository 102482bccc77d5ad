/**
 * Straightens a photo of a drawing: four rings on the photo, moved by finger, mouse, keys or buttons, and beside it what
 * comes out. Without a copy of the photo on this device, the page's plain form turns it.
 */
import { cornerFault, straightSize, turned, wholePicture } from '../../../src/story/framing.ts';
import { say } from '../../../src/words/say.ts';
import { keptPicture } from '../share/thumbnails.js';
import { datum, find, findAll, part, penOf } from '../shared/dom.js';
import { drawnOut } from './shape.js';

/**
 * @typedef {import('../../../src/story/framing.ts').Corners} Corners
 * @typedef {import('../../../src/story/media.ts').Point} Point
 */

const page = find(document, '[data-straighten]', HTMLElement);
const form = part(page, 'framing', HTMLFormElement);
const photo = part(page, 'photo', HTMLCanvasElement);
const drawn = part(page, 'drawn', HTMLCanvasElement);
const result = part(page, 'result', HTMLElement);
const lens = part(page, 'lens', HTMLCanvasElement);
const rings = findAll(page, '[data-ring]', HTMLElement);
const picks = findAll(page, 'input[name="corner"]', HTMLInputElement);
const turnBoxes = findAll(form, 'input[name="turn"]', HTMLInputElement);
const written = find(form, 'input[name="corners"]', HTMLInputElement);
/** Shares of the photo that one press moves a corner. */
const keyStep = 0.005;
const buttonStep = 0.01;
const biggerBy = 10;
let corners = readCorners(datum(page, 'corners'));
/** @type {import('../../../src/story/framing.ts').Turn} */
let turn = asTurn(Number(new FormData(form).get('turn')));

begin(await keptPicture(datum(page, 'media')));

/** @param {Blob | null} blob */
async function begin(blob) {
  const picture = blob && (await createImageBitmap(blob).catch(() => null));
  if (!picture) return;
  part(page, 'away', HTMLElement).hidden = true;
  for (const canvas of [photo, drawn]) {
    canvas.width = picture.width;
    canvas.height = picture.height;
    penOf(canvas).drawImage(picture, 0, 0);
  }
  part(page, 'desk', HTMLElement).hidden = false;
  part(page, 'turning', HTMLElement).hidden = true;
  // "Start again" does the same, and shows it first.
  page.querySelector('[data-part="as-it-came"]')?.remove();
  for (const [index, ring] of rings.entries()) {
    ring.addEventListener('pointerdown', (event) => drag(event, index));
    ring.addEventListener('keydown', (event) => press(event, index));
    ring.addEventListener('focus', () => {
      const pick = picks.find(({ value }) => Number(value) === index);
      if (pick) pick.checked = true;
    });
  }
  for (const button of findAll(page, '[data-move]', HTMLButtonElement)) {
    const [x = 0, y = 0] = datum(button, 'move').split(',').map(Number);
    button.addEventListener('click', () => {
      const index = Number(picks.find(({ checked }) => checked)?.value ?? 0);
      const fault = move(index, by(index, x * buttonStep, y * buttonStep));
      const corner = rings[index]?.getAttribute('aria-label') ?? '';
      if (!fault) announce(say('scripts-straighten-corner', { corner, ...placeOf(cornerAt(index)) }));
    });
  }
  for (const button of findAll(page, '[data-turn]', HTMLButtonElement)) {
    button.addEventListener('click', () => {
      turn = asTurn((turn + Number(datum(button, 'turn'))) % 360);
      show();
      announce(say('scripts-straighten-turned', { degrees: turn }));
    });
  }
  part(page, 'start-again', HTMLButtonElement).addEventListener('click', () => {
    corners = wholePicture;
    turn = 0;
    show();
    announce(say('scripts-straighten-again'));
  });
  new ResizeObserver(show).observe(part(page, 'frame', HTMLElement));
  show();
}

/** @param {number} degrees */
function asTurn(degrees) {
  return degrees === 90 || degrees === 180 || degrees === 270 ? degrees : 0;
}

/** @param {number} index */
const cornerAt = (index) => corners[index] ?? corners[0];

/**
 * Where a corner is that many shares further right and down.
 * @param {number} index
 * @param {number} x
 * @param {number} y
 * @returns {Point}
 */
const by = (index, x, y) => ({ x: cornerAt(index).x + x, y: cornerAt(index).y + y });

/** @type {Record<string, readonly [number, number]>} */
const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {KeyboardEvent} event
 * @param {number} index
 */
function press(event, index) {
  const way = steps[event.key];
  if (!way) return;
  event.preventDefault();
  const step = keyStep * (event.shiftKey ? biggerBy : 1);
  move(index, by(index, way[0] * step, way[1] * step));
}

/**
 * The ring keeps its distance from the finger, so that nobody has to hit its middle.
 * @param {PointerEvent} event
 * @param {number} index
 */
function drag(event, index) {
  const ring = rings[index];
  if (!ring) return;
  const box = photo.getBoundingClientRect();
  const start = cornerAt(index);
  event.preventDefault();
  ring.focus();
  ring.setPointerCapture(event.pointerId);
  const follow = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    move(index, {
      x: start.x + (clientX - event.clientX) / box.width,
      y: start.y + (clientY - event.clientY) / box.height,
    });
    showLens(index);
  };
  const end = () => {
    lens.hidden = true;
    ring.removeEventListener('pointermove', follow);
  };
  ring.addEventListener('pointermove', follow);
  ring.addEventListener('lostpointercapture', end, { once: true });
  showLens(index);
}

/**
 * A corner goes no further than where the four still make a picture.
 * @param {number} index
 * @param {Point} to
 * @returns what is wrong with going there; null where it went
 */
function move(index, { x, y }) {
  const [one, two, three, four] = corners;
  const moved = { x: share(x), y: share(y) };
  /** @type {Corners} */
  const wanted = [
    index === 0 ? moved : one,
    index === 1 ? moved : two,
    index === 2 ? moved : three,
    index === 3 ? moved : four,
  ];
  const fault = cornerFault(wanted);
  if (fault) announce(say('scripts-straighten-no-further'));
  else {
    corners = wanted;
    show();
  }
  return fault;
}

/** @param {number} value */
const share = (value) => Math.round(10_000 * Math.min(1, Math.max(0, value))) / 10_000;

function show() {
  const { clientWidth: width, clientHeight: height } = photo;
  if (width === 0) return;
  const points = corners.map(({ x, y }) => `${x * width},${y * height}`);
  part(page, 'outline', SVGElement).setAttribute('points', points.join(' '));
  part(page, 'around', SVGElement).setAttribute('d', `M0,0H${width}V${height}H0Z M${points.join('L')}Z`);
  for (const [index, ring] of rings.entries()) {
    const { x, y } = cornerAt(index);
    ring.style.left = `${100 * x}%`;
    ring.style.top = `${100 * y}%`;
    ring.setAttribute('aria-valuenow', String(Math.round(100 * x)));
    ring.setAttribute('aria-valuetext', say('scripts-straighten-place', placeOf(cornerAt(index))));
  }
  showResult();
  written.value = corners.map(({ x, y }) => `${x},${y}`).join(' ');
  for (const box of turnBoxes) box.checked = Number(box.value) === turn;
}

function showResult() {
  const straight = turned(straightSize({ width: photo.width, height: photo.height }, corners), turn);
  const { width: across, height: down } = straight;
  const room = result.parentElement?.getBoundingClientRect().width ?? across;
  const highest = Math.max(240, 0.8 * photo.clientHeight);
  const scale = Math.min(room / across, highest / down);
  const [width, height] = [across * scale, down * scale];
  result.style.width = `${width}px`;
  result.style.height = `${height}px`;
  drawn.style.transform = drawnOut(corners, turn, photo.width, photo.height, width, height);
}

/**
 * What lies under the finger, larger, beside it in the half of the photo where the finger is not.
 * @param {number} index
 */
function showLens(index) {
  const { x, y } = cornerAt(index);
  const context = penOf(lens);
  const side = lens.width;
  const pixels = (side / 2.5) * (photo.width / photo.clientWidth);
  context.clearRect(0, 0, side, side);
  context.drawImage(
    photo,
    x * photo.width - pixels / 2,
    y * photo.height - pixels / 2,
    pixels,
    pixels,
    0,
    0,
    side,
    side,
  );
  for (const { colour, width } of [
    { colour: '#fff', width: 5 },
    { colour: '#1e1b19', width: 2 },
  ]) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    for (const neighbour of [cornerAt((index + 1) % 4), cornerAt((index + 3) % 4)]) {
      context.moveTo(side / 2, side / 2);
      const zoom = side / pixels;
      context.lineTo(
        side / 2 + (neighbour.x - x) * photo.width * zoom,
        side / 2 + (neighbour.y - y) * photo.height * zoom,
      );
    }
    context.stroke();
  }
  lens.classList.toggle('right', x < 0.5);
  lens.style.top = `${Math.max(0, Math.min(photo.clientHeight - side, y * photo.clientHeight - side / 2))}px`;
  lens.hidden = false;
}

/**
 * Percent from the left and from the top.
 * @param {Point} point
 */
const placeOf = ({ x, y }) => ({ left: Math.round(100 * x), top: Math.round(100 * y) });

/** @param {string} words */
function announce(words) {
  part(page, 'said', HTMLElement).textContent = words;
}

/**
 * @param {string} text four pairs, such as "0,0 1,0 1,1 0,1"
 * @returns {Corners}
 */
function readCorners(text) {
  const [one, two, three, four] = text.split(' ').map((pair) => {
    const [x = 0, y = 0] = pair.split(',').map(Number);
    return { x, y };
  });
  return one && two && three && four ? [one, two, three, four] : wholePicture;
}
