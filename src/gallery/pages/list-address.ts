import { z } from 'zod';
import type { GalleryPage } from '../../publish/published-stories.ts';

/** Stories on one page of a gallery: two or three screens of a phone's patience, and light enough for patchy signal. */
export const pageLength = 12;

/** Where in a list a page begins: after a story (older ones) or before one (newer ones). Cursors are opaque. */
export interface ListCursor {
  readonly after: string;
  readonly before: string;
}

const cursor = z.string().max(200).default('');
/** For readQuery. */
export const cursorFields = { after: cursor, before: cursor };

export function cursorOf({ after, before }: ListCursor): string | null {
  return after || before || null;
}

/** One address for one page: parameters in this order, without the empty ones. */
export function listAddress(path: string, parameters: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== ''));
  return query.size ? `${path}?${query}` : path;
}

/** What partials/pagination needs. */
export interface Pagination {
  readonly newer: string | null;
  readonly older: string | null;
  /** The list's beginning; null on the first page. */
  readonly start: string | null;
}

export function pagination(
  path: string,
  parameters: Readonly<Record<string, string>>,
  page: Pick<GalleryPage, 'older' | 'newer'>,
  cursor: string | null,
): Pagination {
  return {
    newer: page.newer === null ? null : listAddress(path, { ...parameters, before: page.newer }),
    older: page.older === null ? null : listAddress(path, { ...parameters, after: page.older }),
    start: cursor === null ? null : listAddress(path, parameters),
  };
}
