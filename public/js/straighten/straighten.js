/**
 * Straightens a photo of a drawing: four rings on the photo, moved by finger, mouse, keys or buttons, and beside it what
 * comes out. Without a copy of the photo on this device, the page's plain form turns it.
 */
import { keptPicture } from '../share/thumbnails.js';
import { drawnOut, isSound, straightSize, wholePicture } from './shape.js';

const at = (id) => document.getElementById(id);
const page = at('straighten');
const form = at('framing');
const photo = at('photo');
const drawn = at('drawn');
const result = at('result');
const lens = at('lens');
const rings = wholePicture().map((_, index) => at(`ring-${index}`));
/** Shares of the photo that one press moves a corner. */
const keyStep = 0.005;
const buttonStep = 0.01;
const biggerBy = 10;
let corners = readCorners(page.dataset.corners);
let turn = Number(new FormData(form).get('turn'));

begin(await keptPicture(page.dataset.media));

async function begin(blob) {
  const picture = blob && (await createImageBitmap(blob).catch(() => null));
  if (!picture) return;
  at('away').hidden = true;
  for (const canvas of [photo, drawn]) {
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext('2d').drawImage(picture, 0, 0);
  }
  at('desk').hidden = false;
  at('turning').hidden = true;
  // "Start again" does the same, and shows it first.
  at('as-it-came')?.remove();
  for (const [index, ring] of rings.entries()) {
    ring.addEventListener('pointerdown', (event) => drag(event, index));
    ring.addEventListener('keydown', (event) => press(event, index));
    ring.addEventListener('focus', () => {
      at(`pick-${index}`).checked = true;
    });
  }
  for (const button of page.querySelectorAll('[data-move]')) {
    const [x, y] = button.dataset.move.split(',').map(Number);
    button.addEventListener('click', () => {
      const index = Number(page.querySelector('input[name=corner]:checked').value);
      move(index, { x: corners[index].x + x * buttonStep, y: corners[index].y + y * buttonStep });
      say(`${rings[index].getAttribute('aria-label')}: ${placeInWords(corners[index])}`);
    });
  }
  for (const button of page.querySelectorAll('[data-turn]')) {
    button.addEventListener('click', () => {
      turn = (turn + Number(button.dataset.turn)) % 360;
      show();
      say(turn === 0 ? 'Turned as you took it' : `Turned by ${turn} degrees to the right`);
    });
  }
  at('start-again').addEventListener('click', () => {
    corners = wholePicture();
    turn = 0;
    show();
    say('The rings are at the corners of your photo again');
  });
  new ResizeObserver(show).observe(at('photo-frame'));
  show();
}

const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function press(event, index) {
  const [x, y] = steps[event.key] ?? [];
  if (x === undefined) return;
  event.preventDefault();
  const step = keyStep * (event.shiftKey ? biggerBy : 1);
  move(index, { x: corners[index].x + x * step, y: corners[index].y + y * step });
}

/** The ring keeps its distance from the finger, so that nobody has to hit its middle. */
function drag(event, index) {
  const ring = rings[index];
  const box = photo.getBoundingClientRect();
  const start = corners[index];
  event.preventDefault();
  ring.focus();
  ring.setPointerCapture(event.pointerId);
  const follow = ({ clientX, clientY }) => {
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

/** A corner goes no further than where the four still make a picture. */
function move(index, { x, y }) {
  const wanted = corners.map((corner, which) => (which === index ? { x: share(x), y: share(y) } : corner));
  if (!isSound(wanted)) return say('It cannot go further that way');
  corners = wanted;
  show();
}

const share = (value) => Math.round(10_000 * Math.min(1, Math.max(0, value))) / 10_000;

function show() {
  const { clientWidth: width, clientHeight: height } = photo;
  if (width === 0) return;
  const points = corners.map(({ x, y }) => `${x * width},${y * height}`);
  at('outline').setAttribute('points', points.join(' '));
  at('around').setAttribute('d', `M0,0H${width}V${height}H0Z M${points.join('L')}Z`);
  for (const [index, ring] of rings.entries()) {
    const { x, y } = corners[index];
    ring.style.left = `${100 * x}%`;
    ring.style.top = `${100 * y}%`;
    ring.setAttribute('aria-valuenow', String(Math.round(100 * x)));
    ring.setAttribute('aria-valuetext', placeInWords(corners[index]));
  }
  showResult();
  form.elements.corners.value = corners.map(({ x, y }) => `${x},${y}`).join(' ');
  for (const radio of form.elements.turn) radio.checked = Number(radio.value) === turn;
}

function showResult() {
  const [across, down] = straightSize(corners, turn, photo.width, photo.height);
  const room = result.parentElement.getBoundingClientRect().width;
  const highest = Math.max(240, 0.8 * photo.clientHeight);
  const scale = Math.min(room / across, highest / down);
  const [width, height] = [across * scale, down * scale];
  result.style.width = `${width}px`;
  result.style.height = `${height}px`;
  drawn.style.transform = drawnOut(corners, turn, photo.width, photo.height, width, height);
}

/** What lies under the finger, larger, beside it in the half of the photo where the finger is not. */
function showLens(index) {
  const { x, y } = corners[index];
  const context = lens.getContext('2d');
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
  for (const [colour, width] of [
    ['#fff', 5],
    ['#1e1b19', 2],
  ]) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    for (const neighbour of [corners[(index + 1) % 4], corners[(index + 3) % 4]]) {
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

const placeInWords = ({ x, y }) =>
  `${Math.round(100 * x)} percent from the left, ${Math.round(100 * y)} percent from the top`;

function say(words) {
  at('straighten-words').textContent = words;
}

function readCorners(text) {
  return text.split(' ').map((pair) => {
    const [x, y] = pair.split(',').map(Number);
    return { x, y };
  });
}
