import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from './project-root.ts';

/** What is built is a few large files; their maps are read when an error first names one, and kept. */
const maps = new Map<string, SourceMap | null>();

/**
 * A line of a stack trace with the places in dist/ put as places in the sources, such as
 * "at openStores (src/wire.ts:81:9)"; any other line as it is.
 */
export function inSources(line: string): string {
  return line.replace(
    /(file:\/\/[^\s()]+\.js):(\d+):(\d+)/,
    (built, url: string, row: string, column: string) => {
      const file = fileURLToPath(url);
      const found = mapOf(file)?.findEntry(Number(row) - 1, Number(column) - 1);
      if (!found || !('originalSource' in found)) return built;
      const source = path.relative(projectRoot, path.resolve(path.dirname(file), found.originalSource));
      return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
    },
  );
}

function mapOf(file: string): SourceMap | null {
  const known = maps.get(file);
  if (known !== undefined) return known;
  const map = readMap(`${file}.map`);
  maps.set(file, map);
  return map;
}

function readMap(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Without a map the built place has to do: an error must not hide behind another.
    return null;
  }
}
