import { copyButton } from '../shared/copy-button.js';

/** Offers to copy the one-time link, so that nobody has to mark it by hand. */

const link = document.getElementById('link');

if (link) document.getElementById('copy').append(...copyButton(() => link.value));
link?.addEventListener('focus', () => link.select());
