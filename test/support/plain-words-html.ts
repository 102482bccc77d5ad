/** Stands in a text where a page puts something of its own: a name, a number, a title. */
export const hole = '◌';

// Links that stand side by side are read one by one.
const betweenLinks = /(?<=<\/a>)\s*(?=<a\b)/gi;
const token = /<!--[\s\S]*?-->|<[!/]?([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;
const spoken = /\b(?:alt|title|aria-label|placeholder)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
// These stand within a line of text; every other element begins a new piece.
const inline = new Set('a abbr b bdi cite code em i mark q small span strong sub sup time'.split(' '));
const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': '’',
  '&nbsp;': ' ',
};

/** The pieces of text that people read or hear in some HTML: a paragraph, a label, a heading, an alternative text. */
export function piecesOfHtml(html: string): string[] {
  const heard = [...html.matchAll(spoken)].map(([, double, single]) => double ?? single ?? '');
  const seen = html
    .replace(betweenLinks, '\n\n')
    .replace(token, (_tag, name: string | undefined) =>
      name === undefined || inline.has(name.toLowerCase()) ? '' : '\n\n',
    );
  return [...seen.split(/\n\s*\n/), ...heard].map(asOneLine).filter((piece) => /\p{L}{2}/u.test(piece));
}

function asOneLine(text: string): string {
  return text
    .replace(/&(?:\w+|#39);/g, (entity) => entities[entity] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
