import type { Page } from 'playwright-core';
import { z } from 'zod';

const snapshotShape = z.object({
  snapshot: z.object({
    meta: z.object({ node_fields: z.array(z.string()), node_types: z.array(z.unknown()) }),
  }),
  nodes: z.array(z.number()),
  strings: z.array(z.string()),
});

/** A page's heap, by Chromium's own snapshots. */
export async function openHeap(page: Page) {
  const session = await page.context().newCDPSession(page);
  let before: ReadonlyMap<string, number> | null = null;

  async function takeSnapshot(): Promise<string> {
    const pieces: string[] = [];
    const keep = ({ chunk }: { chunk: string }) => pieces.push(chunk);
    session.on('HeapProfiler.addHeapSnapshotChunk', keep);
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    session.off('HeapProfiler.addHeapSnapshotChunk', keep);
    return pieces.join('');
  }

  return {
    /** Bytes of everything that is reachable. Prints what has grown most since it was asked before. */
    async measure(): Promise<number> {
      // What one collection frees lets another one free more.
      for (let times = 0; times < 4; times += 1) await session.send('HeapProfiler.collectGarbage');
      const sizes = bytesByName(snapshotShape.parse(JSON.parse(await takeSnapshot())));
      const { nodes, jsEventListeners, documents } = await session.send('Memory.getDOMCounters');
      process.stderr.write(`bench: ${nodes} nodes, ${jsEventListeners} listeners, ${documents} documents\n`);
      if (before) printGrowth(before, sizes);
      before = sizes;
      return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
    },
  };
}

function bytesByName({ snapshot, nodes, strings }: z.infer<typeof snapshotShape>): Map<string, number> {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, name, size] = ['type', 'name', 'self_size'].map((field) => fields.indexOf(field));
  const kinds = z.array(z.string()).parse(types[0]);
  const sums = new Map<string, number>();
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = kinds[nodes[at + (type ?? 0)] ?? 0] ?? '';
    const called = /object|native|closure/.test(kind)
      ? `${kind} ${strings[nodes[at + (name ?? 0)] ?? 0]}`
      : kind;
    sums.set(called, (sums.get(called) ?? 0) + (nodes[at + (size ?? 0)] ?? 0));
  }
  return sums;
}

function printGrowth(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
  const grown = [...after]
    .map(([name, bytes]) => ({ name: name.slice(0, 80), bytes: bytes - (before.get(name) ?? 0) }))
    .sort((one, other) => other.bytes - one.bytes)
    .slice(0, 8);
  for (const { name, bytes } of grown) process.stderr.write(`bench: ${bytes} bytes more of ${name}\n`);
}
