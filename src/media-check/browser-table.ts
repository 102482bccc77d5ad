import { boxes } from '../inspect/file-kind.ts';
import { endingsOf } from '../inspect/not-taken/endings.ts';
import { notTaken } from '../inspect/not-taken/not-taken.ts';
import { cameraRaw } from '../inspect/not-taken/not-taken-pictures.ts';
import { pictureBrands, soundBrands, takenMarks } from '../inspect/not-taken/taken-marks.ts';
import { adviceFor, nameOfKind } from '../inspect/sentences.ts';

/** Where the browser's copy of the tables lies, from the project's root. */
export const browserTableFile = 'public/js/files/table.js';

/** The tables by which files are told apart, as the script that a browser loads. */
export function browserTable(): string {
  const endings = { artwork: endingsOf('artwork'), sound: endingsOf('sound'), film: endingsOf('film') };
  const kinds = notTaken.map((row) => {
    const { kind: _kind, advice: _advice, program: _program, ...facts } = row;
    const words = { name: nameOfKind(row), advice: adviceFor(row) };
    return { ...words, ...facts, ...(row === cameraRaw ? { isRaw: true } : {}) };
  });
  return [
    '/** Made by `npm run media -- tables` from the archive’s own (src/inspect); a test compares them. Do not edit. */',
    `export const notTaken = ${list(kinds)};`,
    `export const boxes = ${letters(boxes)};`,
    `export const taken = ${list(takenMarks)};`,
    `export const pictureBrands = ${letters(pictureBrands)};`,
    `export const soundBrands = ${letters(soundBrands)};`,
    `export const endings = ${letters(endings)};`,
    '',
  ].join('\n');
}

const list = (rows: readonly unknown[]) => `[\n${rows.map((row) => `  ${letters(row)},`).join('\n')}\n]`;

/** As JSON, with every byte that is no plain letter written as a number. Words for people stay as they are. */
function letters(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\u00ff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}
