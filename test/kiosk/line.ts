import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** The line between a screen and the archive, for tests: it can be cut, break off in the midst of a file, and be mended. */
export class Line {
  readonly url: URL;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #port: number;
  #target: URL | null = null;
  /** While it is to break: bytes of files that may still pass. */
  #break: { left: number; readonly broken: () => void } | null = null;

  private constructor(server: Server) {
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
    this.url = new URL(`http://127.0.0.1:${this.#port}`);
  }

  static async open(): Promise<Line> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const line = new Line(server);
    server.on('connection', (socket) => line.#carry(socket));
    return line;
  }

  leadTo(target: URL): void {
    this.#target = target;
  }

  /** Nobody answers any more, as where the archive is stopped. */
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** Lets so many bytes more of the exhibition's files through, and then nothing. Resolves once it has broken. */
  async cutAfter(bytes: number): Promise<void> {
    await new Promise<void>((broken) => {
      this.#break = { left: bytes, broken };
    });
    this.#break = null;
    await this.cut();
  }

  async mend(): Promise<void> {
    if (this.#server.listening) return;
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    if (this.#server.listening) await this.cut();
  }

  #carry(near: Socket): void {
    if (!this.#target) return void near.destroy();
    const far = connect(Number(this.#target.port), this.#target.hostname);
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    let bringsFiles = false;
    near.on('data', (chunk: Buffer) => {
      bringsFiles ||= chunk.includes('GET /kiosk/media/');
      far.write(chunk);
    });
    far.on('data', (chunk: Buffer) => {
      if (!this.#break || !bringsFiles) return void near.write(chunk);
      const through = chunk.subarray(0, this.#break.left);
      this.#break.left -= through.length;
      // What is let through arrives before the line goes.
      near.write(through, this.#break.left === 0 ? this.#break.broken : undefined);
    });
  }
}
