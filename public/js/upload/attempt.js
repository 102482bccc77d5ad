/** One try to bring a file's remaining bytes to the archive, with tus-js-client; it ends where anything fails. */
import { Upload } from 'tus-js-client';

/**
 * How much one request carries: about as much as goes in a few seconds. A cut costs no more than that, even where
 * something on the way holds a request back until it is whole; and a good line is not kept waiting for answers. A large one
 * ends where a part ends as the archive keeps them, so that nothing is left over that has to be kept apart.
 */
export function pieceSize() {
  const mebibyte = 2 ** 20;
  const part = 8 * mebibyte;
  const [least, most, seconds] = [2, 16, 4];
  let bytes = 4 * mebibyte;
  return {
    /** @param {number} [offset] where it begins */
    bytes: (offset = 0) => (bytes < part ? bytes : bytes - ((offset + bytes) % part)),
    /**
     * @param {number} sent bytes
     * @param {number} milliseconds
     */
    took(sent, milliseconds) {
      const goal = Math.round((sent / milliseconds) * ((1000 * seconds) / mebibyte));
      bytes = Math.min(most, Math.max(least, goal)) * mebibyte;
    },
  };
}

/**
 * What grows while it is sent; `read` waits until there is something.
 * @typedef {object} Growing
 * @property {(start: number, end: number) => Promise<{ value: Blob | null, done: boolean }>} read
 * @property {() => number | null} size
 * @property {() => Promise<string | null>} sha256
 *
 * @typedef {object} AttemptOptions
 * @property {Blob | Growing} source
 * @property {number | null} length
 * @property {string | null} address
 * @property {string} endpoint
 * @property {ReturnType<typeof import('./line.js').watchLine>} line
 * @property {ReturnType<typeof pieceSize>} piece
 * @property {() => Promise<string | null>} sha256
 * @property {Record<string, string>} metadata
 * @property {(address: string) => void} onAddress
 * @property {() => void} [onChecking]
 * @property {(length: number) => void} onLength
 * @property {(offset: number) => void} onOffset
 * @property {(sent: number) => void} onProgress
 * @property {() => void} onDone
 * @property {(failure: import('./answers.js').Failure) => void} onFailure
 */

/**
 * Goes on with `address`, or begins at `endpoint`. `length` is null while nobody knows where the source ends; `piece` is
 * a pieceSize().
 * Calls `onAddress` as soon as there is one, even after it was stopped; `onOffset` with what the archive says that it has;
 * `onLength` where the archive turns out to know it; `onProgress` with the bytes that went out, were they lost or not;
 * and at its end `onDone` or `onFailure({ status, method, problem, retryAfter })`, the status being null without an answer.
 * @param {AttemptOptions} options
 */
export function attemptUpload(options) {
  const { source, length, address, endpoint, line, piece, onProgress } = options;
  let isStopped = false;
  /** @type {string | null} */
  let method = null;
  let begun = 0;
  let isCreated = () => {};
  // tus-js-client takes whatever its file reader can open.
  const upload = new Upload(/** @type {Blob} */ (source), {
    ...(address ? { uploadUrl: address } : { endpoint }),
    chunkSize: piece.bytes(),
    headers: { Accept: 'application/json' },
    metadata: options.metadata,
    fileReader: { openFile: async () => asPieces(source) },
    ...(length === null ? { uploadLengthDeferred: true } : { uploadSize: length }),
    // The archive knows what is unfinished; no name of a file stays in this browser.
    storeFingerprintForResuming: false,
    fingerprint: async () => '',
    // resumable.js tries again.
    retryDelays: null,
    async onBeforeRequest(request) {
      if (isLast(request)) {
        options.onChecking?.();
        const sha256 = await options.sha256();
        if (sha256) request.setHeader('Upload-Sha256', sha256);
      }
      // What was stopped while it waited is never sent.
      if (isStopped) await new Promise(() => {});
      method = request.getMethod();
      // A browser sends what was cut again by itself; the archive knows it by this, and ends it at once.
      request.setHeader('Upload-Try', newMark());
      begun = Date.now();
      line.asks(request.getUnderlyingObject());
    },
    onAfterResponse(request, response) {
      line.hears();
      options.onOffset(Number(response.getHeader('Upload-Offset')));
      const known = request.getMethod() === 'HEAD' ? response.getHeader('Upload-Length') : null;
      if (length === null && known) options.onLength(Number(known));
    },
    onUploadUrlAvailable() {
      if (upload.url) options.onAddress(upload.url);
      if (isStopped) upload.abort();
      isCreated();
    },
    onProgress(sent) {
      line.moves();
      onProgress(sent);
    },
    onChunkComplete(bytes, offset) {
      piece.took(bytes, Date.now() - begun);
      upload.options.chunkSize = piece.bytes(offset);
    },
    onSuccess() {
      line.rests();
      options.onDone();
    },
    onError(error) {
      line.rests();
      isCreated();
      options.onFailure(failureOf(error));
    },
  });
  upload.start();

  /** @param {import('tus-js-client').HttpRequest} request */
  function isLast(request) {
    if (request.getMethod() !== 'PATCH') return false;
    if (length === null) return request.getHeader('Upload-Length') !== undefined;
    return Number(request.getHeader('Upload-Offset')) + (upload.options.chunkSize ?? 0) >= length;
  }

  return {
    /** Of the request that is on its way, or null. */
    method: () => method,
    /** Resolves when no new address can come of it. */
    async stop() {
      isStopped = true;
      line.rests();
      // The answer to a beginning is waited for: without it the archive would keep what nobody knows the address of.
      if (method === 'POST' && !upload.url) {
        const given = new Promise((/** @type {(nothing?: undefined) => void} */ resolve) => {
          isCreated = resolve;
        });
        await Promise.race([given, new Promise((resolve) => setTimeout(resolve, 5000))]);
      }
      upload.abort();
    },
  };
}

function newMark() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join('-');
}

/**
 * What tus-js-client reads from.
 * @param {Blob | Growing} source
 * @returns {import('tus-js-client').FileSource}
 */
function asPieces(source) {
  // The library's types know no source that grows; it asks for no size where the length is deferred.
  if (!(source instanceof Blob)) {
    return /** @type {import('tus-js-client').FileSource} */ (
      /** @type {unknown} */ ({ size: null, slice: source.read, close() {} })
    );
  }
  const { size } = source;
  return {
    size,
    slice: async (start, end) => ({ value: source.slice(start, end), done: end >= size }),
    close() {},
  };
}

/**
 * @param {Error | import('tus-js-client').DetailedError} error
 * @returns {import('./answers.js').Failure}
 */
function failureOf(error) {
  const { originalRequest, originalResponse } = 'originalResponse' in error ? error : {};
  const response = originalResponse ?? null;
  return {
    // Without a request it failed before it asked; an answer of 200 that says nothing is not from the archive.
    status: response && response.getStatus() >= 400 ? response.getStatus() : null,
    method: originalRequest?.getMethod() ?? null,
    problem: response ? problemIn(response.getBody()) : null,
    retryAfter: Number(response?.getHeader('Retry-After')) || null,
  };
}

/** @param {string} body */
function problemIn(body) {
  try {
    const { problem } = JSON.parse(body);
    return typeof problem === 'string' ? problem : null;
  } catch {
    return null;
  }
}
