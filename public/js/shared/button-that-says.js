import { datum } from './dom.js';

/**
 * Puts a button into `place`, named by its `data-label`, and beside it what came of the last press.
 * @param {HTMLElement} place
 * @param {() => Promise<string>} act resolves to what to say; '' is nothing
 */
export function buttonThatSays(place, act) {
  const button = document.createElement('button');
  const said = document.createElement('span');
  button.type = 'button';
  button.className = 'button secondary';
  button.textContent = datum(place, 'label');
  said.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    said.textContent = '';
    const words = await act();
    said.textContent = words && ` ${words}`;
  });
  place.append(button, said);
}

/**
 * True where the browser let it be copied.
 * @param {string} text
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
