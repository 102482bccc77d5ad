import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The built file of a child process that stands beside the module at `url`: a child runs only when built, since not every
 * Node that we support runs TypeScript. From the sources it is found in dist.
 */
export function builtChild(name: string, url: string): string {
  const beside = fileURLToPath(new URL(`./${name}.js`, url));
  const built = [beside, beside.replace(/\/src\/(?!.*\/src\/)/, '/dist/')].find(existsSync);
  if (built) return built;
  throw new Error(`The child ${name} runs only when built: run \`npm run build\` first`);
}
