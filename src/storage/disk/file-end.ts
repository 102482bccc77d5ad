import { type FileHandle, statfs } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { storeFull } from './disk-errors.ts';

/** A long write asks for free space again after this many bytes, and what it wrote so far goes on to the disk. */
const floorEvery = 32 * 1024 * 1024;

/** Bytes that gather while others are being written, so that a busy disk is asked seldom and for much. */
const gathering = 1024 * 1024;

/**
 * Writes to a file from `offset` on.
 * @param check called now and then on a long way, to end it where there is no more room.
 * @param wrote called with what was written, and where.
 */
export function fileEnd(
  file: FileHandle,
  offset: number,
  check: () => Promise<void>,
  wrote: (chunks: readonly Buffer[], at: number) => void = () => {},
) {
  let reached = offset;
  let sinceCheck = 0;
  let syncing: Promise<void> | null = null;

  /** While more comes, so that little is left to sync in the end. */
  function syncMeanwhile(): void {
    syncing ??= file
      .datasync()
      .catch(() => {})
      .finally(() => {
        syncing = null;
      });
  }

  async function write(chunks: readonly Buffer[]): Promise<void> {
    const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
    const { bytesWritten } = await file.writev(chunks, reached);
    // A disk that takes a part of it only is full, or all but: what it says to the rest is what counts.
    if (bytesWritten < bytes) {
      const all = Buffer.concat(chunks);
      wrote([all.subarray(0, bytesWritten)], reached);
      reached += bytesWritten;
      return write([all.subarray(bytesWritten)]);
    }
    wrote(chunks, reached);
    reached += bytes;
    sinceCheck += bytes;
    if (sinceCheck < floorEvery) return;
    sinceCheck = 0;
    syncMeanwhile();
    await check();
  }

  return {
    stream: new Writable({
      highWaterMark: gathering,
      write: (chunk: Buffer, _encoding, done) => void write([chunk]).then(() => done(), done),
      writev: (chunks, done) => void write(chunks.map(({ chunk }) => chunk)).then(() => done(), done),
      final: (done) => void Promise.resolve(syncing).then(() => done(), done),
    }),
    /** Where the bytes that are written end. */
    reached: () => reached,
  };
}

/** @throws StorageFull where the file system of `folder` has fewer bytes free than `floorBytes`. */
export async function refuseBelowFloor(folder: string, floorBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < floorBytes) throw storeFull();
}
