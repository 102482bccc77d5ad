/**
 * Looks at a page from within: evaluated there as text, as axe-core is. Each check gives a line a finding.
 * - structure: one language, title, description and heading; ids that are unique, and references that lead somewhere
 * - targets: what is too small for a thumb
 * - focus: what takes the focus without showing it
 * - width: what runs off the sheet
 * - broken: ordinary words that are cut in two, since a column was let shrink to less than a word
 */
globalThis.pageAudit = {
  structure() {
    const findings = [];
    const html = document.documentElement;
    if (!/^[a-z]{2}/.test(html.lang)) findings.push('no language');
    if (!document.title.trim()) findings.push('no title');
    const isListed = !document.querySelector('meta[name="robots"][content="noindex"]');
    const description = document.querySelector('meta[name="description"]')?.content ?? '';
    if (isListed && !description.trim()) findings.push('no description for search engines');
    const headings = document.querySelectorAll('h1').length;
    if (headings !== 1) findings.push(`${headings} headings of the first level`);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of new Set(ids.filter((each, at) => ids.indexOf(each) !== at)))
      findings.push(`two of #${id}`);
    for (const id of ids) if (id === '' || /\s/.test(id)) findings.push(`an id that is none: "${id}"`);
    const known = new Set(ids);
    for (const name of ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const named = element.getAttribute(name).split(/\s+/).filter(Boolean);
        if (named.length === 0) findings.push(`an empty ${name} of ${called(element)}`);
        for (const id of named) {
          if (!known.has(id)) findings.push(`${name} of ${called(element)} leads to no #${id}`);
        }
      }
    }
    for (const link of document.querySelectorAll('a[href^="#"]')) {
      if (!known.has(decodeURIComponent(link.hash.slice(1)))) findings.push(`${called(link)} leads nowhere`);
    }
    for (const caption of document.querySelectorAll('figcaption:not(:first-child, :last-child)'))
      findings.push(`${called(caption)} stands in the middle of its figure`);
    for (const inner of document.querySelectorAll('a a, a button, button button, button a, form form, p p')) {
      findings.push(`${called(inner)} lies in another`);
    }
    return findings;
  },

  targets() {
    const controls = 'button, input:not([type=hidden]), select, textarea, summary, a.button, [role=slider]';
    const small = [...document.querySelectorAll(controls)].filter((each) => {
      const { width, height } = each.getBoundingClientRect();
      return shows(each) && Math.min(width, height) < 43.5;
    });
    // A link amid words keeps its line's height (WCAG 2.2, 2.5.8).
    const thin = [...document.querySelectorAll('a[href]:not(.button)')].filter((each) => {
      if (!shows(each)) return false;
      const cover = getComputedStyle(each, '::after');
      if (cover.position === 'absolute' && cover.content !== 'none') return false;
      const { display, lineHeight } = getComputedStyle(each);
      const height =
        display === 'inline' ? Number.parseFloat(lineHeight) : each.getBoundingClientRect().height;
      return height < 24;
    });
    return [...small, ...thin].map((each) => {
      const { width, height } = each.getBoundingClientRect();
      return `${called(each)} is ${Math.round(width)} by ${Math.round(height)}`;
    });
  },

  /** Call it after a press of Tab, so that the browser shows the focus as it does for keys. */
  focus() {
    const open = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
    const findings = [];
    for (const each of document.querySelectorAll(open)) {
      if (!shows(each) || each.disabled) continue;
      each.focus({ preventScroll: true });
      const rings = [getComputedStyle(each), getComputedStyle(each, '::after')];
      const ringed = rings.some(({ outlineStyle, outlineWidth }) => {
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      });
      if (document.activeElement !== each) findings.push(`${called(each)} takes no focus`);
      else if (!ringed) findings.push(`${called(each)} does not show its focus`);
    }
    return findings;
  },

  width() {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((each) => {
      return each.getBoundingClientRect().right > clientWidth + 0.5 && !each.closest('.wide-table');
    });
    return [`${scrollWidth - clientWidth} pixels too wide: ${wide.slice(-3).map(called).join(', ')}`];
  },

  broken() {
    const findings = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!shows(node.parentElement) || node.parentElement.closest('script, style, option, textarea'))
        continue;
      for (const { index, 0: word } of node.data.matchAll(/(?<!\S)\p{L}{2,15}(?!\S)/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) findings.push(`${word} in ${called(node.parentElement)}`);
      }
    }
    return findings;
  },
};

function shows(element) {
  const { width, height } = element.getBoundingClientRect();
  return element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
}

function called(element) {
  const words = (element.textContent || element.getAttribute('aria-label') || '').trim().replace(/\s+/g, ' ');
  return `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''} “${words.slice(0, 40)}”`;
}
