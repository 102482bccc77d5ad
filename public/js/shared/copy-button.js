/** A button that copies `text()`, and the place where it says what came of it; nothing where the browser cannot copy. */
export function copyButton(text) {
  if (!navigator.clipboard) return [];
  const button = document.createElement('button');
  const said = document.createElement('span');
  button.type = 'button';
  button.className = 'button secondary';
  button.textContent = 'Copy the link';
  said.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text());
      said.textContent = ' Copied';
    } catch {
      said.textContent = ' This browser did not let us copy it';
    }
  });
  return [button, said];
}
