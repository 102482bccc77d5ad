import { el } from '../glass/dom.js';
import { say } from '../say.js';

/**
 * A line below the loop for whoever comes with somebody who does not see it, where the screen has keys.
 * @param {import('../types.d.ts').Screen} screen
 * @param {import('../types.d.ts').Access | undefined} access
 */
export function withKeysTold(screen, access) {
  if (access?.keys) screen.node.append(el('p', { class: 'keys-told' }, say('player-attract-keys')));
  return screen;
}
