import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from './project-root.ts';
import { inSources } from './source-place.ts';

const built = path.join(projectRoot, 'dist', 'server.js');

describe('a place in what is built', () => {
  it('is told as the place in the sources that it comes from', () => {
    const lines = readFileSync(built, 'utf8').split('\n');
    const row = lines.findIndex((line) => line.includes('async function main('));
    const column = (lines[row] ?? '').indexOf('main(');
    const told = inSources(`at main (${pathToFileURL(built).href}:${row + 1}:${column + 1})`);
    const [, place = '', at = ''] = /^at main \((.+?):(\d+):\d+\)$/.exec(told) ?? [];
    expect(place).toBe('src/server.ts');
    const source = readFileSync(path.join(projectRoot, place), 'utf8').split('\n');
    expect(source[Number(at) - 1]).toContain('async function main(');
  });

  it('stays as it is where there is no map', () => {
    const other = 'at run (file:///somewhere/else.js:3:4)';
    expect(inSources(other)).toBe(other);
    expect(inSources('at node:internal/process/task_queues:105:5')).toBe(
      'at node:internal/process/task_queues:105:5',
    );
  });
});
