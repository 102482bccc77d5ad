/**
 * Makes dist/views.cjs of views/: each template compiled, by the SHA-256 of its text, so that neither a server's first visitor nor
 * a test waits for it. `npm run build` runs it, and so do the tests before they begin. A text that is not in it is
 * compiled as it comes (src/web/view-engine.ts).
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import handlebars from 'handlebars';
import { put } from './build-public.mjs';

const root = path.resolve(import.meta.dirname, '..');
const to = path.join(root, 'dist', 'views.cjs');

/** Writes it anew where a template has changed. */
export async function buildViews() {
  const entries = await readdir(path.join(root, 'views'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'));
  const texts = await Promise.all(
    files.map(async ({ parentPath, name }) => (await readFile(path.join(parentPath, name), 'utf8')).trim()),
  );
  const byHash = new Map(texts.map((text) => [createHash('sha256').update(text).digest('base64url'), text]));
  const hashes = [...byHash.keys()].sort();
  const head = `// handlebars ${handlebars.VERSION}: ${hashes.join(' ')}\n`;
  if ((await readFile(to, 'utf8').catch(() => '')).startsWith(head)) return;
  // The options are those of the view engine.
  const parts = hashes.map(
    (hash) => `${JSON.stringify(hash)}: ${handlebars.precompile(byHash.get(hash), { preventIndent: true })}`,
  );
  await put(to, Buffer.from(`${head}module.exports = {\n${parts.join(',\n')}\n};\n`));
}

if (process.argv[1] === import.meta.filename) await buildViews();
