/** What lies in each collection: how many records, and a SHA-256 (hex) over the bytes of all, by their ids. */
export type RecordsDigest = Readonly<Record<string, { readonly count: number; readonly sha256: string }>>;

export const recordsIn = (digest: RecordsDigest): number =>
  Object.values(digest).reduce((sum, { count }) => sum + count, 0);

/** The names of what is not the same in both. */
export function differences(one: RecordsDigest, other: RecordsDigest): readonly string[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.filter((name) => one[name]?.sha256 !== other[name]?.sha256);
}
