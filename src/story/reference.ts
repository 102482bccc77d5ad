const shape = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/**
 * Reads a story's short reference as people write it down or say it on the phone: in small letters, without its dash, with
 * O for 0 and I or L for 1, which no reference has. Null where it is none.
 */
export function parseReference(text: string): string | null {
  const plain = text
    .toUpperCase()
    .replaceAll(/[\s\p{Dash_Punctuation}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return shape.test(plain) ? `${plain.slice(0, 4)}-${plain.slice(4)}` : null;
}
