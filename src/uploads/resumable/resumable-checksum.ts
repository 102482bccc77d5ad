import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { ArchiveError, BadRequest } from '../../errors.ts';
import { withScratchFile } from '../../storage/disk/scratch-file.ts';
import { say } from '../../words/say.ts';

export const checksumAlgorithms = ['sha1', 'sha256'] as const;

/** A piece with a checksum is kept aside until it was checked, so it may not be a whole film. */
export const largestChecked = 128 * 1024 * 1024;

/** The piece is not what its sender says it is; nothing of it was kept. The status is the tus protocol's own. */
export class ChecksumMismatch extends ArchiveError {
  readonly status = 460;
}

export interface Checksum {
  readonly algorithm: (typeof checksumAlgorithms)[number];
  readonly digest: Buffer;
}

/** Reads an Upload-Checksum header. @throws BadRequest */
export function readChecksum(header: string | undefined): Checksum | null {
  if (header === undefined) return null;
  const [name = '', encoded = '', ...rest] = header.split(' ');
  const algorithm = checksumAlgorithms.find((known) => known === name);
  const digest = Buffer.from(encoded, 'base64');
  if (!algorithm || rest.length > 0 || digest.length !== createHash(algorithm).digest().length) {
    throw new BadRequest(say('files-unknown-checksum'));
  }
  return { algorithm, digest };
}

/**
 * Hands the piece to `use` once all of it came and was found to be what its checksum says.
 * @param isWhole asked when the piece has ended; false means that it was cut, and `use` is not called.
 * @throws ChecksumMismatch, StorageFull
 */
export async function whereChecked<T>(
  { algorithm, digest }: Checksum,
  piece: Readable,
  scratch: string,
  isWhole: () => boolean,
  use: (piece: Readable) => Promise<T>,
): Promise<T | null> {
  return withScratchFile(piece, algorithm, scratch, async (path, found) => {
    if (!isWhole()) return null;
    if (found.equals(digest)) return use(createReadStream(path));
    throw new ChecksumMismatch(say('files-piece-damaged'));
  });
}
