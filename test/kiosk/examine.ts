import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFindings } from '../support/browser.ts';
import { inPage } from './glass.ts';

/** What every screen must be: large enough to touch, sound for screen readers, and within reach. */
export async function examine(page: Page): Promise<void> {
  const [name, ...findings] = await inPage<string[]>(
    page,
    `(() => {
      const root = document.getElementById('kiosk');
      // A screen that is not paired yet has no profile, and nothing to touch.
      const least = 15 * JSON.parse(root.dataset.profile ?? '{"pixelsPerMm": 4}').pixelsPerMm;
      const open = document.querySelector('dialog[open]') ?? document;
      const findings = [root.dataset.screen];
      const isUpright = innerHeight > innerWidth;
      // In the low layout all of it stands in the lowest third, or in the lower half of a screen on its side.
      const reach = root.hasAttribute('data-low') ? (isUpright ? 2 / 3 : 1 / 2) : (isUpright ? 1 / 2 : 0);
      for (const each of open.querySelectorAll('button, input, select, summary, [role=button]')) {
        const { width, height, top, bottom, left, right } = each.getBoundingClientRect();
        if (!each.checkVisibility({ visibilityProperty: true })) continue;
        const name = each.textContent || each.getAttribute('aria-label');
        if (Math.min(width, height) < least) findings.push(name + ' is ' + width + ' by ' + height);
        if (left < -8 || right > innerWidth + 8 || bottom > innerHeight + 8) findings.push(name + ' runs off the glass');
        if (top < innerHeight * reach - 8) findings.push(name + ' is out of reach');
      }
      for (const each of document.querySelectorAll('a, form, iframe, [download], [target]')) findings.push(each.outerHTML);
      const { scrollWidth, scrollHeight } = document.documentElement;
      if (scrollWidth > innerWidth || scrollHeight > innerHeight) findings.push('the page scrolls');
      return findings;
    })()`,
  );
  expect([name, ...findings, ...(await axeFindings(page))]).toEqual([name]);
}
