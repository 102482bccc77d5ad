/**
 * Shows one screen at a time. A screen is { node, name, leave?, isPlaying?, placed? }; `leave` lets go of all that it holds.
 * @param {HTMLElement} root
 */
export function createStage(root) {
  /** @type {import('../types.d.ts').Screen | null} */
  let screen = null;
  return {
    /** @param {import('../types.d.ts').Screen} next */
    show(next) {
      screen?.leave?.();
      screen = next;
      root.replaceChildren(next.node);
      root.dataset.screen = next.name;
      next.placed?.();
      const heading = next.node.querySelector('[data-focus]') ?? next.node.querySelector('h1');
      if (heading && !heading.matches('button')) heading.setAttribute('tabindex', '-1');
      // A screen reader begins at the heading; the ring shows for keys only.
      if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
    },
    name: () => screen?.name ?? null,
    isPlaying: () => screen?.isPlaying?.() ?? false,
    screen: () => screen,
  };
}
