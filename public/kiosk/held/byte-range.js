/**
 * What a Range header asks of a file of `size` bytes (RFC 9110, 14.2): from and to, both counted in; 'whole' where it
 * asks for none, or in a way that may be left aside; 'none' where no byte of the file is in it (416).
 *
 * @param {string | null} header
 * @param {number} size
 * @returns {'whole' | 'none' | { from: number, to: number }}
 */
export function byteRange(header, size) {
  const parts = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '');
  if (!parts || (parts[1] === '' && parts[2] === '')) return 'whole';
  if (parts[1] === '') {
    const last = Number(parts[2]);
    return last === 0 || size === 0 ? 'none' : { from: Math.max(0, size - last), to: size - 1 };
  }
  const from = Number(parts[1]);
  const to = parts[2] === '' ? size - 1 : Math.min(Number(parts[2]), size - 1);
  if (parts[2] !== '' && Number(parts[2]) < from) return 'whole';
  return from >= size ? 'none' : { from, to };
}
