import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The parts of s3rver 3.7's file store that are mended here. */
export interface S3rverStore {
  getResourcePath(bucket: string, key: string | undefined, resource: string): string;
  getObject(bucket: string, key: string, range: { start?: number; end?: number }): Promise<Found | null>;
  putObject(object: Given): Promise<Written>;
  putPart(bucket: string, upload: string, part: string, content: Readable): Promise<Written>;
  listObjects(bucket: string, query: { prefix: string }): Promise<{ objects: Listed[] }>;
  putMetadata(bucket: string, key: string, metadata: object, md5: string): Promise<void>;
}

interface Found {
  content?: Readable | null;
  range?: { start: number; end: number };
  readonly size: number;
}

interface Listed {
  readonly key: string;
  readonly size: number;
  readonly lastModifiedDate: Date;
}

interface Given {
  readonly bucket: string;
  readonly key: string;
  readonly content: Readable | Buffer;
  readonly metadata: object;
}

interface Written {
  readonly size: number;
  readonly md5: string;
}

/**
 * s3rver writes an object in place, answers before its bytes are in the file, takes a part whose sender went away for
 * whole, and reads `bytes=0-0` as everything and a range of an empty object as satisfiable. S3 does none of that.
 */
export function mendStore(store: S3rverStore, writing: string): void {
  const write = async (content: Readable | Buffer, path: string): Promise<Written> => {
    const md5 = createHash('md5');
    let size = 0;
    const temporary = join(writing, randomUUID());
    await pipeline(
      content instanceof Readable ? content : Readable.from([content]),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          md5.update(chunk);
          size += chunk.length;
          yield chunk;
        }
      },
      createWriteStream(temporary),
    );
    await rename(temporary, path);
    return { size, md5: md5.digest('hex') };
  };

  store.putObject = async ({ bucket, key, content, metadata }) => {
    const path = store.getResourcePath(bucket, key, 'object');
    await mkdir(dirname(path), { recursive: true });
    const written = await write(content, path);
    await store.putMetadata(bucket, key, metadata, written.md5);
    return written;
  };

  store.putPart = async (bucket, upload, part, content) => {
    // A part that comes in after its upload was aborted finds no folder, and must not make one.
    const path = join(store.getResourcePath(bucket, undefined, 'uploads'), upload, part);
    const written = await write(content, path);
    await writeFile(`${path}.md5`, written.md5);
    return written;
  };

  const getObject = store.getObject.bind(store);
  store.getObject = async (bucket, key, range) => {
    const found = await getObject(bucket, key, range);
    if (!found?.range || range.start === undefined) return found;
    found.content?.destroy();
    found.content = null;
    if (range.start >= found.size) return found;
    found.range = {
      start: range.start,
      end: Math.min(range.end ?? Number.POSITIVE_INFINITY, found.size - 1),
    };
    found.content = createReadStream(store.getResourcePath(bucket, key, 'object'), found.range);
    return found;
  };
}

interface Context {
  readonly req: IncomingMessage;
  readonly path: string;
  readonly query: Record<string, string | undefined>;
  status: number;
  type: string;
  body: string;
}

/**
 * AbortMultipartUpload, UploadPartCopy, ListParts and (where `listsUploads`) ListMultipartUploads, which s3rver leaves out, NoSuchUpload
 * for what it answers 500, and ListObjectsV2, whose pages it marks with DES, which this Node's OpenSSL no longer has.
 */
export function missingOperations(
  store: S3rverStore,
  bucket: string,
  listsUploads: boolean,
  partsAPage: number,
) {
  const uploads = store.getResourcePath(bucket, undefined, 'uploads');
  return async (context: Context, next: () => Promise<void>): Promise<void> => {
    const { req, query } = context;
    const ofBucket = req.method === 'GET' && context.path.replace(/\/$/, '') === `/${bucket}`;
    if (req.method === 'DELETE' && query.uploadId !== undefined) {
      await rm(join(uploads, basename(query.uploadId)), { recursive: true, force: true });
      context.status = 204;
    } else if (query.uploadId !== undefined && !(await isThere(join(uploads, basename(query.uploadId))))) {
      req.resume();
      context.status = 404;
      context.type = 'application/xml';
      context.body = '<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchUpload</Code></Error>';
    } else if (req.method === 'PUT' && query.uploadId !== undefined && req.headers['x-amz-copy-source']) {
      context.type = 'application/xml';
      context.body = await copyPart(store, req, query);
    } else if (req.method === 'GET' && query.uploadId !== undefined) {
      context.type = 'application/xml';
      context.body = await listParts(join(uploads, basename(query.uploadId)), query, partsAPage);
    } else if (ofBucket && query.uploads !== undefined && listsUploads) {
      context.type = 'application/xml';
      context.body = await listUploads(uploads, query);
    } else if (ofBucket && query['list-type'] === '2') {
      context.type = 'application/xml';
      context.body = await listBlobs(store, bucket, query);
    } else {
      await next();
    }
  };
}

async function copyPart(store: S3rverStore, req: IncomingMessage, query: Context['query']): Promise<string> {
  const [, bucket = '', key = ''] =
    /^\/?([^/]+)\/(.+)$/.exec(decodeURI(String(req.headers['x-amz-copy-source']))) ?? [];
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(String(req.headers['x-amz-copy-source-range'])) ?? [];
  const content = createReadStream(store.getResourcePath(bucket, key, 'object'), {
    start: Number(start),
    end: Number(end),
  });
  const { md5 } = await store.putPart(
    bucket,
    basename(query.uploadId ?? ''),
    query.partNumber ?? '',
    content,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><CopyPartResult><ETag>"${md5}"</ETag></CopyPartResult>`;
}

async function listBlobs(store: S3rverStore, bucket: string, query: Context['query']): Promise<string> {
  const after = query['continuation-token'] ?? '';
  const { objects } = await store.listObjects(bucket, { prefix: query.prefix ?? '' });
  const left = objects.filter(({ key }) => key > after).sort((a, b) => (a.key < b.key ? -1 : 1));
  const shown = left.slice(0, Number(query['max-keys'] ?? 1000));
  const entries = shown.map(
    ({ key, size, lastModifiedDate }) =>
      `<Contents><Key>${key}</Key><Size>${size}</Size>` +
      `<LastModified>${lastModifiedDate.toISOString()}</LastModified></Contents>`,
  );
  const more = left.length > shown.length;
  const token = more ? `<NextContinuationToken>${shown.at(-1)?.key}</NextContinuationToken>` : '';
  return (
    `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>${more}</IsTruncated>` +
    `${token}${entries.join('')}</ListBucketResult>`
  );
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** The numbers of the parts that are here whole, in their order. */
export async function landedParts(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names
    .flatMap((name) => /^(\d+)\.md5$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

async function listParts(folder: string, query: Context['query'], most: number): Promise<string> {
  const after = Number(query['part-number-marker'] ?? 0);
  const left = (await landedParts(folder)).filter((number) => number > after);
  const shown = left.slice(0, most);
  const entries = await Promise.all(
    shown.map(async (number) => {
      const [md5, { size }] = await Promise.all([
        readFile(join(folder, `${number}.md5`), 'utf8'),
        stat(join(folder, String(number))),
      ]);
      return `<Part><PartNumber>${number}</PartNumber><ETag>"${md5}"</ETag><Size>${size}</Size></Part>`;
    }),
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?><ListPartsResult>` +
    `<NextPartNumberMarker>${shown.at(-1) ?? 0}</NextPartNumberMarker>` +
    `<IsTruncated>${left.length > shown.length}</IsTruncated>${entries.join('')}</ListPartsResult>`
  );
}

/** Two a page, so that asking for the next one is tried as well. */
async function listUploads(uploads: string, query: Context['query']): Promise<string> {
  const after = query['upload-id-marker'] ?? '';
  const ids = (await readdir(uploads).catch(() => [])).sort().filter((id) => id > after);
  const shown = ids.slice(0, 2);
  const entries = await Promise.all(
    shown.map(async (id) => {
      const [key, facts] = await Promise.all([
        readFile(join(uploads, id, 'key'), 'utf8'),
        stat(join(uploads, id, 'key')),
      ]);
      const fields = `<Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${facts.mtime.toISOString()}</Initiated>`;
      return key.startsWith(query.prefix ?? '') ? `<Upload>${fields}</Upload>` : '';
    }),
  );
  const last = shown.at(-1) ?? '';
  return (
    `<?xml version="1.0" encoding="UTF-8"?><ListMultipartUploadsResult>` +
    `<NextKeyMarker>k</NextKeyMarker><NextUploadIdMarker>${last}</NextUploadIdMarker>` +
    `<IsTruncated>${ids.length > shown.length}</IsTruncated>${entries.join('')}</ListMultipartUploadsResult>`
  );
}
