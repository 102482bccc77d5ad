/**
 * For keyboards and switches: arrows go from button to button, Escape goes back. Enter and Space press, by themselves.
 * @type {Record<string, number>}
 */
const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** @param {{ back(): void, home(): void }} ways */
export function listenToKeys({ back, home }) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') back();
    else if (event.key === 'Home' && !isSlider(event.target)) home();
    else if (steps[event.key] && !ownsArrows(event.target)) focusNext(steps[event.key] ?? 1);
    else return;
    event.preventDefault();
  });
}

/** @param {EventTarget | null} element */
const isSlider = (element) => element instanceof Element && element.matches('input[type="range"]');
/** @param {EventTarget | null} element */
const ownsArrows = (element) =>
  isSlider(element) || (element instanceof Element && element.matches('[data-owns-arrows]'));

/** @param {number} step */
function focusNext(step) {
  const scope = document.querySelector('dialog[open]') ?? document;
  const all = [...scope.querySelectorAll('button, input, [tabindex="0"]')]
    .filter((each) => each instanceof HTMLElement)
    .filter((each) => each.checkVisibility({ visibilityProperty: true }));
  if (all.length === 0) return;
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? all.indexOf(activeElement) : -1;
  const next = at === -1 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length;
  all[next]?.focus();
}
