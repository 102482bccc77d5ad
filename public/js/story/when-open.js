/**
 * Runs `act` once the figure can be seen: behind a content note it has no size, and asks for nothing, before it is opened.
 * @param {Element} figure
 * @param {() => void} act
 */
export function whenOpen(figure, act) {
  const gate = figure.closest('details[data-note-gate]');
  if (!(gate instanceof HTMLDetailsElement) || gate.open) act();
  else gate.addEventListener('toggle', act, { once: true });
}
