/**
 * Whether a visitor who sends this If-None-Match holds the answer already (RFC 9110 §13.1.2). Tags are compared weakly:
 * the letters between the quotes count, since a compressed copy is as good.
 */
export function isUnchanged(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}
