/** For keyboards and switches: arrows go from button to button, Escape goes back. Enter and Space press, by themselves. */
const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** @param {{ back(): void, home(): void }} ways */
export function listenToKeys({ back, home }) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') back();
    else if (event.key === 'Home' && !isSlider(event.target)) home();
    else if (event.key in steps && !ownsArrows(event.target)) focusNext(steps[event.key]);
    else return;
    event.preventDefault();
  });
}

const isSlider = (element) => element.matches?.('input[type="range"]');
const ownsArrows = (element) => isSlider(element) || element.matches?.('[data-owns-arrows]');

function focusNext(step) {
  const scope = document.querySelector('dialog[open]') ?? document;
  const all = [...scope.querySelectorAll('button, input, [tabindex="0"]')].filter((each) =>
    each.checkVisibility({ visibilityProperty: true }),
  );
  if (all.length === 0) return;
  const at = all.indexOf(document.activeElement);
  const next = at === -1 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length;
  all[next].focus();
}
