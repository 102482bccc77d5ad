/** Parts of a page, by the `data-` attributes that its markup names them with. */

/**
 * The first element that fits.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type such as HTMLButtonElement
 * @returns {T}
 * @throws Error where there is none, or it is of another type: the markup and the script do not fit
 */
export function find(root, selector, type) {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`Expected ${type.name} at ${selector} but found ${found?.tagName ?? 'nothing'}`);
}

/**
 * The element with `data-part="name"`.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} name
 * @param {new () => T} type
 * @returns {T}
 */
export function part(root, name, type) {
  return find(root, `[data-part="${name}"]`, type);
}

/**
 * The same; null where the page has no such part.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} name
 * @param {new () => T} type
 * @returns {T | null}
 */
export function maybePart(root, name, type) {
  return root.querySelector(`[data-part="${name}"]`) && part(root, name, type);
}

/**
 * Every element that fits and is of the type.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T[]}
 */
export function findAll(root, selector, type) {
  return [...root.querySelectorAll(selector)].filter(
    /** @returns {each is T} */ (each) => each instanceof type,
  );
}

/**
 * What the markup says in a `data-` attribute.
 * @param {HTMLElement} element
 * @param {string} name as in `dataset`
 * @returns {string}
 * @throws Error where it says nothing
 */
export function datum(element, name) {
  const value = element.dataset[name];
  if (value === undefined) throw new Error(`Expected data-${name} on ${element.tagName}`);
  return value;
}

/**
 * A canvas's pen.
 * @param {HTMLCanvasElement} canvas
 * @returns {CanvasRenderingContext2D}
 */
export function penOf(canvas) {
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('Expected a canvas that can be drawn on');
  return pen;
}
