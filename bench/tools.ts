import { spawn } from 'node:child_process';

/**
 * Runs a program, which may read `input`, and gives what it wrote to standard output.
 * @throws Error with what it wrote to standard error, where it fails or runs longer than `seconds`.
 */
export function runTool(
  program: string,
  args: readonly string[],
  seconds: number,
  input = '',
): Promise<string> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], timeout: seconds * 1000 });
  child.stdin.end(input);
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(out);
      else reject(new Error(`${program} ended with ${signal ?? code}: ${said.slice(-1000)}`));
    });
  });
}
