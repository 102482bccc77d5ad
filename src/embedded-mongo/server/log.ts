/** What the store says: never a value from a document, only names of collections and fields, and counts. */
export interface Log {
  warn(details: Record<string, unknown>, sentence: string): void;
  error(details: Record<string, unknown>, sentence: string): void;
}

export const SILENT: Log = { warn: () => undefined, error: () => undefined };
