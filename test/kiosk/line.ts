import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** The line between a screen and the archive, for tests: it can be slow, cut, and mended. */
export class Line {
  readonly url: URL;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #port: number;
  #target: URL | null = null;
  #bytesPerSecond = Number.POSITIVE_INFINITY;

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

  /** Lets so many bytes a second through to the screen on each connection. */
  slow(bytesPerSecond: number): void {
    this.#bytesPerSecond = bytesPerSecond;
  }

  async mend(): Promise<void> {
    this.#bytesPerSecond = Number.POSITIVE_INFINITY;
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
    near.pipe(far);
    far.on('data', (chunk) => {
      near.write(chunk);
      if (this.#bytesPerSecond === Number.POSITIVE_INFINITY) return;
      far.pause();
      setTimeout(() => far.resume(), (chunk.length / this.#bytesPerSecond) * 1000);
    });
  }
}
