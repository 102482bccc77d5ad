import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to `target` that is `milliseconds` longer there and back, also while a connection is made; as broad as this machine. */
export async function startDelay(target: URL, milliseconds: number): Promise<URL> {
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    near.setNoDelay(true);
    far.setNoDelay(true);
    const open = performance.now() + milliseconds;
    later(near, far, () => Math.max(performance.now() + milliseconds / 2, open + milliseconds / 2));
    later(far, near, () => performance.now() + milliseconds / 2);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** Hands on what comes, each chunk at its own time, and in the order in which it came. */
function later(from: Socket, to: Socket, when: () => number): void {
  const waiting: { readonly at: number; readonly work: () => void }[] = [];
  let timer: NodeJS.Timeout | null = null;
  const handOn = () => {
    timer = null;
    for (let next = waiting[0]; next; next = waiting[0]) {
      const milliseconds = next.at - performance.now();
      if (milliseconds > 0.5) {
        timer = setTimeout(handOn, milliseconds);
        return;
      }
      waiting.shift();
      next.work();
    }
  };
  const wait = (work: () => void) => {
    waiting.push({ at: when(), work });
    if (!timer) handOn();
  };
  from.on('data', (chunk) => wait(() => void to.write(chunk)));
  from.on('end', () => wait(() => to.end()));
  from.on('error', () => to.destroy());
  from.on('close', () => wait(() => to.destroy()));
}
