import { ArchiveError } from '../../errors.ts';
import { say } from '../../words/say.ts';

/** An answer that the tus protocol has and no form. */
class UploadProblem extends ArchiveError {
  readonly status: number;

  constructor(status: number, message: string, options?: { retryAfter?: number }) {
    super(message, options);
    this.status = status;
  }
}

/** The tus server's own error, by its status, in a sentence for the storyteller. */
export function uploadProblem(status: number): ArchiveError {
  switch (status) {
    case 404:
    case 410:
      return new UploadProblem(404, say('files-upload-gone'));
    case 409:
      return new UploadProblem(409, say('files-upload-elsewhere'));
    case 413:
      return new UploadProblem(413, say('files-more-than-said'));
    case 423:
      return new UploadProblem(423, say('files-sent-by-another-page'), {
        retryAfter: 2,
      });
    default:
      return new UploadProblem(status >= 400 && status < 500 ? status : 400, say('files-unreadable'));
  }
}

/** What the tus server throws is no Error. Everything else passes unchanged. */
export function readTusError(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || error instanceof ArchiveError) return error;
  if (!('status_code' in error) || typeof error.status_code !== 'number') return error;
  return uploadProblem(error.status_code);
}
