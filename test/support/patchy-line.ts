import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { patience } from './browser.ts';

/** The line between a phone and the archive: it counts what the phone sends, and can be cut at any byte. */
export interface PatchyLine {
  /** Where the phone finds the archive, whatever server stands behind it. */
  readonly url: URL;
  /** Bytes that the phone has put on the line, all of them, heads of requests too. */
  sent(): number;
  /** Resolves once so many bytes have been sent. Says how far it came where no byte more is sent for long. */
  reached(bytes: number): Promise<void>;
  /** Breaks every connection that there is; new ones can be made at once. */
  cut(): number;
  /** Lets so many bytes a second of the phone's go by, over all its connections; Infinity lets go what will. */
  pace(bytesPerSecond: number): void;
  /** Lets nothing by until what it returns is called; that also breaks every connection, with all that waited. */
  hold(): () => void;
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
  let held: Promise<void> = Promise.resolve();

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
        const go = () => held.then(() => done(null, chunk));
        if (wait < 2) go();
        else setTimeout(go, wait);
      },
    });
  }

  function cut(): number {
    const broken = sockets.size;
    for (const socket of sockets) socket.destroy();
    return broken;
  }

  const server: Server = createServer(carry);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    sent: () => sent,
    async reached(bytes) {
      if (sent >= bytes) return;
      let watch: NodeJS.Timeout | undefined;
      try {
        await new Promise<void>((resolve, reject) => {
          waiting = { bytes, resolve };
          let before = sent;
          watch = setInterval(() => {
            if (sent === before)
              reject(
                new Error(`Expected ${bytes} bytes on the line, but after ${sent} there came none for long`),
              );
            before = sent;
          }, patience);
        });
      } finally {
        clearInterval(watch);
        waiting = null;
      }
    },
    cut,
    hold() {
      let letGo = () => {};
      held = new Promise((resolve) => {
        letGo = resolve;
      });
      return () => {
        cut();
        letGo();
      };
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
