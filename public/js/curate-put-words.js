/** Puts the words that were found in a file into the story's own, below what stands there. Without it they can be copied. */
const words = document.getElementById('words');

for (const found of words ? document.querySelectorAll('[data-found-words]') : []) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button secondary';
  button.textContent = 'Put it into the words';
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    const text = found.querySelector('[data-text]').textContent.trim();
    words.value = [words.value.trim(), text].filter(Boolean).join('\n\n');
    said.textContent = 'It stands in the words now. Read it through there, then save.';
    words.dispatchEvent(new Event('input', { bubbles: true }));
  });
  found.append(button, said);
}
