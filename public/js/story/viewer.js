/**
 * Opens an artwork or a page over the whole screen, to look closer. Without this script the link opens the largest picture.
 * All that it takes comes when it is first asked for.
 */
import { findAll } from '../shared/dom.js';

for (const link of findAll(document, 'a[data-full-size]', HTMLAnchorElement)) {
  link.addEventListener('click', async (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const { openViewer } = await import('./viewer-dialog.js');
      await openViewer(link);
    } catch {
      location.assign(link.href);
    }
  });
}
