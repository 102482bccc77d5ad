import { Agent, type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { aFilm, TusSender } from '../test/support/tus.ts';

const chunk = aFilm(64 * 1024);

/** A film of `bytes`, whose first bytes say so, followed by `tail`. */
function* film(bytes: number, head: string, tail: string) {
  if (head) yield Buffer.from(head);
  for (let left = bytes; left > 0; left -= chunk.length)
    yield chunk.subarray(0, Math.min(left, chunk.length));
  if (tail) yield Buffer.from(tail);
}

async function send(
  url: URL,
  method: string,
  headers: Record<string, string>,
  bytes: number,
  envelope = { head: '', tail: '' },
  agent: Agent | false = false,
): Promise<void> {
  const { head, tail } = envelope;
  const length = bytes + Buffer.byteLength(head) + Buffer.byteLength(tail);
  const outgoing = request(url, { method, agent, headers: { ...headers, 'content-length': String(length) } });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('error', reject).once('response', resolve);
  });
  await pipeline(Readable.from(film(bytes, head, tail), { objectMode: false }), outgoing);
  const answer = await answered;
  answer.resume();
  // A form that was taken is answered by the address of the next page.
  if ((answer.statusCode ?? 0) >= 400)
    throw new Error(`Expected an upload to be taken but received ${answer.statusCode}`);
}

/** Removes again what was sent. */
export type Removal = () => Promise<unknown>;

/** To node:http, which writes and forgets it. */
export async function sendBare(url: URL, bytes: number): Promise<Removal> {
  await send(new URL('/', url), 'PUT', {}, bytes);
  return async () => undefined;
}

/** As the form without script sends it. */
export async function sendForm(url: URL, bytes: number): Promise<Removal> {
  const sender = await TusSender.begin(url);
  const boundary = 'a-boundary-that-is-in-no-film';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="film.mp4"\r\n\r\n`;
  const headers = {
    ...headersOf(sender),
    accept: 'application/json',
    'content-type': `multipart/form-data; boundary=${boundary}`,
  };
  const envelope = { head, tail: `\r\n--${boundary}--\r\n` };
  await send(new URL('/share/files', url), 'POST', headers, bytes, envelope);
  return () => clear(sender);
}

/** By the tus protocol, in requests of `piece` bytes. */
export async function sendTus(url: URL, bytes: number, piece = bytes): Promise<Removal> {
  const sender = await TusSender.begin(url);
  const address = new URL(await sender.create(bytes, { filename: 'film.mp4' }), url);
  // A connection of its own for all its pieces, as a browser keeps one.
  const line = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let offset = 0; offset < bytes; offset += piece) {
    const headers = {
      ...headersOf(sender),
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
    };
    await send(address, 'PATCH', headers, Math.min(piece, bytes - offset), undefined, line);
  }
  line.destroy();
  return () => clear(sender);
}

const headersOf = ({ cookie, url }: TusSender) => ({ cookie, origin: url.origin });

function clear(sender: TusSender) {
  return sender.ask('POST', '/share/clear', { 'content-type': 'application/x-www-form-urlencoded' }, '');
}
