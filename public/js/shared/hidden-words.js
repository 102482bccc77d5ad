/**
 * Words for people who use a screen reader; nobody sees them.
 * @param {string} words
 */
export function hidden(words) {
  const span = document.createElement('span');
  span.className = 'visually-hidden';
  span.textContent = words;
  return span;
}
