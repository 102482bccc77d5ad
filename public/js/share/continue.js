/** Offers to copy the private link, so that nobody has to mark it by hand. */
import { copyButton } from '../shared/copy-button.js';

const link = document.getElementById('private-link');

if (link) document.getElementById('copy-hint').before(...copyButton(() => link.href));
