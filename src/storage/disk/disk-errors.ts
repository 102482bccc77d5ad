import { errorCode, StorageFull, TooLarge, Unavailable } from '../../errors.ts';

export const storeFull = 'The archive has no room for this at the moment. Please try again later.';
export const storeUnavailable =
  'The archive cannot reach its files at the moment. Please try again in a minute.';

/** Seconds after which a store that is away is worth another try. */
export const retryAfter = 30;

/** A file system's error in the archive's words; `unknown` errors pass unchanged. */
export function readDiskError(error: unknown): unknown {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StorageFull(storeFull, { cause: error });
    case 'EFBIG':
      return new TooLarge('This file is larger than the archive can keep.', { cause: error });
    case 'EMFILE':
    case 'ENFILE':
    case 'EIO':
    case 'ESTALE':
    case 'ETIMEDOUT':
      return new Unavailable(storeUnavailable, { cause: error, retryAfter });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EEXIST':
    case 'ENOTDIR':
      return new Error('Expected a folder that can be written to: look at the setting DATA_DIR', {
        cause: error,
      });
    default:
      return error;
  }
}

/** Neither the file nor, maybe, its folder is there. */
export function isMissing(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
