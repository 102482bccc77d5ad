import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where programs lie, as this process was told: all of its environment that a child ever gets (S3). */
export const searchPath = (): string => process.env.PATH ?? '';

const found = new Map<string, string | null>();

/** The file that a tool's name stands for; null where there is none. */
export function findOnPath(tool: string): string | null {
  const key = `${tool}\0${searchPath()}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const file = look(tool);
  found.set(key, file);
  return file;
}

function look(tool: string): string | null {
  const candidates = tool.includes('/')
    ? [tool]
    : searchPath()
        .split(delimiter)
        .map((folder) => join(folder, tool));
  for (const candidate of candidates) {
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not there.
    }
  }
  return null;
}
