/**
 * Looks from within for text that what was typed has turned round: evaluated there as text. A line a finding.
 * - mirrored: a word in Latin letters, outside of what was typed, whose letters run from right to left
 * - moved: a piece of text that stands before the one that it follows, on one line
 */
globalThis.wordOrder = (typed) => {
  const findings = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let before = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!node.data.trim() || !holder.checkVisibility({ visibilityProperty: true })) continue;
    if (holder.closest('script, style, option, textarea, .visually-hidden')) continue;
    const isTyped = typed.some((text) => node.data.includes(text));
    if (!isTyped) {
      for (const { index, 0: word } of node.data.matchAll(/[A-Za-z]{3,}/g)) {
        const [first, last] = [index, index + word.length - 1].map((at) => boxOf(node, at, at + 1));
        if (Math.abs(first.top - last.top) < 2 && last.left <= first.left)
          findings.push(`mirrored: ${word} in “${node.data.trim().slice(0, 60)}”`);
      }
    }
    const box = boxOf(node, 0, node.data.length);
    const block = blockOf(holder);
    if (before && before.block === block && getComputedStyle(block).direction === 'ltr') {
      const isOneLine = Math.abs(before.box.top - box.top) < 6 && box.height < 40 && before.box.height < 40;
      if (isOneLine && box.left < before.box.right - 2)
        findings.push(`moved: “${node.data.trim().slice(0, 40)}” after “${before.text.slice(0, 40)}”`);
    }
    before = { block, box, text: node.data.trim() };
  }
  return findings;
};

function boxOf(node, start, end) {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range.getBoundingClientRect();
}

function blockOf(element) {
  let block = element;
  while (/^inline$|^contents$/.test(getComputedStyle(block).display) && block.parentElement)
    block = block.parentElement;
  return block;
}
