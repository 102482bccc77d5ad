/**
 * All that can be pressed, moved or read on the glass, in its order; while something is asked, of the question alone.
 * @returns {HTMLElement[]}
 */
export function controlsOnGlass() {
  const scope = document.querySelector('dialog[open]') ?? document;
  return [...scope.querySelectorAll('button, input, [tabindex="0"]')]
    .filter((each) => each instanceof HTMLElement)
    .filter((each) => each.checkVisibility({ visibilityProperty: true }));
}

/**
 * @param {Element | null} element
 * @returns {element is HTMLInputElement}
 */
export const isSlider = (element) => element instanceof HTMLInputElement && element.type === 'range';

/**
 * Words that may be longer than their place.
 * @param {Element | null} element
 * @returns {element is HTMLElement}
 */
export const isWords = (element) => element instanceof HTMLElement && element.matches('[data-owns-arrows]');
