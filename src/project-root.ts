import { existsSync } from 'node:fs';
import path from 'node:path';

/** The archive's own folder, which holds views/, content/, scripts/ and dist/: asked from the sources and from what is built of them. */
export const projectRoot = folderWithPackage(import.meta.dirname);

/** The programme's pages, the words, the consent wordings, the samples, and what a new archive begins with. */
export const contentFolder = path.join(projectRoot, 'content');

function folderWithPackage(from: string): string {
  if (existsSync(path.join(from, 'package.json'))) return from;
  const above = path.dirname(from);
  if (above === from) throw new Error(`Expected package.json in a folder above ${import.meta.dirname}`);
  return folderWithPackage(above);
}
