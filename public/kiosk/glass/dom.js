/** Builds the page from values: no text is ever read as HTML. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} about attributes; `on` holds listeners by event, false and null leave one out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, about = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) {
    if (name === 'on') listen(element, /** @type {Record<string, (event: any) => void>} */ (value));
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {Record<string, (event: any) => void>} listeners
 */
function listen(element, listeners) {
  for (const [event, listener] of Object.entries(listeners)) element.addEventListener(event, listener);
}

/**
 * Paragraphs of plain text: an empty line parts two.
 * @param {string} text
 */
export function paragraphs(text) {
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => el('p', {}, part));
}

/**
 * A drawing that came as SVG text, shown as a picture, so that nothing in it can act.
 * @param {string} svg
 * @param {string} alt
 */
export function drawing(svg, alt) {
  return el('img', { src: `data:image/svg+xml,${encodeURIComponent(svg)}`, alt, draggable: 'false' });
}
