import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../project-root.ts';

/**
 * The built file of a child process, by its source's path in src/ without its ending. A child runs only when built, since Node 22
 * runs no TypeScript by itself.
 */
export function builtChild(name: string): string {
  const built = path.join(projectRoot, 'dist', `${name}.js`);
  if (existsSync(built)) return built;
  throw new Error(`The child ${name} runs only when built: run \`npm run build\` first`);
}
