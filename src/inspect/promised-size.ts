/**
 * True where a WAV, an AVI or a Windows Media file says that it is larger than it is. ffmpeg makes light of that and
 * plays what there is.
 */
export function isSmallerThanPromised(head: Buffer, bytes: number): boolean {
  const promised = sizeOfRiff(head) ?? sizeOfAsf(head);
  return promised !== null && promised > bytes + Math.max(65_536, bytes * 0.05);
}

/** Recorders that never came to fill in a size leave nought, or all ones: those say nothing. */
function sizeOfRiff(head: Buffer): number | null {
  if (head.length < 12 || head.toString('latin1', 0, 4) !== 'RIFF') return null;
  const size = head.readUInt32LE(4);
  return size === 0 || size >= 0x7fff0000 ? null : size + 8;
}

/** The File Properties Object (ASF specification, 3.2), which stands near the start of a header. */
const fileProperties = Buffer.from('a1dcab8c47a9cf118ee400c00c205365', 'hex');

function sizeOfAsf(head: Buffer): number | null {
  const at = head.indexOf(fileProperties);
  if (at < 0 || at + 92 > head.length) return null;
  const isBroadcast = (head.readUInt32LE(at + 88) & 1) === 1;
  return isBroadcast ? null : Number(head.readBigUInt64LE(at + 40));
}
