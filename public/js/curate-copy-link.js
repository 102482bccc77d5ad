/** Offers to copy the one-time link, so that nobody has to mark it by hand. */

const link = document.getElementById('link');

if (link && navigator.clipboard) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button secondary';
  button.textContent = 'Copy the link';
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(link.value);
      said.textContent = ' Copied';
    } catch {
      said.textContent = ' This browser did not let us copy it';
    }
  });
  document.getElementById('copy').append(button, said);
}
link?.addEventListener('focus', () => link.select());
