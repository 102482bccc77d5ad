/** Nothing leads out of the player, and nothing of the browser shows through. */
export function keepIn() {
  const no = (/** @type {Event} */ event) => event.preventDefault();
  for (const event of [
    'contextmenu',
    'dragstart',
    'drop',
    'dragover',
    'selectstart',
    'copy',
    'cut',
    'paste',
  ]) {
    document.addEventListener(event, no);
  }
  // Pinching belongs to the artwork, not to the page.
  document.addEventListener('wheel', (event) => event.ctrlKey && no(event), { passive: false });
  document.addEventListener('touchmove', (event) => event.touches.length > 1 && no(event), {
    passive: false,
  });
  document.addEventListener('auxclick', no);
  document.addEventListener('keydown', (event) => {
    const isOfBrowser = event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.key);
    if (isOfBrowser || event.key.startsWith('Browser')) no(event);
  });
}
