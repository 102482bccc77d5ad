import { ArchiveError } from '../../errors.ts';

/** An answer that the tus protocol has and no form. */
class UploadProblem extends ArchiveError {
  readonly status: number;

  constructor(status: number, message: string, options?: { retryAfter?: number }) {
    super(message, options);
    this.status = status;
  }
}

const unreadable = 'The upload could not be read. Reload the page and try again.';

/** The tus server's own error, by its status, in a sentence for the storyteller. */
export function uploadProblem(status: number): ArchiveError {
  switch (status) {
    case 404:
    case 410:
      return new UploadProblem(404, 'This upload is not here any more. Choose the file again.');
    case 409:
      return new UploadProblem(409, 'The upload does not go on from where it stopped. Try again.');
    case 413:
      return new UploadProblem(413, 'More came than the file holds. Choose the file again.');
    case 423:
      return new UploadProblem(423, 'This file is being sent from another page. Wait a moment.', {
        retryAfter: 2,
      });
    default:
      return new UploadProblem(status >= 400 && status < 500 ? status : 400, unreadable);
  }
}

/** What the tus server throws is no Error. Everything else passes unchanged. */
export function readTusError(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || error instanceof ArchiveError) return error;
  if (!('status_code' in error) || typeof error.status_code !== 'number') return error;
  return uploadProblem(error.status_code);
}
