/**
 * Opens an artwork over the whole screen, to look closer. Without this script the link opens the largest picture.
 * The picture lies in a box that scrolls, so mouse, touch and arrow keys move it in the browser's own way.
 */
const steps = [1, 1.5, 2, 3, 4, 6];

const dialog = document.createElement('dialog');
dialog.className = 'viewer';
dialog.setAttribute('aria-label', 'A closer look');
dialog.innerHTML = `
  <div class="viewer-bar">
    <button type="button" class="link-button" data-zoom="1">Closer</button>
    <button type="button" class="link-button" data-zoom="-1">Further away</button>
    <button type="button" class="link-button" data-close>Close</button>
  </div>
  <div class="viewer-table" tabindex="0" role="group" aria-label="The artwork. Arrow keys move it."></div>
  <p class="visually-hidden" role="status"></p>`;
const table = dialog.querySelector('.viewer-table');
const status = dialog.querySelector('[role="status"]');
const [closer, further] = dialog.querySelectorAll('[data-zoom]');

let image = null;
let ratio = 1;
let step = 0;

for (const link of document.querySelectorAll('[data-full-size]')) {
  link.addEventListener('click', (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
}

function open(link) {
  const small = link.querySelector('img');
  ratio = Number(small.getAttribute('width')) / Number(small.getAttribute('height'));
  image = new Image();
  image.alt = small.alt;
  image.lang = small.lang;
  image.draggable = false;
  image.addEventListener('error', () => {
    status.textContent = 'This picture is not here any more.';
    table.replaceChildren(status.textContent);
  });
  image.src = link.href;
  table.replaceChildren(image);
  if (!dialog.isConnected) document.body.append(dialog);
  dialog.showModal();
  zoomTo(0);
}

/** Sizes the picture to fit the screen, times the step, and keeps the middle of the view in the middle. */
function zoomTo(next) {
  const before = { width: table.scrollWidth, height: table.scrollHeight };
  const middle = {
    x: (table.scrollLeft + table.clientWidth / 2) / before.width,
    y: (table.scrollTop + table.clientHeight / 2) / before.height,
  };
  step = Math.min(steps.length - 1, Math.max(0, next));
  const fit = Math.min(table.clientWidth, table.clientHeight * ratio);
  image.style.width = `${Math.floor(fit * steps[step])}px`;
  image.style.height = `${Math.floor((fit * steps[step]) / ratio)}px`;
  table.scrollLeft = middle.x * table.scrollWidth - table.clientWidth / 2;
  table.scrollTop = middle.y * table.scrollHeight - table.clientHeight / 2;
  further.setAttribute('aria-disabled', String(step === 0));
  closer.setAttribute('aria-disabled', String(step === steps.length - 1));
  status.textContent = step === 0 ? 'The whole artwork' : `${steps[step]} times as close`;
}

dialog.addEventListener('click', ({ target }) => {
  if (target.closest('[data-close]')) dialog.close();
  const zoom = target.closest('[data-zoom]');
  if (zoom) zoomTo(step + Number(zoom.dataset.zoom));
});
table.addEventListener('dblclick', () => zoomTo(step === 0 ? 2 : 0));
dialog.addEventListener('keydown', (event) => {
  if (event.key === '+' || event.key === '=') zoomTo(step + 1);
  else if (event.key === '-') zoomTo(step - 1);
});
addEventListener('resize', () => {
  if (dialog.open) zoomTo(step);
});

// A mouse has no fingers: it drags the picture.
let grip = null;
table.addEventListener('pointerdown', (event) => {
  if (event.pointerType !== 'mouse' || event.button !== 0) return;
  grip = { x: event.clientX + table.scrollLeft, y: event.clientY + table.scrollTop };
  table.setPointerCapture(event.pointerId);
});
table.addEventListener('pointermove', (event) => {
  if (!grip) return;
  table.scrollLeft = grip.x - event.clientX;
  table.scrollTop = grip.y - event.clientY;
});
for (const end of ['pointerup', 'pointercancel']) {
  table.addEventListener(end, () => {
    grip = null;
  });
}
