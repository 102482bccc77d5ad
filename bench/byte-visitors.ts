import { connect } from 'node:net';

/**
 * A process of its own: ten visitors who ask for bytes again as soon as they have them all, and look at nothing but the first head
 * and the length. A client that reads every answer as it should costs more than whoever sends it.
 */
const [address = '', seconds = '1', ...headers] = process.argv.slice(2);
const url = new URL(address);
const connections = 10;
const asked = [`GET ${url.pathname} HTTP/1.1`, `Host: ${url.host}`, ...headers, '', ''].join('\r\n');
const began = performance.now();
let answers = 0;

function visit(): void {
  let awaited: number | null = null;
  let received = 0;
  const room = Buffer.alloc(256 * 1024);
  const socket = connect({
    ...{ host: url.hostname, port: Number(url.port) },
    onread: {
      buffer: room,
      callback(length) {
        awaited ??= wholeLength(room.toString('latin1', 0, length));
        received += length;
        if (received < awaited) return true;
        if (received > awaited) throw new Error(`Expected ${awaited} bytes but received ${received}`);
        [awaited, received] = [null, 0];
        answers += 1;
        socket.write(asked);
        return true;
      },
    },
  });
  socket.write(asked);
}

/** Of a head and what belongs to it. */
function wholeLength(text: string): number {
  const head = text.indexOf('\r\n\r\n') + 4;
  const [, length] = /\r\ncontent-length: (\d+)\r\n/i.exec(text.slice(0, head)) ?? [];
  if (!/^HTTP\/1\.1 20[06] /.test(text) || !length)
    throw new Error(`Expected bytes but received ${text.slice(0, 500)}`);
  return head + Number(length);
}

for (let at = 0; at < connections; at += 1) visit();
setTimeout(() => {
  process.stdout.write(JSON.stringify({ answers, seconds: (performance.now() - began) / 1000 }));
  process.exit();
}, Number(seconds) * 1000);
