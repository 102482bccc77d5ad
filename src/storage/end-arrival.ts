import { Readable } from 'node:stream';
import type { TusStore } from './arriving-bytes.ts';

/** Ends an arrival of unknown length where it is: its length is declared, and the store is told by a write of nothing. */
export async function endArrival(tus: TusStore, id: string): Promise<number> {
  const { offset, size } = await tus.getUpload(id);
  if (size === undefined) await tus.declareUploadLength(id, offset);
  if (size === undefined || offset < size) await tus.write(Readable.from([]), id, offset);
  return offset;
}
