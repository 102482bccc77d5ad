/** Keeps the system page true while it stands open: fetches it anew now and then, and puts in what it says. */
import { part } from '../shared/dom.js';

const everyMilliseconds = 20_000;

async function renew() {
  const shown = part(document, 'system', HTMLElement);
  // Whoever is at a button, or in a table, must not lose their place.
  if (document.hidden || shown.contains(document.activeElement)) return;
  const answer = await fetch('/curate/system', { headers: { accept: 'text/html' }, redirect: 'error' });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = part(page, 'system', HTMLElement);
  const isOpen = shown.querySelector('details')?.open ?? false;
  const details = fresh.querySelector('details');
  if (details) details.open = isOpen;
  shown.replaceWith(document.adoptNode(fresh));
}

// Without an answer the page stays as it is, and says of when.
setInterval(() => renew().catch(() => undefined), everyMilliseconds);
