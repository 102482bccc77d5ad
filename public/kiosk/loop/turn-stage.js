import { el } from '../glass/dom.js';

/**
 * The room of a work that shows by itself, above its label.
 * @param {...Node} works
 */
export const turnStage = (...works) => el('div', { class: 'turn-stage' }, ...works);
