import { errorCode, StorageFull, TooLarge, Unavailable } from '../../errors.ts';
import { say } from '../../words/say.ts';

export const storeFull = (options?: ErrorOptions) => new StorageFull(say('files-store-full'), options);
export const tooLargeToKeep = (options?: ErrorOptions) =>
  new TooLarge(say('files-too-large-to-keep'), options);

/** The files' store is away; it is worth another try in half a minute. */
export const storeUnavailable = (options?: ErrorOptions) =>
  new Unavailable(say('files-store-unavailable'), { ...options, retryAfter: 30 });

/** A file system's error in the archive's words; `unknown` errors pass unchanged. */
export function readDiskError(error: unknown): unknown {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return storeFull({ cause: error });
    case 'EFBIG':
      return tooLargeToKeep({ cause: error });
    case 'EMFILE':
    case 'ENFILE':
    case 'EIO':
    case 'ESTALE':
    case 'ETIMEDOUT':
      return storeUnavailable({ cause: error });
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
