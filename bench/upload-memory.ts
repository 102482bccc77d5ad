import { mostMemory } from './process-cost.ts';
import type { Row } from './table.ts';
import type { Removal } from './upload-sender.ts';

const [few, many] = [10, 100] as const;

/** The most memory that a server has with many films on their way at once, over that with few: it should stay flat. */
export async function measureUploadMemory(
  what: string,
  pid: number,
  send: () => Promise<Removal>,
): Promise<Row> {
  const sideBySide = (count: number) =>
    mostMemory(pid, async () => {
      const removals = await Promise.all(Array.from({ length: count }, send));
      for (const remove of removals) await remove();
    });
  await sideBySide(few);
  const [base, most] = [await sideBySide(few), await sideBySide(many)];
  return {
    what: `${what}, memory with ${many} at once, over ${few}`,
    ours: `${most.toFixed(0)} MB`,
    bare: `${base.toFixed(0)} MB`,
    ratio: most / base,
    spread: [most / base, most / base],
    aim: { kind: 'at most', ratio: 1.5 },
  };
}
