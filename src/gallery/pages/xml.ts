/** Small pieces of XML whose text came from anybody. */

export function element(name: string, text: string, attributes = ''): string {
  return `<${name}${attributes && ` ${attributes}`}>${escaped(text)}</${name}>`;
}

export function attribute(name: string, text: string): string {
  return `${name}="${escaped(text)}"`;
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// XML 1.0 has no way at all to say most control characters (its production 2), half of a pair, and two more.
const unsayable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escaped(text: string): string {
  return text.replaceAll(unsayable, '').replaceAll(/[&<>"']/g, (letter) => references[letter] ?? letter);
}
