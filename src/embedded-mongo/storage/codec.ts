import { deserialize, onDemand, serialize } from 'bson';
import { CommandError } from '../errors.ts';
import { type Doc, isDoc, typeName } from '../query/values.ts';

/** MongoDB's limit on one document. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Decodes with every number's own type kept, so that writing a document back changes nothing. */
export function decode(raw: Uint8Array): Doc {
  return deserialize(raw, { promoteValues: false, bsonRegExp: true });
}

export const encode = (doc: Doc): Buffer => Buffer.from(serialize(doc));

/**
 * Puts `_id` first by moving bytes: a JavaScript object cannot say "before the field called 7", and decoding and
 * encoding again would reorder such fields.
 */
function idFirst(raw: Buffer): Buffer {
  const elements = [...onDemand.parseToElements(raw)];
  const at = elements.findIndex(
    ([, nameAt, length]) => raw.toString('latin1', nameAt, nameAt + length) === '_id',
  );
  const id = elements[at];
  if (id === undefined || at === 0) return raw;
  const start = id[1] - 1;
  const end = id[3] + id[4];
  return Buffer.concat([
    raw.subarray(0, 4),
    raw.subarray(start, end),
    raw.subarray(4, start),
    raw.subarray(end),
  ]);
}

/** MongoDB's limit on documents and arrays inside one another. */
const MAX_DEPTH = 100;

function checkDepth(value: unknown, left = MAX_DEPTH): void {
  if (!isDoc(value) && !Array.isArray(value)) return;
  if (left === 0) throw new CommandError(15, `Document exceeds maximum nested object depth: ${MAX_DEPTH}`);
  for (const inner of Object.values(value)) checkDepth(inner, left - 1);
}

/** The first field within an `_id` whose name begins with a dollar. */
function dollarWithin(value: unknown): string | undefined {
  if (!isDoc(value) && !Array.isArray(value)) return undefined;
  const dollar = isDoc(value) ? Object.keys(value).find((key) => key.startsWith('$')) : undefined;
  return (
    dollar ??
    Object.values(value)
      .map(dollarWithin)
      .find((found) => found !== undefined)
  );
}

/** A document as it will lie on disk; throws on what MongoDB would not store. */
export function toStored(doc: Doc, encoded: Buffer = encode(doc)): Buffer {
  if (encoded.length > MAX_DOCUMENT_BYTES) {
    throw new CommandError(
      10334,
      `BSONObj size: ${encoded.length} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}`,
    );
  }
  checkDepth(doc);
  const type = typeName(doc._id);
  if (type === 'array' || type === 'regex' || type === 'missing') {
    throw new CommandError(53, `The '_id' value cannot be of type ${type}`);
  }
  const dollar = Object.keys(doc).find((key) => key.startsWith('$'));
  if (dollar)
    throw new CommandError(
      52,
      `The dollar ($) prefixed field '${dollar}' is not allowed at the top of a document`,
    );
  const within = dollarWithin(doc._id);
  if (within)
    throw new CommandError(
      52,
      `_id fields may not contain '$'-prefixed fields: ${within} is not valid for storage.`,
    );
  return idFirst(encoded);
}
