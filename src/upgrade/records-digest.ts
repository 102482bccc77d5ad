/** What lies in each collection: how many records, and a SHA-256 (hex) over the bytes of all, by their ids. */
export type RecordsDigest = Readonly<Record<string, { readonly count: number; readonly sha256: string }>>;

export const recordsIn = (digest: RecordsDigest): number =>
  Object.values(digest).reduce((sum, { count }) => sum + count, 0);

/** The names of what is not the same in both. */
export function differences(one: RecordsDigest, other: RecordsDigest): readonly string[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  // Opening the records makes collections for what this release keeps; an empty one is none.
  const said = (digest: RecordsDigest, name: string) => (digest[name]?.count ? digest[name].sha256 : null);
  return names.filter((name) => said(one, name) !== said(other, name));
}
