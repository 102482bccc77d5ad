import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** The line between a phone and the archive: it counts what the phone sends, and can be cut at any byte. */
export interface PatchyLine {
  /** Where the phone finds the archive, whatever server stands behind it. */
  readonly url: URL;
  /** Bytes that the phone has put on the line, all of them, heads of requests too. */
  sent(): number;
  /** Resolves once so many bytes have been sent. */
  reached(bytes: number): Promise<void>;
  /** Breaks every connection that there is; new ones can be made at once. */
  cut(): number;
  /** Lets so many bytes a second of the phone's go by, over all its connections; Infinity lets go what will. */
  pace(bytesPerSecond: number): void;
  leadTo(target: URL): void;
  close(): Promise<void>;
}

export async function openPatchyLine(): Promise<PatchyLine> {
  const sockets = new Set<Socket>();
  let target: URL | null = null;
  let sent = 0;
  let rate = Number.POSITIVE_INFINITY;
  /** When the line has carried what was put on it. */
  let free = 0;
  let waiting: { readonly bytes: number; readonly resolve: () => void } | null = null;

  function carry(near: Socket): void {
    if (!target) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(counted()).pipe(far);
    far.pipe(near);
  }

  function counted(): Transform {
    return new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sent += chunk.length;
        if (waiting && sent >= waiting.bytes) waiting.resolve();
        free = Math.max(free, performance.now()) + (chunk.length * 1000) / rate;
        const wait = free - performance.now();
        if (wait < 2) done(null, chunk);
        else setTimeout(done, wait, null, chunk);
      },
    });
  }

  const server: Server = createServer(carry);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    sent: () => sent,
    async reached(bytes) {
      if (sent >= bytes) return;
      await new Promise<void>((resolve) => {
        waiting = { bytes, resolve };
      });
      waiting = null;
    },
    cut() {
      const broken = sockets.size;
      for (const socket of sockets) socket.destroy();
      return broken;
    },
    pace(bytesPerSecond) {
      rate = bytesPerSecond;
      free = 0;
    },
    leadTo(url) {
      target = url;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
