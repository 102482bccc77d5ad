/**
 * True where a WAV or AVI says that it is larger than it is. ffprobe makes light of that and plays what there is.
 * Recorders that never came to fill in a size leave nought, or all ones: those say nothing.
 */
export function isRiffCutShort(head: Buffer, bytes: number): boolean {
  if (head.length < 12 || head.toString('latin1', 0, 4) !== 'RIFF') return false;
  const size = head.readUInt32LE(4);
  if (size === 0 || size >= 0x7fff0000) return false;
  return size + 8 > bytes + Math.max(65_536, bytes * 0.05);
}
