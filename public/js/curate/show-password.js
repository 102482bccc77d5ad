// Puts a button beside each password box that shows what has been typed. Without script the boxes work as they are.
for (const box of document.querySelectorAll('input[type="password"]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link-button';
  const say = (shown) => {
    box.type = shown ? 'text' : 'password';
    button.textContent = shown ? 'Hide password' : 'Show password';
  };
  button.addEventListener('click', () => say(box.type === 'password'));
  // Sent as a password again, so that no browser offers it as an earlier answer.
  box.form?.addEventListener('submit', () => say(false));
  say(false);
  box.after(button);
}
