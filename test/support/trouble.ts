import type { BrowserContext } from 'playwright-core';

/**
 * Notes what no page may do: print an error to the console (breaches of the page's own policy do that too), throw, or
 * ask anything of another host. The list grows as pages are used. An answer of 404, 409, 410, 413 or 422 is a page as any other.
 */
export function noteTrouble(context: BrowserContext, home: URL): readonly string[] {
  const trouble: string[] = [];
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (/status of (404|409|410|413|422)/.test(message.text())) return;
    trouble.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on('weberror', (error) => {
    trouble.push(`${error.page()?.url()}: ${error.error().message}`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    const own = url.origin === home.origin || ['data:', `blob:`].includes(url.protocol);
    if (!own) trouble.push(`${request.frame().url()} asked for ${url.href}`);
  });
  return trouble;
}
