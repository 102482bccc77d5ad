import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Handler } from '../web/routes.ts';

export type Ending = 'csv' | 'json';

const types: Readonly<Record<Ending, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/**
 * Sends a file to keep, as it is being made, at the pace at which it is taken. Where making it fails half-way the
 * connection is cut, so that nobody takes a part for the whole.
 */
export async function sendPieces(
  response: Parameters<Handler>[1],
  name: string,
  ending: Ending,
  pieces: AsyncIterable<string>,
): Promise<void> {
  response.set({
    'Content-Type': types[ending],
    'Content-Disposition': `attachment; filename="${name}.${ending}"`,
    'Cache-Control': 'private, no-store',
  });
  await pipeline(Readable.from(pieces), response);
}
