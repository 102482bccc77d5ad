import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureFilm } from './film.ts';
import { measureKioskMemory } from './kiosk-memory.ts';
import { measureMedia } from './media.ts';
import { measureMillion } from './million.ts';
import { measurePages } from './pages.ts';
import { measurePictures } from './pictures.ts';
import { measureScreens } from './screens.ts';
import { measureSearch } from './search.ts';
import { measureSpeech } from './speech.ts';
import { printTable, type Row } from './table.ts';
import { measureTiles } from './tiles.ts';
import { measureUpload } from './upload.ts';
import { measureUploadS3 } from './upload-s3.ts';

/** Measures what is named, or all of it but what takes long, and prints one table. */

const parts: Readonly<Record<string, (folder: string) => Promise<Row[]>>> = {
  pictures: measurePictures,
  film: measureFilm,
  pages: measurePages,
  media: measureMedia,
  screens: measureScreens,
  search: measureSearch,
  tiles: measureTiles,
  upload: measureUpload,
  s3: measureUploadS3,
  'kiosk-memory': measureKioskMemory,
  speech: measureSpeech,
  million: measureMillion,
};
/** Long, in need of much memory, or in need of the speech model. */
const onlyByName = ['kiosk-memory', 'speech', 'million', 'search'];

const wanted = process.argv.slice(2);
const names = Object.keys(parts);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`Usage: npm run bench [-- ${names.join(' | ')}]\n`);
  process.exit(wanted.includes('--help') ? 0 : 2);
}

const folder = await mkdtemp(join(tmpdir(), 'ns-bench-'));
const rows: Row[] = [];
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 ? !wanted.includes(name) : onlyByName.includes(name)) continue;
    process.stderr.write(`bench: ${name} …\n`);
    rows.push(...(await measure(folder)));
  }
  process.stdout.write(`\n${printTable(rows)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
