/** A picture in its box: closer by buttons, by two fingers and by dragging. It never leaves the box empty. */
const closest = 6;

/**
 * @param {HTMLElement} box
 * @param {HTMLImageElement} image lies in the box, as large as fits
 * @param {() => void} onChange
 */
export function createZoom(box, image, onChange) {
  let scale = 1;
  let x = 0;
  let y = 0;
  /** @type {Map<number, { x: number, y: number }>} */
  const fingers = new Map();
  /** @type {ReturnType<typeof hand> | null} */
  let before = null;

  function clamp() {
    scale = Math.min(closest, Math.max(1, scale));
    const fit = Math.min(
      box.clientWidth / (image.naturalWidth || 1),
      box.clientHeight / (image.naturalHeight || 1),
    );
    const most = (/** @type {number} */ natural, /** @type {number} */ room) =>
      Math.max(0, (natural * fit * scale - room) / 2);
    const [mostX, mostY] = [
      most(image.naturalWidth, box.clientWidth),
      most(image.naturalHeight, box.clientHeight),
    ];
    x = Math.min(mostX, Math.max(-mostX, x));
    y = Math.min(mostY, Math.max(-mostY, y));
  }
  function show() {
    clamp();
    image.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) scale(${scale.toFixed(3)})`;
    onChange();
  }
  /**
   * Grows by `factor` around a point of the box, counted from its middle.
   * @param {number} factor
   * @param {number} [aroundX]
   * @param {number} [aroundY]
   */
  function grow(factor, aroundX = 0, aroundY = 0) {
    const next = Math.min(closest, Math.max(1, scale * factor));
    const real = next / scale;
    x = aroundX - (aroundX - x) * real;
    y = aroundY - (aroundY - y) * real;
    scale = next;
    show();
  }

  function hand() {
    const points = [...fingers.values()];
    const frame = box.getBoundingClientRect();
    const sum = (/** @type {'x' | 'y'} */ axis) =>
      points.reduce((all, point) => all + point[axis], 0) / points.length;
    const [one, two] = points;
    const spread = one && two ? Math.hypot(one.x - two.x, one.y - two.y) : null;
    return { x: sum('x') - frame.left - frame.width / 2, y: sum('y') - frame.top - frame.height / 2, spread };
  }
  /** @param {PointerEvent} event */
  function down(event) {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    box.setPointerCapture(event.pointerId);
    image.classList.add('is-held');
    before = hand();
  }
  /** @param {PointerEvent} event */
  function move(event) {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const now = hand();
    before ??= now;
    x += now.x - before.x;
    y += now.y - before.y;
    if (now.spread && before.spread) grow(now.spread / before.spread, now.x, now.y);
    else show();
    before = now;
  }
  /** @param {PointerEvent} event */
  function up(event) {
    fingers.delete(event.pointerId);
    before = fingers.size > 0 ? hand() : null;
    if (fingers.size === 0) image.classList.remove('is-held');
  }
  const listening = new AbortController();
  const { signal } = listening;
  box.addEventListener('pointerdown', down, { signal });
  box.addEventListener('pointermove', move, { signal });
  for (const end of /** @type {const} */ (['pointerup', 'pointercancel']))
    box.addEventListener(end, up, { signal });
  const resized = new ResizeObserver(show);
  resized.observe(box);

  return {
    grow: (/** @type {number} */ factor) => grow(factor),
    /**
     * In quarters of the box; a view that moves right shows what lies to the right.
     * @param {number} right
     * @param {number} down_
     */
    move(right, down_) {
      x -= (right * box.clientWidth) / 4;
      y -= (down_ * box.clientHeight) / 4;
      show();
    },
    whole() {
      [scale, x, y] = [1, 0, 0];
      show();
    },
    scale: () => scale,
    isClosest: () => scale >= closest,
    leave() {
      listening.abort();
      resized.disconnect();
    },
  };
}
