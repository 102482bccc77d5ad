import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Size } from '../plan-renditions.ts';

/**
 * Where each tile of a deep zoom pyramid lies in its pack, in the Deep Zoom layout: level 0 is one dot, each next twice as
 * wide, the last the whole picture. Tiles are counted level by level and row by row; tile n is the bytes offsets[n] to
 * offsets[n + 1] - 1 of the pack. So a tile is a byte range of one file, which is checked, kept and erased as one.
 */
export interface TileIndex extends Size {
  readonly tileSize: number;
  /** Dots that a tile shares with each of its neighbours. */
  readonly overlap: number;
  readonly type: 'image/jpeg';
  readonly levels: readonly { readonly columns: number; readonly rows: number }[];
  readonly offsets: readonly number[];
}

export const tileSize = 512;
export const tileOverlap = 1;

/** Columns and rows of every level, smallest first. */
export function tileLevels({ width, height }: Size): TileIndex['levels'] {
  const last = Math.ceil(Math.log2(Math.max(width, height, 1)));
  return Array.from({ length: last + 1 }, (_, level) => {
    const scale = 2 ** (last - level);
    const tiles = (side: number) => Math.ceil(Math.ceil(side / scale) / tileSize);
    return { columns: tiles(width), rows: tiles(height) };
  });
}

/** Puts the tiles that libvips wrote into `folder` one after the other, and removes them. @throws where one is missing. */
export async function packTiles(folder: string, size: Size, pack: string, index: string): Promise<void> {
  const levels = tileLevels(size);
  const offsets = [0];
  const out = await open(pack, 'w');
  try {
    let at = 0;
    for (const [level, { columns, rows }] of levels.entries()) {
      for (let row = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1) {
          const tile = await readFile(join(folder, String(level), `${column}_${row}.jpeg`));
          await out.writeFile(tile);
          at += tile.length;
          offsets.push(at);
        }
      }
    }
  } finally {
    await out.close();
  }
  const written: TileIndex = { ...size, tileSize, overlap: tileOverlap, type: 'image/jpeg', levels, offsets };
  await writeFile(index, JSON.stringify(written));
  await rm(folder, { recursive: true });
}
