import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/** Stands in a text where a page puts something of its own: a name, a number, a title. */
export const hole = '◌';

/** What people read or hear though it stands in an attribute. */
const spoken = new Set(['alt', 'title', 'aria-label', 'placeholder']);
// These stand within a line of text; every other element begins a new piece.
const inline = new Set('a abbr b bdi cite code em i mark q small span strong sub sup time'.split(' '));
const unread = new Set(['script', 'style']);

type Node = DefaultTreeAdapterTypes.ChildNode;

/** The pieces of text that people read or hear in some HTML: a paragraph, a label, a heading, an alternative text. */
export function piecesOfHtml(html: string): string[] {
  const { childNodes } = parseFragment(html);
  return [...seenIn(childNodes).split(/\n\s*\n/), ...heardIn(childNodes)]
    .map((piece) => piece.replace(/\s+/g, ' ').trim())
    .filter((piece) => /\p{L}{2}/u.test(piece));
}

/** Pieces stand apart by an empty line. */
function seenIn(nodes: readonly Node[]): string {
  return nodes
    .map((node, index) => {
      if ('value' in node) return node.value;
      if (!('tagName' in node) || unread.has(node.tagName)) return '';
      const text = seenIn(inside(node));
      if (!inline.has(node.tagName)) return `\n\n${text}\n\n`;
      return followsLink(nodes, index) ? `\n\n${text}` : text;
    })
    .join('');
}

function heardIn(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) =>
    'tagName' in node
      ? [
          ...node.attrs.filter(({ name }) => spoken.has(name)).map(({ value }) => value),
          ...heardIn(inside(node)),
        ]
      : [],
  );
}

const inside = (element: DefaultTreeAdapterTypes.Element): readonly Node[] =>
  'content' in element
    ? (element as DefaultTreeAdapterTypes.Template).content.childNodes
    : element.childNodes;

/** Links that stand side by side are read one by one. */
function followsLink(nodes: readonly Node[], index: number): boolean {
  const isLink = (node: Node | undefined) => node !== undefined && 'tagName' in node && node.tagName === 'a';
  const before = nodes.slice(0, index).findLast((node) => !('value' in node && node.value.trim() === ''));
  return isLink(nodes[index]) && isLink(before);
}
