const nowhere = 'http://nowhere.invalid';

/** `path` where it leads to a page for curators on this very site; the queue otherwise. Never to another site. */
export function curatorPath(path: string): string {
  if (!path.startsWith('/') || !URL.canParse(path, nowhere)) return '/curate';
  const url = new URL(path, nowhere);
  const ours = url.origin === nowhere && /^\/curate(?:\/(?!sign-|welcome)|$)/.test(url.pathname);
  return ours ? `${url.pathname}${url.search}` : '/curate';
}
