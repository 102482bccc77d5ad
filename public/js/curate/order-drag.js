/** Takes a row of a list by its handle with a finger or a mouse, and shows where it would come to lie. */

/** Pixels that a pointer goes before it counts as a drag. */
const least = 6;
/** So near to an edge of the window the page moves along. */
const edge = 90;

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} handle
 * @param {HTMLElement} row
 * @param {(before: Element | null) => void} drop gets the row that it was let go before; null is at the end
 */
export function draggable(list, handle, row, drop) {
  handle.addEventListener('pointerdown', (down) => {
    if (down.button !== 0) return;
    /** @type {ReturnType<typeof carry> | null} */
    let carried = null;
    const leaving = new AbortController();
    const { signal } = leaving;
    const end = () => {
      leaving.abort();
      carried?.end();
    };
    handle.setPointerCapture(down.pointerId);
    const isSame = (/** @type {PointerEvent} */ { pointerId }) => pointerId === down.pointerId;
    handle.addEventListener(
      'pointermove',
      (event) => {
        if (!isSame(event)) return;
        if (!carried && Math.abs(event.clientY - down.clientY) < least) return;
        carried ??= carry(list, row);
        carried.to(event.clientY);
      },
      { signal },
    );
    handle.addEventListener(
      'pointerup',
      (event) => {
        if (!isSame(event)) return;
        const before = carried?.before();
        if (carried) passBy(handle);
        end();
        if (before !== undefined) drop(before);
      },
      { signal },
    );
    handle.addEventListener('pointercancel', end, { signal });
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal });
  });
}

/**
 * The press that a browser makes of a drag is none.
 * @param {HTMLElement} handle
 */
function passBy(handle) {
  const stop = (/** @type {Event} */ event) => event.stopImmediatePropagation();
  handle.addEventListener('click', stop, { capture: true });
  setTimeout(() => handle.removeEventListener('click', stop, { capture: true }));
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} row
 */
function carry(list, row) {
  let y = 0;
  /** @type {Element | null | undefined} */
  let before;
  let frame = requestAnimationFrame(follow);
  row.classList.add('is-held');

  function mark() {
    const rows = [...list.children];
    const under = rows.find((each) => y < middleOf(each)) ?? null;
    if (under === before) return;
    unmark();
    before = under;
    if (before) before.classList.add('is-before');
    else rows.at(-1)?.classList.add('is-after');
  }
  function unmark() {
    for (const each of list.querySelectorAll(':scope > :is(.is-before, .is-after)')) {
      each.classList.remove('is-before', 'is-after');
    }
  }
  function follow() {
    const over = y < edge ? y - edge : Math.max(0, y - (innerHeight - edge));
    if (over !== 0 && y > 0) {
      scrollBy(0, over / 4);
      mark();
    }
    frame = requestAnimationFrame(follow);
  }
  return {
    /** @param {number} clientY */
    to(clientY) {
      y = clientY;
      mark();
    },
    before: () => before,
    end() {
      cancelAnimationFrame(frame);
      row.classList.remove('is-held');
      unmark();
    },
  };
}

/** @param {Element} row */
function middleOf(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}
