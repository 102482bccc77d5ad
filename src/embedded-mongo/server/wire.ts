import { CommandError } from '../errors.ts';
import { type Doc, isDoc, own } from '../query/values.ts';
import { decode, encode } from '../storage/codec.ts';

/** The MongoDB wire protocol: OP_MSG, and OP_QUERY for the driver's first `ismaster`. */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** Bits 0 to 15 must be understood; the higher ones are offers that a server may leave. */
const REQUIRED_FLAGS = 0xffff;

/** MongoDB's limit on one message. */
export const MAX_MESSAGE_BYTES = 48_000_000;

export interface Message {
  readonly requestId: number;
  readonly legacy: boolean;
  readonly wantsReply: boolean;
  readonly body: Doc;
  readonly db: string;
  readonly encoded: Map<unknown, Buffer>;
}

/** The length of the first message in the bytes, or undefined until its header is there. Throws when it cannot be one. */
export function messageLength(bytes: Buffer): number | undefined {
  if (bytes.length < 4) return undefined;
  const length = bytes.readInt32LE(0);
  if (length < HEADER || length > MAX_MESSAGE_BYTES)
    throw new CommandError(9, `A message cannot be ${length} bytes long`);
  return length;
}

function cString(bytes: Buffer, at: number): { text: string; end: number } {
  const zero = bytes.indexOf(0, at);
  if (zero < 0) throw new CommandError(9, 'A name in a message has no end');
  return { text: bytes.toString('utf8', at, zero), end: zero + 1 };
}

function documentAt(bytes: Buffer, at: number): Buffer {
  const length = bytes.readInt32LE(at);
  if (length < 5 || at + length > bytes.length)
    throw new CommandError(9, 'A document in a message is cut off');
  return bytes.subarray(at, at + length);
}

function readQuery(bytes: Buffer, requestId: number): Message {
  const { text, end } = cString(bytes, HEADER + 4);
  const body = decode(documentAt(bytes, end + 8));
  return {
    requestId,
    legacy: true,
    wantsReply: true,
    body,
    db: text.split('.')[0] ?? '',
    encoded: new Map(),
  };
}

function readSequence(section: Buffer, body: Doc, encoded: Map<unknown, Buffer>): void {
  const { text: field, end } = cString(section, 4);
  const documents: Doc[] = [];
  for (let at = end; at < section.length; ) {
    const raw = documentAt(section, at);
    const doc = decode(raw);
    documents.push(doc);
    // Copied: the message's own buffer goes when it has been answered.
    encoded.set(doc, Buffer.from(raw));
    at += raw.length;
  }
  body[field] = documents;
}

function readMsg(message: Buffer, requestId: number): Message {
  const flags = message.readUInt32LE(HEADER);
  const unknown = flags & REQUIRED_FLAGS & ~(CHECKSUM_PRESENT | MORE_TO_COME);
  if (unknown) throw new CommandError(9, `A message carries flags this store does not know: ${unknown}`);
  const bytes = flags & CHECKSUM_PRESENT ? message.subarray(0, -4) : message;
  let body: Doc = {};
  const encoded = new Map<unknown, Buffer>();
  for (let at = HEADER + 4; at < bytes.length; ) {
    const kind = bytes[at];
    const section = documentAt(bytes, at + 1);
    if (kind === 0) body = { ...decode(section), ...body };
    else if (kind === 1) readSequence(section, body, encoded);
    else throw new CommandError(9, `A message carries a section of unknown kind ${kind}`);
    at += 1 + section.length;
  }
  const db = own(body, '$db');
  if (typeof db !== 'string') throw new CommandError(9, 'OP_MSG requests require a $db argument');
  return { requestId, legacy: false, wantsReply: !(flags & MORE_TO_COME), body, db, encoded };
}

/** Reads one whole message; throws when it is not one, and then the connection can only be closed. */
export function readMessage(bytes: Buffer): Message {
  const requestId = bytes.readInt32LE(4);
  const opcode = bytes.readInt32LE(12);
  if (opcode === OP_MSG) return readMsg(bytes, requestId);
  if (opcode === OP_QUERY) return readQuery(bytes, requestId);
  throw new CommandError(9, `The embedded store does not speak opcode ${opcode}`);
}

function header(length: number, responseTo: number, opcode: number): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.writeInt32LE(length, 0);
  bytes.writeInt32LE(responseTo, 8);
  bytes.writeInt32LE(opcode, 12);
  return bytes;
}

const size = (length: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(length);
  return bytes;
};

function wrap(type: number, name: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value]);
}

function container(elements: readonly Buffer[]): Buffer {
  const length = elements.reduce((sum, element) => sum + element.length, 5);
  return Buffer.concat([size(length), ...elements, Buffer.from([0])]);
}

/** Encodes a reply; a cursor's batch is documents in BSON already, which go in as they stand. */
function encodeReply(reply: Doc): Buffer {
  const { cursor, ...rest } = reply;
  if (!isDoc(cursor)) return encode(reply);
  const field = Object.hasOwn(cursor, 'firstBatch') ? 'firstBatch' : 'nextBatch';
  const { [field]: batch, ...about } = cursor;
  const documents = (batch as Uint8Array[]).map((raw, i) => wrap(3, String(i), Buffer.from(raw)));
  const inner = container([wrap(4, field, container(documents)), encode(about).subarray(4, -1)]);
  return container([wrap(3, 'cursor', inner), encode(rest).subarray(4, -1)]);
}

/** A reply as bytes, in the opcode its request came in. */
export function writeReply(reply: Doc, { requestId, legacy }: Message): Buffer {
  const document = encodeReply(reply);
  const prefix = Buffer.alloc(legacy ? 20 : 5);
  if (legacy) prefix.writeInt32LE(1, 16);
  const length = HEADER + prefix.length + document.length;
  return Buffer.concat([header(length, requestId, legacy ? OP_REPLY : OP_MSG), prefix, document]);
}
