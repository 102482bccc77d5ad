import { createRequire } from 'node:module';
import type vendor from 'sharp';

// Asked for as CommonJS: as a module it takes twice as long to load, in a child process for each picture.
const sharp: typeof vendor = createRequire(import.meta.url)('sharp');

/**
 * The only importer of sharp. Its own text formats (SVG, PDF, libvips' .v) and all that we do not take stay shut, in the
 * server, the worker and the child alike (S5).
 */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'].flatMap((kind) => [
    `VipsForeignLoad${kind}File`,
    `VipsForeignLoad${kind}Buffer`,
  ]),
});
// A file is read once: caching opened files would only keep an old one of the same name.
sharp.cache(false);

export type { Sharp } from 'sharp';
export { sharp };
