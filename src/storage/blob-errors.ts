import { NotFound } from '../errors.ts';
import type { BlobKey } from '../story/ids.ts';
import { say } from '../words/say.ts';

/** Nothing is stored under this key. Every store says so with this one error, whatever its vendor calls it. */
export class BlobNotFound extends NotFound {
  readonly key: BlobKey;

  constructor(key: BlobKey, options?: ErrorOptions) {
    super(say('files-not-in-archive'), options);
    this.key = key;
  }
}
